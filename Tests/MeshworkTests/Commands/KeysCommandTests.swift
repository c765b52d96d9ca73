import Foundation
import MeshCore
import MeshUI
import Meshwork
import TestSupport
import Testing

/// `meshwork keys`.
@Suite struct KeysCommandTests {
  @Test func aPipeGetsEveryKeyInALineOfItsOwn() async throws {
    let run = try await CommandRun(["keys"], home: Home())
    #expect(run.ending == .ok && run.messages.isEmpty)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == Keymap.table.count + 1)
    #expect(lines.first?.wholeMatch(of: #/PLACE +KEYS +WHAT/#) != nil)
    #expect(lines.contains { $0.wholeMatch(of: #/Every pane +PgDn Ctrl-D +scroll down/#) != nil })
    #expect(lines.contains { $0.wholeMatch(of: #/Workflows +A +start a new workflow/#) != nil })
    #expect(lines.contains { $0.wholeMatch(of: #/Question +n Enter Esc q Ctrl-C +leave it/#) != nil })
    #expect(!run.output.contains("\u{1b}"))
  }

  @Test func aTerminalGetsNoLineLongerThanItIsWide() async throws {
    let run = try await CommandRun(["keys"], home: Home(), columns: 60)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func programsGetTheSame() async throws {
    let run = try await CommandRun(["keys", "-o", "json"], home: Home())
    let keys = try JSONDecoder().decode([String: [Line]].self, from: Data(run.output.utf8))["keys"]
    #expect(keys == Keymap.table.map { Line(place: $0.place, keys: $0.keys, help: $0.help) })
  }

  private struct Line: Decodable, Hashable {
    let place: String
    let keys: [String]
    let help: String
  }
}
