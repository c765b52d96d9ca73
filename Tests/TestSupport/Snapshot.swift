package import Canvas
import Foundation
package import Testing

/// Compares a frame, as text and as the letters of its roles, with the snapshot of that name: in the folder `Snapshots`
/// beside the test's file, or the nearest one above it.
///
/// A snapshot is written only when `RECORD_SNAPSHOTS` is 1 in the environment; one that is missing fails.
package func assertSnapshot(
  _ frame: Frame, named name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = snapshots(near: URL(filePath: file).deletingLastPathComponent())
  let url = folder.appending(path: name + ".txt")
  let actual = frame.snapshot
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: url)
    } catch {
      Issue.record("\(name) could not be recorded: \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: url) else {
    Issue.record("there is no snapshot \(name); RECORD_SNAPSHOTS=1 makes it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard actual != expected else { return }
  Issue.record("\(name) differs:\n\(differences(expected, actual))", sourceLocation: sourceLocation)
}

/// The lines that differ, those of the snapshot marked `-`, those of the frame `+`.
private func differences(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  return (0..<max(old.count, new.count)).compactMap { line in
    let (before, after) = (line < old.count ? old[line] : "", line < new.count ? new[line] : "")
    return before == after ? nil : "\(line + 1) - \(before)\n\(line + 1) + \(after)"
  }
  .joined(separator: "\n")
}

extension Frame {
  /// The text, then the roles, then where the cursor is.
  fileprivate var snapshot: String {
    let place = cursor.map { "cursor \($0.row) \($0.column)" } ?? "no cursor"
    return (textLines + [String(repeating: "=", count: size.columns)] + roleLines + [place, ""]).joined(separator: "\n")
  }
}

private func snapshots(near folder: URL) -> URL {
  let here = folder.appending(path: "Snapshots")
  let above = folder.deletingLastPathComponent()
  if FileManager.default.fileExists(atPath: here.path) || folder.lastPathComponent == "Tests" || above == folder {
    return here
  }
  return snapshots(near: above)
}
