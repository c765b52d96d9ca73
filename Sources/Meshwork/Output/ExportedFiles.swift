import FoundationEssentials
package import MeshCore

/// What the editor exports: CSV for spreadsheets, JSON as the command line prints it.
package struct ExportedFiles {
  /// Of both files, without what they end with.
  private let name: String
  private let csv: String
  private let json: JSON
  /// What it is, and the command that prints the same.
  private let subject: String
  private let command: String

  package init(_ comparison: Comparison, of workflow: WorkflowID, at threshold: Double) {
    name = "\(workflow)-comparison"
    csv = ComparisonCSV.text(comparison, at: threshold)
    json = ["comparison": comparison.json(at: threshold, calls: nil)]
    subject = "comparison"
    command = "meshwork predict --twin -o json"
  }

  package init(_ runs: [PredictionRun]) {
    let workflows = Set(runs.map(\.workflow))
    name = (workflows.count == 1 ? workflows.first.map { $0 + "-" } ?? "" : "") + "runs"
    csv = CommaSeparated(runs).text
    json = ["results": .array(runs.map(\.json))]
    subject = "prediction"
    command = "meshwork runs export"
  }

  package struct Fault: WordedError {
    package let message: String
  }

  /// Writes both into `folder` under the first name that is free, and gives their names; what is there stays.
  package func write(in folder: String) throws(Fault) -> [String] {
    let safe = String(name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" })
    let texts = [("csv", csv), ("json", json.printed)]
    for number in 1...Self.mostNames {
      let names = texts.map { "\(safe)\(number > 1 ? "-\(number)" : "").\($0.0)" }
      let paths = names.map { folder + "/" + $0 }
      guard !paths.contains(where: FileManager.default.fileExists(atPath:)) else { continue }
      do {
        try Self.write(zip(paths, texts.map(\.1)))
        return names
      } catch {
        // Somebody else was faster.
        guard !error.isTaken else { continue }
        throw Fault(
          message: "The \(subject) cannot be written to \(folder): \(error.reason). Start meshwork in a folder that is "
            + "writable, or use `\(command)`.")
      }
    }
    throw Fault(message: "\(folder) holds \(Self.mostNames) files of the name \(safe). Move them away.")
  }

  /// All of them or none.
  private static func write(_ files: Zip2Sequence<[String], [String]>) throws(NewFile.Fault) {
    var written: [String] = []
    for (path, text) in files {
      do {
        try NewFile(path: path).write(text)
        written.append(path)
      } catch {
        for path in written { try? FileManager.default.removeItem(atPath: path) }
        throw error
      }
    }
  }

  private static let mostNames = 999
}

extension PredictionRun {
  /// As `meshwork predict` prints a result, with what ran and when.
  fileprivate var json: JSON {
    guard case .object(var fields) = ImageResult(self).json(image: image.shortText) else { return .null }
    fields["workflow"] = .string(workflow)
    fields["version"] = versionID.map(JSON.string) ?? .null
    fields["at"] = .string(Timestamp.text(at))
    return .object(fields)
  }
}
