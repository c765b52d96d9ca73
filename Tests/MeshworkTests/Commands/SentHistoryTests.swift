import Foundation
import MeshCore
import MeshState
import Meshwork
import Testing

/// What commands send stands in the history that the editor shows, with what it needs to take it back.
@Suite struct SentHistoryTests {
  private func history(_ home: Home) throws -> [SentStep] {
    try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery").restore().state
      .history
  }

  @Test func everyWriteIsKept() async throws {
    let home = try Home()
    for (arguments, input) in [
      (["create", "-f", "-", "-y"], Described.one), (["apply", "-f", "-", "-y"], Described.two),
      (
        ["patch", "photo-basics", "--action", "remove", "-f", "-", "-y"],
        "workflow: {id: a, nodes: [{id: sharpness, model: {model_id: m}}]}"
      ),
      (["delete", "two", "-y"], ""),
    ] as [([String], String)] {
      let run = try await CommandRun(arguments, home: home, input: input)
      #expect(run.ending == .ok, "\(run)")
    }
    let sent = try history(home)
    let named = WorkflowPatch.Item(id: "photo-basics", nodes: [NodePatch(id: "sharpness")])
    let written = WorkflowPatch(action: .remove, items: [named])
    #expect(
      sent.map(\.step.change) == [
        .delete(["two"]), .patch("photo-basics", .asWritten(written)), .create("two"), .create("one"),
      ])
    #expect(sent.map(\.step.id) == [-4, -3, -2, -1])
    #expect(sent.allSatisfy { $0.outcome == .asPredicted })
    #expect(sent[0].before.first?.nodes.map(\.id) == ["quality"] && sent[0].predicted.isEmpty && sent[0].read.isEmpty)
    #expect(sent[1].before.first?.nodes.map(\.id) == ["colours", "sharpness"])
    #expect(
      sent[1].predicted.first?.nodes.map(\.id) == ["colours"] && sent[1].read.first?.nodes.map(\.id) == ["colours"])
    #expect(sent[2].before.isEmpty && sent[2].read.first?.id == "two")
  }

  /// What is drafted of a workflow goes on under the id that a command gives it.
  @Test func aRenamedWorkflowKeepsItsDraft() async throws {
    let home = try Home()
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
    try journal.record([
      .draftBegan(
        base: Workflow(id: "two-eyes", nodes: [WorkflowNode(id: "a", model: ModelReference(id: "m"))]), isNew: false),
      .edited("two-eyes", .replaceNodes([]), at: 0),
      .staged([StagedStep(id: 1, change: .patch("two-eyes", .automatic))]),
    ])
    #expect(try await CommandRun(["rename", "two-eyes", "three-eyes", "-y"], home: home).ending == .ok)
    let state = try journal.restore().state
    #expect(state.drafts.map(\.id) == ["three-eyes"] && state.drafts.first?.edits.count == 1)
    #expect(state.staged.map(\.change) == [.patch("three-eyes", .automatic)])
    let editor = try Claim(scope: "local/sample/gallery", in: home.path + "/.local/state/meshwork", as: .editor)
    let beside = try await CommandRun(["rename", "three-eyes", "two-eyes", "-y"], home: home)
    #expect(beside.ending == .ok && beside.messages.contains("stays under its old id"), "\(beside)")
    editor.end()
  }

  @Test func whatIsRefusedIsKeptToo() async throws {
    let home = try Home()
    let bad = Described.one + "    output_info_override: {params: {nonesuch: 1}}\n"
    #expect(try await CommandRun(["create", "-f", "-", "-y"], home: home, input: bad).ending == .failure)
    #expect(try history(home).map(\.outcome) == [.refused])
  }

  @Test func besideAnEditorItIsAppended() async throws {
    let home = try Home()
    let claim = try Claim(scope: "local/sample/gallery", in: home.path + "/.local/state/meshwork", as: .editor)
    #expect(try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.one).ending == .ok)
    #expect(try history(home).map(\.step.change) == [.create("one")])
    claim.end()
  }

  /// A step of a command that was killed does not keep what is staged from being sent.
  @Test func whatIsStagedIsSentBesideIt() async throws {
    let home = try Home()
    _ = try await CommandRun(["import", "-"], home: home, input: Described.one)
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
    _ = try journal.begin(.delete(["gone"]), at: Date(), before: [], predicted: [])
    #expect(try await CommandRun(["apply", "-y"], home: home).ending == .ok)
    #expect(try history(home).map(\.step.id) == [1, -1])
  }

  @Test func withoutAPlaceForAJournalItIsSaidAndDone() async throws {
    let home = try Home()
    try home.write("in the way", to: ".local/state")
    let run = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.one)
    #expect(run.ending == .ok && run.messages.contains("Warning: not kept in the history."), "\(run)")
    #expect(run.messages.split(separator: "\n").count == 1)
  }
}
