import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// What an earlier version kept for all contexts alike is nobody's until somebody says that it is theirs.
@Suite struct EarlierFormTests {
  private func started() -> Editor {
    var journal = JournalState()
    journal.unclaimed = UnclaimedWork(
      drafts: ["flow"], steps: [StagedStep(id: 1, change: .delete(["old"]))], sent: 0, runs: 0)
    let session = Session(
      badge: .remote("x"), context: "alice", app: Gallery.app, base: "https://x", catalogues: [], samples: [])
    return .ready(journal, session: session)
  }

  @Test func itIsShownAndAskedFor() {
    var editor = started()
    #expect(
      editor.question?.text
        == "An earlier meshwork kept this here, for every context alike: 1 draft (flow), 1 staged step (delete old). "
        + "Is it of context alice?")
    #expect(editor.type("y") == [.leave(.claimEarlier)])
  }

  @Test func aNoLeavesItAsItIs() {
    var editor = started()
    #expect(editor.type("n") == [] && editor.state.dialogs == [])
    #expect(editor.state.drafts.isEmpty && editor.state.staged.isEmpty)
  }
}
