import MeshCore

/// The parameters of a node: `output_info_override.params`.
package struct Parameters {
  private let values: [String: JSON]

  init(_ node: WorkflowNode) {
    guard case .object(let values) = node.override?["params"] else {
      self.values = [:]
      return
    }
    self.values = values
  }

  package struct Fault: Error {
    let message: String
  }

  package func number(_ name: String, in range: ClosedRange<Double>, or standard: Double) throws(Fault) -> Double {
    guard let value = values[name], value != .null else { return standard }
    guard case .number(let number) = value, range.contains(number) else {
      throw fault(value, of: name, "a number from \(JSON.number(range.lowerBound).compact) to ", range.upperBound)
    }
    return number
  }

  package func whole(_ name: String, in range: ClosedRange<Int>, or standard: Int) throws(Fault) -> Int {
    guard let value = values[name], value != .null else { return standard }
    guard case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) else {
      throw fault(value, of: name, "a whole number from \(range.lowerBound) to ", Double(range.upperBound))
    }
    return whole
  }

  /// Refuses parameters that nothing reads: most often they are misspelt.
  package func allow(_ names: [String]) throws(Fault) {
    guard let stranger = values.keys.sorted().first(where: { !names.contains($0) }) else { return }
    let known = names.isEmpty ? "It takes none." : "It takes \(names.joined(separator: ", "))."
    throw Fault(message: "There is no parameter \(stranger) of this model. \(known)")
  }

  private func fault(_ value: JSON, of name: String, _ wanted: String, _ most: Double) -> Fault {
    Fault(message: "Parameter \(name) is \(value.compact). Give \(wanted)\(JSON.number(most).compact).")
  }
}
