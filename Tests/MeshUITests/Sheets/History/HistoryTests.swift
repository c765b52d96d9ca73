import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// The sheet of what was applied, and the way back of each kind of step from it.
@Suite struct HistoryTests {
  private func editor(_ history: [SentStep], holding workflows: [Workflow], drafts: [Draft] = []) -> Editor {
    var journal = JournalState()
    journal.history = history
    journal.drafts = drafts
    var editor = Editor(starting: journal)
    editor.take(.workflows(workflows.map(WorkflowDocument.init), isLast: true))
    return editor
  }

  private var older: Workflow { Gallery.sent(1).read[0] }

  @Test func withoutHistoryItSaysSo() {
    var editor = Editor.ready()
    #expect(editor.type("3H") == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.notice.hasPrefix("Nothing was applied yet."))
  }

  @Test func itOpensWithNothingStagedAndMoves() {
    var editor = editor([Gallery.sent(3), Gallery.sent(2), Gallery.sent(1)], holding: Gallery.workflows)
    editor.type("3H")
    #expect(editor.historySheet == HistorySheet())
    editor.type("jj")
    #expect(editor.historySheet?.choice == 2)
    editor.type("j")
    #expect(editor.historySheet?.choice == 2)
    editor.type("gg")
    #expect(editor.historySheet?.choice == 0)
    editor.type("G")
    #expect(editor.historySheet?.choice == 2)
    editor.press(.escape)
    #expect(editor.state.dialogs == [] && editor.state.focus == .staged)
  }

  @Test func aPageScrollsWhatTheStepDidAndAnotherStepBeginsAtItsTop() throws {
    let gone = Gallery.sent(1, .delete(Gallery.workflows.map(\.id)), before: Gallery.workflows, after: [])
    var editor = editor([gone, Gallery.sent(2)], holding: [])
    editor.type("3H")
    editor.press(.pageDown)
    let top = try #require(editor.historySheet?.top)
    #expect(top > 0)
    for _ in 1...20 { editor.press(.pageDown) }
    let last = try #require(editor.historySheet?.top)
    editor.press(.pageUp)
    #expect(try #require(editor.historySheet?.top) < last)
    editor.type("j")
    #expect(editor.historySheet?.choice == 1 && editor.historySheet?.top == 0)
  }

