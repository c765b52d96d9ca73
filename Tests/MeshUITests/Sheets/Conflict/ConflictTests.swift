import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing

/// The sheet in which both sides of a conflict are decided.
@Suite struct ConflictTests {
  private typealias Choice = ThreeWayMerge.Choice
  private let parts: [ThreeWayMerge.Subject] = [.node("colors"), .node("quality"), .attribute("description")]

  /// The sheet of three contested parts, over the plan of a deletion and the draft.
  private func deciding(_ stored: Workflow = Conflicts.more, _ journal: JournalState? = nil) throws -> Editor {
    var start = JournalState()
    start.drafts = [try Conflicts.draft()]
    start.staged = [Conflicts.deletion, Conflicts.patch]
    var editor = Editor.ready(journal ?? start)
    editor.state.cursors.workflow = "photo-basics"
    editor.type("C")
    editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": stored]) { $1 })
    editor.type("j")
    editor.press(.enter)
    editor.isShown()
    return editor
  }

  private func choices(_ editor: Editor) -> ThreeWayMerge.Choices {
    editor.conflict.map { editor.state.choices(of: $0) } ?? [:]
  }

  @Test func aNodeIsEditedByHand() throws {
    var editor = try deciding()
    editor.type("me")
    editor.press(.escape)
    #expect(editor.state.dialogs == [] && editor.state.keyContext == .nodes, "the plan is over")
    editor.type("c")
    editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": Conflicts.more]) { $1 })
    #expect(editor.conflict != nil && choices(editor)[parts[0]] == .side(.mine), "what was chosen is kept")
    editor = try deciding()
    editor.type("je")
    #expect(editor.form?.purpose == .edit("quality"))
  }

  @Test func aChoiceIsJournalledAndLeadsToTheNextPart() throws {
    var editor = try deciding()
    #expect(editor.conflict?.merge.contested.map(\.id) == parts)
    for (key, place) in [("m", 1), ("t", 2), ("b", 2)] {
      #expect(editor.type(key) == [editor.formEntry])
      #expect(editor.conflict?.choice == place)
    }
    #expect(choices(editor) == [parts[0]: .side(.mine), parts[1]: .side(.theirs), parts[2]: .side(.base)])
    #expect(editor.notice == "description: base. All is decided: Enter goes back to the plan.")
  }

  @Test func theSameChoiceAgainIsNoChange() throws {
    var editor = try deciding()
    editor.type("mk")
    #expect(editor.type("m") == [])
    #expect(editor.notice == "colors: mine already.")
  }

  @Test func theRestIsDecidedAtOnceAndUndoneAtOnce() throws {
    var editor = try deciding()
    editor.type("tM")
    #expect(choices(editor) == [parts[0]: .side(.theirs), parts[1]: .side(.mine), parts[2]: .side(.mine)])
    #expect(editor.type("T") == [])
    #expect(editor.type("u") == [editor.formEntry])
    #expect(choices(editor) == [parts[0]: .side(.theirs)])
    editor.type("km")
    #expect(choices(editor)[parts[0]] == .side(.mine))
    editor.type("u")
    #expect(choices(editor)[parts[0]] == .side(.theirs))
    #expect(editor.conflict?.choice == 0)
    editor.type("u")
    #expect(editor.type("u") == [])
    #expect(editor.notice == "There is no choice to undo.")
  }

