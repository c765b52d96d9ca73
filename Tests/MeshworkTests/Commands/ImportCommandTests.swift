import Foundation
import MeshCore
import MeshState
import Meshwork
import Testing

/// `meshwork import` beside others, and the way back.
@Suite struct ImportCommandTests {
  private func claim(_ home: Home, _ role: Claim.Role) throws -> Claim {
    try Claim(scope: "local/sample/gallery", in: home.path + "/.local/state/meshwork", as: role)
  }

  private func journal(_ home: Home) throws -> Journal {
    try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
  }

  @Test func whatIsImportedTwiceIsSaidToBeImported() async throws {
    let home = try Home()
    #expect(try await CommandRun(["import", "-"], home: home, input: Described.one).ending == .ok)
    let again = try await CommandRun(["import", "-"], home: home, input: Described.one)
    #expect(again.ending == .conflict && again.messages.contains("one is staged by an import already"), "\(again)")
    let back = try await CommandRun(["import", "--discard", "one", "one"], home: home)
    #expect(back.ending == .ok && back.output == "discarded one\n", "\(back)")
  }

  @Test func besideAnEditorItSaysWhoHasTheApp() async throws {
    let home = try Home()
    let editor = try claim(home, .editor)
    let run = try await CommandRun(["import", "-"], home: home, input: Described.one)
    #expect(run.ending == .failure)
    #expect(run.messages.contains("the editor of another meshwork (process \(getpid())) has this app open"), "\(run)")
    editor.end()
  }

  /// As processes, which the system gives their turns: one waits five seconds for another.
  @Test func importsAtOnceTakeTurns() async throws {
    let home = try Home()
    let ids = (1...4).map { "w\($0)" }
    try await withThrowingTaskGroup(of: Binary.Ended.self) { group in
      for id in ids {
        try home.write(Described.one.replacing("id: one", with: "id: \(id)"), to: "\(id).yaml")
        group.addTask { try await Binary.start(["import", "\(home.path)/\(id).yaml"], home: home).end() }
      }
      for try await run in group { #expect(run.code == 0, "\(run)") }
    }
    let staged = try journal(home).restore().state.staged
    #expect(staged.flatMap(\.change.workflows).sorted() == ids && staged.map(\.id) == Array(1...4))
  }

  @Test func aCommandThatDoesNotEndIsNamed() async throws {
    let home = try Home()
    let other = try claim(home, .command)
    let run = try await CommandRun(["import", "-"], home: home, input: Described.one)
    #expect(run.ending == .failure)
    #expect(run.messages.contains("a command of another meshwork (process \(getpid())) is at work"), "\(run)")
    other.end()
  }

  @Test func whatWasImportedIsTakenBack() async throws {
    let home = try Home()
    let both = Described.one + "---\n" + Described.two
    let staged = try await CommandRun(["import", "-"], home: home, input: both)
    #expect(staged.messages == "Nothing was sent. `meshwork import --discard one two` takes it back.\n")
    let dry = try await CommandRun(["import", "--discard", "one", "--dry-run"], home: home)
    #expect(dry.ending == .ok && dry.output == "would discard one\n")
    let run = try await CommandRun(["import", "--discard", "one"], home: home)
    #expect(run.ending == .ok && run.output == "discarded one\n", "\(run)")
    let state = try journal(home).restore().state
    #expect(state.staged.flatMap(\.change.workflows) == ["two"] && state.drafts.map(\.id) == ["two"])
    let again = try await CommandRun(["import", "--discard", "one", "two"], home: home)
    #expect(again.ending == .notFound && again.messages.contains("of one nothing is staged"), "\(again)")
    #expect(try journal(home).restore().state == state)
    // The way is free for another try.
    #expect(try await CommandRun(["import", "-"], home: home, input: Described.one).ending == .ok)
  }

  @Test func whatWasEditedSinceStays() async throws {
    let home = try Home()
    _ = try await CommandRun(["import", "-"], home: home, input: Described.one)
    let hidden = WorkflowNode(id: "quality", model: ModelReference(id: "image-quality"), suppressesOutput: true)
    try journal(home).record([.edited("one", .updateNode("quality", to: hidden), at: 1)])
    let run = try await CommandRun(["import", "--discard", "one"], home: home)
    #expect(run.ending == .conflict && run.messages.contains("edited since it was imported"), "\(run)")
    let kept = try journal(home).restore().state
    #expect(kept.staged.count == 1 && kept.drafts.first?.edits.count == 2)
    // An edit that was taken back is none.
    try journal(home).record([.rewound("one", to: 1)])
    #expect(try await CommandRun(["import", "--discard", "one"], home: home).ending == .ok)
    #expect(try journal(home).restore().state.drafts.isEmpty)
  }

  @Test func whatTheEditorStagedIsNotDiscarded() async throws {
    let home = try Home()
    try journal(home).record([.staged([StagedStep(id: 1, change: .delete(["photo-basics"]))])])
    let run = try await CommandRun(["import", "--discard", "photo-basics"], home: home)
    #expect(run.ending == .notFound)
    #expect(try journal(home).restore().state.staged.count == 1)
  }
}
