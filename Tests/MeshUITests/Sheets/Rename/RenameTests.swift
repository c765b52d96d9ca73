import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// `r` in Workflows: another id, staged like every change.
@Suite struct RenameTests {
  private let step = StagedStep(id: 1, change: .rename("photo-basics", to: "photo-basics-2"))

  private func renamed(_ editor: Editor = .ready()) -> Editor {
    var editor = editor
    editor.type("1r-2")
    editor.press(.enter)
    return editor
  }

  @Test func enterStagesTheNewID() {
    var editor = Editor.ready()
    #expect(editor.type("r") == [])
    #expect(editor.state.dialogs == [.rename(RenameForm(workflow: "photo-basics", id: TextField("photo-basics")))])
    editor.type("-2")
    #expect(editor.state.kept.renames == ["photo-basics": "photo-basics-2"])
    #expect(editor.press(.enter) == [editor.formEntry, .record(.staged([step])), editor.stagingsEntry])
    #expect(editor.state.kept.renames == nil)
    #expect(editor.notice == "Staged: rename photo-basics to photo-basics-2. Nothing sent. C plans, 3 shows it.")
    #expect(editor.state.row("photo-basics").mark == .changed)
    #expect(editor.state.bench.stagedDraft(of: "photo-basics") == nil)
  }

  /// The core knows where in what is kept a workflow is named.
  @Test func allThatIsKeptOfAWorkflowFollowsIt() throws {
    var kept = KeptForms()
    kept.nodes = [NodeForm(workflow: "old", purpose: .add), NodeForm(workflow: "other", purpose: .add)]
    kept.open = NodeForm(workflow: "old", purpose: .edit("a"))
    let mine = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality).result
    let conflict = ThreeWayMerge(base: Gallery.basics, mine: mine, theirs: Conflicts.theirs)
    kept.conflicts = [KeptConflict(workflow: "old")]
    kept.conflicts[0].steps = [[conflict.decision(.side(.theirs), of: .node("quality"))]]
    kept.texts = ["old": "id: old"]
    kept.renames = ["old": "new"]
    var parts = KeptParts(try JSON(encoding: kept))
    parts.follow("old", to: "new")
    kept = try KeptForms(json: try #require(parts.json))
    #expect(kept.nodes.map(\.workflow) == ["new", "other"] && kept.open?.workflow == "new")
    #expect(conflict.choices(kept.conflicts[0].steps[0]) == [.node("quality"): .side(.theirs)])
    #expect(kept.conflicts.map(\.workflow) == ["new"] && kept.texts == ["new": "id: old"] && kept.renames == [:])
    parts.forgetChoices(of: "new")
    #expect(try KeptForms(json: try #require(parts.json)).conflicts == [])
  }

  @Test(arguments: [
    ("", "It has this id already."), (" x y", "is not a workflow id"), ("\u{7f}", "is not a workflow id"),
  ])
  func anIDThatCannotBeIsRefusedInWords(_ typed: String, _ words: String) {
    var editor = Editor.ready()
    editor.type("r")
    editor.type(typed == "\u{7f}" ? "--" : typed)
    #expect(editor.press(.enter) == [])
    #expect(editor.state.notice.kind == .error && editor.notice.contains(words))
    #expect(editor.state.keyContext == .rename)
  }

