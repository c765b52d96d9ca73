import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

@Suite struct StartTests {
  private func begin(_ journal: JournalState, problems: [String] = []) -> (State, [Effect]) {
    var state = State(
      session: Gallery.session(), clock: Clock(now: Gallery.start, offset: 0), size: Size(rows: 24, columns: 80))
    let effects = state.begin(with: journal, problems: problems)
    return (state, effects)
  }

  @Test func theFirstStartReadsWhatThereIs() {
    let (state, effects) = begin(JournalState())
    #expect(effects == [.start(.readWorkflows), .start(.readCatalogue)])
    #expect(state.running == [.readWorkflows, .readCatalogue])
    #expect(state.notice == .ok("The sample workflows run here, offline; 2 pictures are built in."))
  }

  @Test func draftsStepsHistoryAndRunsAreBack() throws {
    var journal = JournalState()
    var undone = try Gallery.draft(of: Gallery.gate, Gallery.olderQuality)
    _ = try undone.undo()
    journal.drafts = [try Gallery.draft(of: Gallery.basics, Gallery.olderQuality), undone]
    journal.staged = [StagedStep(id: 1, change: .patch("photo-basics", .automatic))]
    journal.runs = [Gallery.run()]
    var (state, _) = begin(journal)
    #expect(state.drafts.values.sorted { $0.id < $1.id } == journal.drafts)
    #expect(state.staged == journal.staged)
    #expect(state.runs == journal.runs)
    #expect(state.notice == .ok("Picked up where you left: 1 draft, 1 staged step."))
    othersComeLater(&state, Array(journal.runs))
  }

  /// The predictions that were not read for the first screen, after what was predicted meanwhile.
  private func othersComeLater(_ state: inout State, _ first: [PredictionRun]) {
    let (new, old) = (Fixtures.run, Fixtures.earlierRun)
    state.runs.insert(new)
    _ = update(&state, .outcome(.restoredRuns(first + [old], problems: ["One cannot be read."])))
    #expect(Array(state.runs) == [new] + first + [old] && state.notice.text.contains("One cannot be read."))
    _ = update(&state, .outcome(.restoredRuns([], problems: [])))
    #expect(state.runs.count == 3)
  }

  @Test func thePictureOfTheLastRunIsAskedForOnce() {
    var journal = JournalState()
    journal.runs = [Gallery.run()]
    var editor = Editor(starting: journal)
    #expect(
      editor.take(.workflows([WorkflowDocument(Gallery.basics)], isLast: false)) == [
        .start(.thumbnail(.sample("beach")))
      ])
    #expect(editor.take(.workflows([WorkflowDocument(Gallery.gate)], isLast: true)) == [])
  }

  /// After a kill each form is open as it stood, and typing goes on.
  @Test(arguments: [("A", "new-one"), ("r", "-2"), ("p", "/shots/1.png")])
  func everyFormIsOpenAgain(_ key: String, _ text: String) throws {
    var before = Editor.ready()
    before.type(key + text)
    var journal = JournalState()
    journal.form = try JSON(encoding: before.state.kept)
    let (state, _) = begin(journal)
    #expect(state.dialogs == before.state.dialogs)
    #expect(state.notice == .ok("Your half-filled form is back."))
    var again = Editor(starting: journal)
    again.type("x")
    before.type("x")
    #expect(again.state.dialogs == before.state.dialogs)
    let effects = again.press(.escape)
    #expect(effects.last == again.formEntry && again.state.kept.form == nil)
    journal.form = try JSON(encoding: again.state.kept)
    #expect(begin(journal).0.dialogs == [])
  }

  @Test func anOpenFormIsOpenAgain() throws {
    var before = Editor.ready()
    before.type("j2acolor")
    before.press(.enter)
    before.type("abc")
    var journal = JournalState()
    journal.form = try JSON(encoding: before.state.kept)
    let (state, effects) = begin(journal)
    var form = try #require(before.form)
    guard case .nodeForm(let restored) = state.dialogs.last else { Issue.record("no form is open"); return }
    // Where the cursor stood in a list is not kept.
    form.choice = restored.choice
    #expect(restored == form)
    #expect(effects.last == .start(.readVersions(Gallery.color.reference(version: "abc"))))
    #expect(state.notice == .ok("Your half-filled form is back."))
  }

  /// Its workflow may stand on a page that is still to come.
  @Test func theWorkflowOfAnOpenFormStaysSelected() throws {
    var before = Editor.ready()
    before.type("G2acolor")
    var journal = JournalState()
    journal.form = try JSON(encoding: before.state.kept)
    var editor = Editor(starting: journal)
    editor.take(.workflows([WorkflowDocument(Gallery.basics)], isLast: false))
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.take(.workflows([WorkflowDocument(Gallery.gate), WorkflowDocument(Gallery.tiles)], isLast: true))
    #expect(editor.state.cursors.workflow == "tile-colors")
    #expect(editor.form?.model.text == "color")
  }

  @Test func closedFormsAreKeptToo() throws {
    var before = Editor.ready()
    before.type("2acolor")
    before.press(.escape)
    before.type("1Ahalf")
    before.press(.escape)
    before.type("phttp://x")
    before.press(.escape)
    var journal = JournalState()
    journal.form = try JSON(encoding: before.state.kept)
    var editor = Editor.ready(journal)
    #expect(editor.state.dialogs == [])
    editor.type("2a")
    #expect(editor.form?.model.text == "color")
    editor.press(.escape)
    editor.type("1A")
    #expect(editor.state.dialogs == [.newWorkflow(NewWorkflowForm(id: TextField("half")))])
    editor.press(.escape)
    editor.type("p")
    #expect(editor.predict?.image.text == "http://x")
  }

  @Test func damagedFormsAndOtherProblemsAreNoReasonNotToStart() {
    var journal = JournalState()
    journal.form = ["nodes": 7]
    let (state, _) = begin(journal, problems: ["The draft of a cannot be made again.", "A theme is broken."])
    #expect(state.dialogs == [])
    #expect(state.notice == .warn("The draft of a cannot be made again. And 1 more."))
  }
}
