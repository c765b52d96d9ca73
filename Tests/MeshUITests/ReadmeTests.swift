import Foundation
import MeshUI
import Testing

/// The README's table of keys is the program's own. `RECORD_SNAPSHOTS=1` writes it anew.
@Suite struct ReadmeTests {
  @Test func keysAreThoseOfTheKeymap() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md").standardized
    var readme = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let start = try #require(readme.firstRange(of: "## Keys\n\n")).upperBound
    let end = try #require(readme[start...].firstRange(of: "\n\nText fields")).lowerBound
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      readme.replaceSubrange(start..<end, with: Self.table)
      try Data(readme.utf8).write(to: url)
      return
    }
    #expect(String(readme[start..<end]) == Self.table, "RECORD_SNAPSHOTS=1 writes the README's table of keys anew")
  }

  /// What works in every pane once, then what each place adds.
  private static var table: String {
    let panes = KeyContext.allCases.filter(\.isPane)
    let shared = KeyContext.detail.bindings.filter { binding in
      panes.allSatisfy { $0.bindings.contains(binding) }
    }
    var rows = [row("every pane", shared)]
    for context in KeyContext.allCases {
      let own = context.bindings.filter { !shared.contains($0) }
      if !own.isEmpty { rows.append(row(context.title, own)) }
    }
    return (["| where | keys |", "|---|---|"] + rows).joined(separator: "\n")
  }

  private static func row(_ place: String, _ bindings: [Binding]) -> String {
    var meanings: [(help: String, keys: [String])] = []
    for binding in bindings {
      let key = "`" + binding.keyNames.replacing("|", with: "\\|") + "`"
      if let known = meanings.firstIndex(where: { $0.help == binding.help }) {
        if !meanings[known].keys.contains(key) { meanings[known].keys.append(key) }
      } else {
        meanings.append((binding.help, [key]))
      }
    }
    let words = meanings.map { $0.keys.joined(separator: " ") + " " + $0.help }
    return "| \(place) | \(words.joined(separator: " · ")) |"
  }
}
