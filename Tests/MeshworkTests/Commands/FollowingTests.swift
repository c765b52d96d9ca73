import Foundation
import MeshCore
import MeshState
import Meshwork
import Testing

/// What the editor keeps of a workflow goes on under the id that a command gives it.
@Suite struct FollowingTests {
  private static let step = StagedStep(id: 1, change: .rename("quality-gate", to: "gate"))

  private func journal(_ home: Home) throws -> Journal {
    try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
  }

  @Test(arguments: [["apply", "--yes"], ["rename", "quality-gate", "gate", "--yes"]])
  func formsTextsAndChoicesFollow(_ command: [String]) async throws {
    let home = try Home()
    _ = try await CommandRun(["list"], home: home)
    // Also what an editor of a later version keeps beside it.
    let form: JSON = [
      "nodes": [["workflow": "quality-gate", "purpose": ["add": [:]], "later": true]],
      "texts": ["quality-gate": "id: quality-gate"], "conflicts": [["workflow": "quality-gate", "steps": []]],
      "image": "cat.png", "later": 7,
    ]
    let patch = StagedStep(id: 2, change: .patch("quality-gate", .automatic))
    try journal(home).record([.form(form), .staged(command[0] == "apply" ? [Self.step] : [patch])])
    let run = try await CommandRun(command, home: home)
    #expect(run.ending == .ok && run.output == "rename quality-gate to gate: done, as predicted.\n", "\(run)")
    let state = try journal(home).restore().state
    #expect(
      state.form == [
        "nodes": [["workflow": "gate", "purpose": ["add": [:]], "later": true]],
        "texts": ["gate": "id: quality-gate"], "conflicts": [["workflow": "gate", "steps": []]],
        "image": "cat.png", "later": 7,
      ])
    #expect(state.staged.map(\.change) == (command[0] == "apply" ? [] : [.patch("gate", .automatic)]))
  }
}