  @Test func anIDThatIsTakenIsRefused() {
    var editor = renamed()
    editor.type("jr")
    editor.press(.ctrl("u"))
    editor.type("tile-colors")
    #expect(editor.press(.enter) == [] && editor.notice.contains("exists on the service already"))
    editor.press(.ctrl("u"))
    editor.type("photo-basics-2")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "photo-basics-2 is the new id that is staged for photo-basics. Choose another id.")
  }

  @Test func escKeepsTheText() {
    var editor = Editor.ready()
    editor.type("r-old")
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
    editor.type("r")
    #expect(editor.state.dialogs == [.rename(RenameForm(workflow: "photo-basics", id: TextField("photo-basics-old")))])
  }

  @Test func anotherIDReplacesTheStagedOne() {
    var editor = renamed()
    editor.type("r3")
    editor.press(.enter)
    #expect(editor.state.staged == [StagedStep(id: 1, change: .rename("photo-basics", to: "photo-basics-23"))])
  }

  @Test func whatIsToBeDeletedIsNotRenamed() {
    var editor = Editor.ready()
    editor.type("D")
    #expect(editor.type("r") == [])
    #expect(editor.notice.hasPrefix("The deletion of photo-basics is staged."))
  }

  @Test func aWorkflowThatIsOnlyADraftHasItAtOnce() throws {
    let draft = try Gallery.draft(
      of: Workflow(id: "new"), isNew: true, .addNode(Gallery.basics.nodes[0], at: nil))
    var editor = Editor.drafting(draft, staged: [StagedStep(id: 1, change: .create("new"))])
    editor.type("1r-er")
    let effects = editor.press(.enter)
    #expect(editor.state.drafts["new-er"] == draft.renamed(to: "new-er") && editor.state.drafts["new"] == nil)
    #expect(editor.state.staged.map(\.change) == [.create("new-er")])
    #expect(effects.contains(editor.formEntry))
    let others = effects.filter { if case .record(.form) = $0 { false } else { true } }
    #expect(
      others == [
        .record(.draftEnded("new")),
        .record(.draftBegan(base: Workflow(id: "new-er"), isNew: true)),
        .record(.edited("new-er", draft.edits[0], at: 0)), .record(.staged(editor.state.staged)),
      ])
    #expect(editor.state.cursors.workflow == "new-er")
  }

  /// The draft and the other steps of the workflow go on under its new id, and the way back is a rename back.
  @Test func appliedTheDraftAndItsStepFollow() async throws {
    let service = SmallService()
    let draft = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)
    var editor = renamed(
      Editor.drafting(draft, staged: [StagedStep(id: 5, change: .patch("photo-basics", .automatic))]))
    #expect(editor.state.staged.map(\.id) == [5, 6])
    editor.type("3GKC")
    editor.answerPlan(stored: service.workflows)
    #expect(editor.plan?.plan?.isReady == true, "\(editor.plan?.plan?.steps.flatMap(\.obstacles) ?? [])")
    editor.type("Y")
    await editor.answerStep(service)
    #expect(editor.state.drafts.keys.sorted() == ["photo-basics-2"])
    #expect(editor.state.staged.map(\.change) == [.patch("photo-basics-2", .automatic)])
    #expect(editor.state.cursors.workflow == "photo-basics-2")
    await editor.answerStep(service)
    #expect(editor.report?.reports.map(\.outcome) == [.asPredicted, .asPredicted])
    #expect(service.workflows["photo-basics-2"]?.nodes.map(\.model.versionID).last == "image-quality-old")
    #expect(service.workflows["photo-basics"] == nil && editor.state.drafts == [:] && editor.state.staged == [])

    editor.type("k")
    editor.type("u")
    #expect(editor.state.staged.map(\.change) == [.rename("photo-basics-2", to: "photo-basics")])
    editor.type("u")
    #expect(editor.notice == "The way back of photo-basics-2 is staged already.")
  }

  @Test(arguments: [true, false])
  func aLostAnswerIsJudgedByWhatIsRead(isApplied: Bool) {
    var journal = JournalState()
    var new = Gallery.basics
    new.id = "photo-basics-2"
    journal.staged = [step]
    journal.history = [SentStep(step: step, sentAt: .distantPast, before: [Gallery.basics], predicted: [new])]
    var editor = Editor(starting: journal)
    editor.take(.workflows([WorkflowDocument(isApplied ? new : Gallery.basics)], isLast: true))
    #expect(editor.state.history.map(\.outcome) == [isApplied ? .asPredicted : .refused])
    #expect(editor.state.staged == (isApplied ? [] : [step]))
  }

  @Test func whatIsTypedSurvivesTheJournal() throws {
    var kept = KeptForms()
    kept.newWorkflow = "new"
    kept.image = "cat.png"
    kept.renames = ["photo-basics": "half"]
    kept.texts = ["tile-colors": "workflow:"]
    kept.nodes = [NodeForm(workflow: "photo-basics", purpose: .add)]
    kept.conflicts = [KeptConflict(workflow: "quality-gate")]
    let data = try JSON(encoding: kept).data()
    #expect(try Wire.decoder.decode(KeptForms.self, from: data) == kept)
  }
}