  @Test func enterOnlySaysWhatTakesItBack() {
    var editor = editor([Gallery.sent(1), Gallery.sent(1, .refused)], holding: [older])
    editor.type("3H")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice.hasPrefix("u stages the way back"))
    #expect(editor.state.staged == [])
    editor.type("j")
    editor.press(.enter)
    #expect(editor.notice == "Only an applied step has a way back.")
    #expect(editor.type("u") == [])
    #expect(editor.historySheet != nil)
  }

  @Test func aChangeIsTakenBackOnWhatIsThereNow() throws {
    var now = older
    now.nodes.append(Gallery.node("colors", Gallery.color))
    var editor = editor([Gallery.sent(4)], holding: [now])
    editor.type("3H")
    editor.type("u")
    #expect(editor.state.staged.map(\.change) == [.patch("quality-gate", .automatic)])
    #expect(editor.state.staged.map(\.id) == [5])
    let draft = try #require(editor.state.drafts["quality-gate"])
    #expect(draft.base == now)
    #expect(draft.result.nodes == Gallery.gate.nodes + [now.nodes[2]], "the node that came since stays")
    #expect(editor.historySheet != nil, "another step may be taken back too")
    #expect(editor.type("u") == [])
    #expect(editor.notice == "The way back of quality-gate is staged already.")
  }

  @Test func whatOthersChangedInTheSamePlaceIsLeftToThePlan() throws {
    var now = older
    now.nodes[0].model = Gallery.color.reference(version: "color-recognition-new")
    var editor = editor([Gallery.sent(1)], holding: [now])
    editor.type("3Hu")
    #expect(editor.state.notice.kind == .warn)
    editor.press(.escape)
    editor.type("C")
    editor.answerPlan(stored: ["quality-gate": now])
    #expect(editor.state.keyContext == .conflict, "the plan asks at once")
    editor.type("m")
    editor.press(.enter)
    editor.answerPlan(stored: ["quality-gate": now])
    #expect(editor.plan?.plan?.steps.first?.effects.first?.after?.nodes == Gallery.gate.nodes)
  }

  @Test func aDeletionIsATombstoneThatCanBeCreatedAgain() {
    let deleted = Gallery.sent(
      1, .delete(["quality-gate", "tile-colors"]), before: [Gallery.gate, Gallery.tiles], after: [])
    var editor = editor([deleted], holding: [Gallery.basics])
    editor.type("3H")
    #expect(screen(editor.state).textLines.contains { $0.contains("deleted, snapshot kept") })
    editor.type("u")
    #expect(editor.state.staged.map(\.change) == [.create("quality-gate"), .create("tile-colors")])
    #expect(editor.state.drafts["tile-colors"]?.isNew == true)
    #expect(editor.state.drafts["tile-colors"]?.result.nodes == Gallery.tiles.nodes)
    #expect(editor.state.selectedWorkflow == "quality-gate")
  }

  @Test func aDeletedWorkflowThatIsThereAgainIsChangedBack() {
    let deleted = Gallery.sent(1, .delete(["quality-gate"]), before: [Gallery.gate], after: [])
    var editor = editor([deleted], holding: [older])
    editor.type("3Hu")
    #expect(editor.state.staged.map(\.change) == [.patch("quality-gate", .automatic)])
    #expect(editor.state.drafts["quality-gate"]?.result.nodes == Gallery.gate.nodes)
  }

  @Test func aCreationIsDeleted() {
    let created = Gallery.sent(1, .create("quality-gate"), before: [], after: [Gallery.gate])
    var editor = editor([created], holding: [Gallery.gate])
    editor.type("3H")
    let step = StagedStep(id: 2, change: .delete(["quality-gate"]))
    #expect(editor.type("u") == [.record(.staged([step])), editor.stagingsEntry])
  }

  @Test func whatIsNotThereAnyMoreNeedsNoWayBack() {
    let created = Gallery.sent(2, .create("quality-gate"), before: [], after: [Gallery.gate])
    var editor = editor([created, Gallery.sent(1)], holding: [Gallery.basics])
    editor.type("3H")
    #expect(editor.type("u") == [])
    #expect(editor.notice.hasPrefix("There is nothing to take back"))
    editor.type("ju")
    #expect(
      editor.state.staged.map(\.change) == [.create("quality-gate")], "a changed workflow that is gone comes back")
  }

  @Test func whatIsAsBeforeNeedsNoWayBack() {
    var editor = editor([Gallery.sent(1)], holding: [Gallery.gate])
    editor.type("3H")
    #expect(editor.type("u") == [])
    #expect(editor.notice.hasPrefix("There is nothing to take back"))
  }

  @Test func aDraftOfItsOwnIsInTheWay() throws {
    let draft = try Gallery.draft(of: older, .removeNode("gate"))
    var editor = editor([Gallery.sent(1)], holding: [older], drafts: [draft])
    editor.type("3H")
    #expect(editor.type("u") == [])
    #expect(editor.notice.hasPrefix("quality-gate has a draft of its own"))
    #expect(editor.state.drafts["quality-gate"] == draft && editor.state.staged == [])
  }

  @Test func aDraftThatIsTheWayBackIsStaged() throws {
    let draft = try Gallery.draft(of: older, .updateNode("quality", to: Gallery.gate.nodes[0]))
    var editor = editor([Gallery.sent(1)], holding: [older], drafts: [draft])
    editor.type("3Hu")
    #expect(editor.state.staged.map(\.change) == [.patch("quality-gate", .automatic)])
  }

  @Test func aStagedDeletionIsInTheWay() {
    var editor = editor([Gallery.sent(1)], holding: [older])
    editor.type("D3Hu")
    #expect(editor.notice.hasPrefix("The deletion of quality-gate is staged."))
    #expect(editor.state.staged.count == 1)
  }

  /// A workflow that is not read yet is not one that is gone.
  @Test func beforeTheFirstReadingNothingIsStaged() {
    var journal = JournalState()
    journal.history = [Gallery.sent(1)]
    var editor = Editor(starting: journal)
    editor.type("3H")
    #expect(editor.type("u") == [])
    #expect(editor.notice == "quality-gate is not read yet. R reads the workflows.")
  }

  @Test func nothingOlderThanTheLimitIsKept() async throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.state.history = (1...JournalState.limit).map { Gallery.sent($0) }
    editor.type("c")
    editor.answerPlan()
    editor.type("Y")
    await editor.answerStep(SmallService())
    #expect(editor.state.history.count == JournalState.limit)
    #expect(editor.state.history.first?.step.id == JournalState.limit + 1)
  }
}
