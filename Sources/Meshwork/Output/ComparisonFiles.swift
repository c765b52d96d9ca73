import FoundationEssentials
package import MeshCore

/// A comparison as files: CSV for spreadsheets, JSON as the command line prints it.
package struct ComparisonFiles {
  package let comparison: Comparison
  package let workflow: WorkflowID
  package let threshold: Double

  package init(_ comparison: Comparison, of workflow: WorkflowID, at threshold: Double) {
    self.comparison = comparison
    self.workflow = workflow
    self.threshold = threshold
  }

  package struct Fault: WordedError {
    package let message: String
  }

  /// Writes both into `folder` under the first name that is free, and gives their names; what is there stays.
  package func write(in folder: String) throws(Fault) -> [String] {
    let safe = workflow.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" }
    let json = JSON.object(["comparison": comparison.json(at: threshold, calls: nil)]).printed
    let texts = [("csv", ComparisonCSV.text(comparison, at: threshold)), ("json", json)]
    for number in 1...Self.mostNames {
      let names = texts.map { "\(String(safe))-comparison\(number > 1 ? "-\(number)" : "").\($0.0)" }
      let paths = names.map { folder + "/" + $0 }
      guard !paths.contains(where: FileManager.default.fileExists(atPath:)) else { continue }
      do {
        for (path, text) in zip(paths, texts) {
          try Data(text.1.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
        }
        return names
      } catch {
        throw Fault(
          message: "The comparison cannot be written to \(folder). Start meshwork in a folder that is writable, or use "
            + "`meshwork predict --twin -o json`.")
      }
    }
    throw Fault(message: "\(folder) holds \(Self.mostNames) comparisons of \(workflow). Move them away.")
  }

  private static let mostNames = 999
}
