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
    #expect(lines.count == Keymap.usual.table.count + 1)
    #expect(lines.first?.wholeMatch(of: #/PLACE +COMMAND +KEYS +WHAT/#) != nil)
    #expect(lines.contains { $0.wholeMatch(of: #/everywhere +page-down +PgDn Ctrl-D +scroll down/#) != nil })
    #expect(lines.contains { $0.wholeMatch(of: #/workflows +new-workflow +A +start a new workflow/#) != nil })
    #expect(lines.contains { $0.wholeMatch(of: #/question +no +n Enter Esc q Ctrl-C +leave it/#) != nil })
    #expect(!run.output.contains("\u{1b}"))
  }

  @Test func aTerminalGetsNoLineLongerThanItIsWide() async throws {
    let run = try await CommandRun(["keys"], home: Home(), columns: 60)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func programsGetTheSame() async throws {
    let run = try await CommandRun(["keys", "-o", "json"], home: Home())
    let keys = try JSONDecoder().decode([String: [Line]].self, from: Data(run.output.utf8))["keys"]
    #expect(
      keys
        == Keymap.usual.table.map {
          Line(place: $0.place, name: $0.name, command: $0.command, keys: $0.keys, help: $0.help)
        })
  }

  private static let settings = "keys:\n  nodes:\n    add-node: ctrl-t\n    zoom: alt-z\n"

  @Test func theSettingsAreFollowed() async throws {
    let home = try Home()
    try home.write(Self.settings, to: ".config/meshwork/config.yaml")
    let run = try await CommandRun(["keys"], home: home)
    #expect(run.ending == .ok)
    #expect(run.output.contains(#/nodes +add-node +Ctrl-T +add a node/#))
    #expect(run.messages.hasPrefix("Warning: line 4, nodes: zoom: Alt and a letter"))
    let page = try await CommandRun(["man"], home: home)
    #expect(page.output.contains(".B Ctrl\\-T\nadd a node\n"))
  }

  @Test func theyAreChecked() async throws {
    let home = try Home()
    let none = try await CommandRun(["keys", "--check"], home: home)
    #expect(none.ending == .ok && none.output.isEmpty)
    try home.write(Self.settings, to: ".config/meshwork/config.yaml")
    let run = try await CommandRun(["keys", "--check"], home: home)
    #expect(run.ending == .failure && run.output.isEmpty)
    #expect(run.messages.hasSuffix("1 of 2 settings of keys are used.\n"))
    let doctor = try await CommandRun(["doctor"], home: home)
    #expect(doctor.output.contains(#/note +keys +line 4, nodes: zoom: Alt/#))
    #expect(doctor.output.contains(#/ok +keys +1 of 2 settings are used/#))
  }

  private struct Line: Decodable, Hashable {
    let place: String
    let name: String
    let command: String
    let keys: [String]
    let help: String
  }
}