  @Test func enterSaysWhatIsLeft() throws {
    var editor = try deciding()
    editor.type("jm")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "2 to decide yet: colors, description.")
    #expect(editor.conflict?.choice == 0)
  }

  @Test func enterPutsTheDraftOntoTheServicesAndPlansAnew() throws {
    var editor = try deciding()
    editor.type("tmm")
    let quality = try #require(editor.conflict?.merge.mine.nodes[1])
    let effects = editor.press(.enter)
    let drafts = editor.state.drafts
    #expect(
      effects == [
        .record(.draftBegan(base: Conflicts.more, isNew: false)),
        .record(.edited("photo-basics", .updateNode("quality", to: quality), at: 0)),
        .record(.edited("photo-basics", .replaceAttributes(["description": "mine"]), at: 1)),
        editor.formEntry, .start(.plan([Conflicts.deletion, Conflicts.patch], drafts: drafts)),
      ])
    #expect(editor.state.kept.conflicts == [])
    #expect(editor.plan?.wasShown == false)
    editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": Conflicts.more]) { $1 })
    #expect(editor.plan?.plan?.isReady == true)
    #expect(!effects.contains { if case .start(.apply) = $0 { true } else { false } })
  }

  @Test func theirsEverywhereEndsTheDraftAndItsStep() throws {
    var editor = try deciding()
    editor.type("T")
    let effects = editor.press(.enter)
    #expect(
      effects == [
        .record(.draftEnded("photo-basics")), editor.formEntry, .record(.staged([Conflicts.deletion])),
        .start(.plan([Conflicts.deletion], drafts: [:])),
      ])
    #expect(editor.state.workflow("photo-basics") == Conflicts.more)
    #expect(editor.plan?.step == 0)
  }

  @Test func theirsOfTheOnlyStepLeavesThePlan() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    editor.answerPlan(stored: Conflicts.stored)
    editor.type("t")
    editor.press(.enter)
    #expect(editor.state.dialogs == [] && editor.state.staged == [] && editor.state.drafts == [:])
    #expect(editor.notice == "photo-basics is as the service has it; nothing of your draft is left to send.")
  }

  @Test func escKeepsDraftAndChoices() throws {
    var editor = try deciding()
    let draft = editor.state.drafts["photo-basics"]
    editor.type("m")
    editor.press(.escape)
    #expect(editor.plan != nil && editor.state.drafts["photo-basics"] == draft)
    #expect(editor.notice == "Later, then: your draft and 1 choice are kept. Enter takes it up again.")
    editor.press(.enter)
    #expect(choices(editor) == [parts[0]: .side(.mine)])
    #expect(editor.conflict?.choice == 1)
  }

  /// As after `kill -9`: all there is is the journal.
  @Test func choicesAreThereAgainAtTheNextStart() throws {
    var editor = try deciding()
    let effects = editor.type("mj") + editor.type("t")
    var journal = JournalState()
    journal.drafts = [try Conflicts.draft()]
    journal.staged = [Conflicts.deletion, Conflicts.patch]
    for case .record(.form(let form)) in effects { journal.form = form }
    let again = try deciding(Conflicts.more, journal)
    #expect(choices(again) == [parts[0]: .side(.mine), parts[2]: .side(.theirs)])
  }

  @Test func formsKeptByAnEarlierProgramAreRead() throws {
    var journal = JournalState()
    journal.form = ["nodes": [], "newWorkflow": "half", "image": ""]
    #expect(Editor(starting: journal).state.kept.newWorkflow == "half")
  }

  /// The service changes once more before the draft is sent.
  @Test func aSecondConflictKeepsWhatIsStillBetweenTheSame() throws {
    var editor = try deciding()
    editor.type("mm")
    var again = Conflicts.more
    again.nodes[1].model.versionID = "concept-threshold-old"
    editor.press(.escape)
    editor.type("R")
    editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": again]) { $1 })
    editor.press(.enter)
    editor.isShown()
    #expect(choices(editor) == [parts[0]: .side(.mine)])
    // A choice between sides that are gone is not what u takes back.
    editor.type("u")
    #expect(choices(editor) == [:])
  }

  @Test func aSettledDraftMeetsOnlyWhatIsNew() throws {
    var editor = try deciding()
    editor.type("M")
    editor.press(.enter)
    var again = Conflicts.more
    again.nodes[1].suppressesOutput = true
    editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": again]) { $1 })
    editor.press(.enter)
    #expect(editor.conflict?.merge.contested.map(\.id) == [.node("quality")])
    #expect(editor.conflict?.merge.settled.map(\.standing) == [.mine, .mine])
  }

  @Test(arguments: ["m", "M", "t", "T", "b"])
  func keysTypedAheadDecideNothing(_ key: String) throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    for case .plan(let steps, let drafts) in editor.state.running {
      let plan = Plan(steps, drafts: drafts, stored: Conflicts.stored, in: Gallery.app, readAt: Gallery.start)
      editor.take(.planned(plan))
    }
    #expect(editor.conflict != nil)
    #expect(editor.type(key) == [])
    editor.isShown()
    #expect(!editor.type(key).isEmpty)
  }

  @Test func discardingTheDraftForgetsItsChoices() throws {
    var editor = try deciding()
    editor.type("m")
    editor.press(.escape, .escape)
    editor.type("Xy")
    #expect(editor.state.drafts == [:] && editor.state.kept.conflicts == [])
  }

  @Test func eachSideIsAskedOnceOnTheLastImage() throws {
    var editor = try deciding()
    editor.state.runs = [Gallery.run(on: .file("/shots/1.png"))]
    let effects = editor.type("p")
    let merge = try #require(editor.conflict?.merge)
    let models = ThreeWayMerge.Side.allCases.map { ($0, merge[$0].nodes[0].model) }
    let question = SideQuestion(
      workflow: "photo-basics", node: "colors", models: Dictionary(uniqueKeysWithValues: models),
      image: .file("/shots/1.png"))
    // Theirs only hides the node: it runs the base's model.
    #expect(question.calls == 2)
    #expect(effects == [.start(.ask(question))])
    let answers = SideAnswers(question, [.base: .output(OutputData()), .mine: .failed("No.")], at: Gallery.start)
    editor.take(.answered(answers))
    #expect(editor.conflict?.answers == ["colors": answers])
    editor.take(.answered(SideAnswers(question, [:], at: Gallery.start)))
    #expect(editor.conflict?.answers == ["colors": answers])
  }

  @Test func onlyANodeThatReadsTheImageIsAsked() throws {
    var editor = try deciding()
    editor.type("G")
    #expect(editor.type("p") == [])
    #expect(editor.notice.hasPrefix("Only a node that reads the image"))
  }

  /// The whole way against a service: contested, decided, planned, applied.
  @Test func whatWasDecidedIsApplied() async throws {
    let service = SmallService(holding: Gallery.stored.merging(["photo-basics": Conflicts.more]) { $1 })
    var editor = Editor.drafting(try Conflicts.draft(), staged: [])
    editor.type("c")
    editor.answerPlan(stored: service.workflows)
    editor.type("mt")
    editor.type("m")
    editor.press(.enter)
    #expect(service.writes == 0)
    editor.answerPlan(stored: service.workflows)
    editor.type("Y")
    await editor.answerStep(service)
    #expect(editor.report?.reports.map(\.isApplied) == [true])
    let after = try #require(service.workflows["photo-basics"])
    #expect(after.nodes.map(\.model.versionID) == ["color-recognition-old", "concept-threshold-new"])
    #expect(after.nodes.map(\.suppressesOutput) == [false, false])
    #expect(after.description == "mine")
    #expect(editor.state.drafts == [:] && editor.state.staged == [])
  }
}
