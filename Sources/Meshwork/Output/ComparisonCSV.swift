import MeshCore

/// A comparison as comma-separated values, a line a finding and image: for spreadsheets.
enum ComparisonCSV {
  static func text(_ comparison: Comparison, at threshold: Double) -> String {
    let labels = [comparison.before.label, comparison.after.label]
    let head = ["node", "id", "name", "region", "image"] + labels + ["change", "crossing"]
    let rows =
      comparison.changes.flatMap { change in change.images.map { row(change, $0, threshold) } }
      + comparison.nodes.flatMap(rowsAlone)
    return ([head] + rows).map(CommaSeparated.row).joined()
  }

  /// What a node found that only one side has: that side has a value, and nothing is said to have changed.
  private static func rowsAlone(_ node: Comparison.Node) -> [[String]] {
    node.given.flatMap { given in
      given.findings(of: node.id).map { found in
        let value = "\(found.value)"
        let values = node.before == nil ? ["", value] : [value, ""]
        return [node.id, found.key.id, found.name, found.key.region.map(String.init) ?? "", given.image.shortText]
          + values + ["", ""]
      }
    }
  }

  private static func row(_ change: Change, _ image: Change.OnImage, _ threshold: Double) -> [String] {
    func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let region = change.id.region.map(String.init) ?? ""
    let crossing = image.crossing(at: threshold)?.rawValue ?? ""
    return [change.id.node, change.id.id, change.name, region, image.image.shortText]
      + [text(image.before), text(image.after), text(image.change), crossing]
  }
}
