import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite struct PlanTests {
  private let patch = StagedStep(id: 1, change: .patch("photo-basics", .automatic))
  private let deletion = StagedStep(id: 2, change: .delete(["tile-colors"]))

  private func editor(_ staged: StagedStep...) throws -> Editor {
    Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality), staged: staged)
  }

  private func planning(_ staged: StagedStep...) throws -> Editor {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality), staged: staged)
    editor.type("C")
    return editor
  }

  /// Of what a plan comes to no number is cut: where words have no room there are marks.
  @Test func countsAreNeverCut() {
    let forms = PlanCounts(create: 0, change: 2, delete: 1).forms
    #expect(
      forms == [
        "0 to create, 2 to change, 1 to delete", "create 0, change 2, delete 1", "change 2, delete 1", "~2 -1",
      ])
    #expect(quoted("close-look") == "close-look" && quoted("close-look 1 fails") == "\"close-look 1 fails\"")
  }

  @Test func cStagesTheDraftAndPlansIt() throws {
    var editor = try editor()
    let drafts = editor.state.drafts
    #expect(
      editor.type("c") == [.record(.staged([patch])), editor.stagingsEntry, .start(.plan([patch], drafts: drafts))])
    #expect(editor.plan?.phase == .reading)
    #expect(editor.state.staged == [patch])
  }

  @Test(arguments: [Key.enter, .char("c")])
  func theSelectedStepIsPlannedAlone(_ key: Key) throws {
    var editor = try editor(patch, deletion)
    editor.type("3j")
    #expect(editor.press(key) == [.start(.plan([deletion], drafts: [:]))])
  }

  @Test func allStepsArePlannedTogetherAndHeldOnesLeftOut() throws {
    var held = deletion
    held.isHeld = true
    var editor = try editor(patch, held)
    let drafts = editor.state.drafts
    #expect(editor.type("C") == [.start(.plan([patch, held], drafts: drafts))])
    editor.answerPlan()
    #expect(editor.plan?.plan?.steps.map(\.id) == [1])
  }

  @Test func aHeldStepIsPlannedWhenItIsAskedForByName() throws {
    var held = deletion
    held.isHeld = true
    var editor = try editor(held)
    editor.type("C")
    editor.answerPlan()
    #expect(editor.plan?.plan?.steps == [])
    editor.type("Y")
    #expect(editor.notice == "Not applied. Every step is left out.")
    editor.press(.escape)
    editor.press(.char("3"), .enter)
    editor.answerPlan()
    #expect(editor.plan?.plan?.steps.map(\.id) == [2])
  }

  /// The gate's node reads another one: a merge that replaces nodes would cut that.
  private func risky() throws -> Editor {
    var newer = Gallery.gate.nodes[1]
    newer.model.versionID = "concept-threshold-old"
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.gate, .updateNode("gate", to: newer)),
      staged: [StagedStep(id: 1, change: .patch("quality-gate", .chosen(.merge)))])
    editor.type("C")
    editor.answerPlan()
    return editor
  }

  @Test func aLossNeedsASecondYes() throws {
    var editor = try risky()
    #expect(editor.plan?.plan?.isReady == false)
    #expect(editor.type("Y") == [])
    let question = try #require(editor.risk)
    #expect(question.text == "1 thing may be lost. Accept that?")
    #expect(question.steps.map(\.id) == [1] && question.steps.map(\.title) == ["merge quality-gate"])
    #expect(question.steps[0].losses.map(\.title) == ["the input quality of gate"])
    // Enter is no.
    editor.press(.enter)
    #expect(editor.plan?.plan?.isReady == false && editor.state.staged[0].accepted == nil)
    editor.type("Y")
    let effects = editor.type("y")
    #expect(effects.first == .record(.staged(editor.state.staged)))
    #expect(editor.state.staged[0].accepted == question.steps[0].losses)
    editor.answerPlan()
    #expect(editor.plan?.plan?.isReady == true)
    #expect(editor.plan?.plan?.steps[0].warnings.contains { $0.contains("was accepted") } == true)
    #expect(editor.type("Y").count == 2)
    #expect(editor.report?.sending == 1)
  }

  /// A yes is to all that goes, so there is none before all of it was in sight.
  @Test func aLongListIsReadToItsEnd() throws {
    var editor = try Editor.atRisk()
    editor.type("Yy")
    #expect(editor.risk != nil && editor.notice.contains("There is more below"))
    editor.press(.end)
    editor.type("y")
    #expect(editor.risk == nil && editor.state.staged[0].accepted?.count == 19)
  }

  @Test func nothingIsAcceptedInAReadOnlyContext() throws {
    var editor = try risky()
    let session = editor.state.session
    editor.state.session = Session(
      badge: session.badge, app: session.app, base: session.base, catalogues: [], samples: [], isReadOnly: true)
    editor.type("Y")
    #expect(editor.risk == nil && editor.notice.contains("read-only"))
    #expect(editor.state.staged[0].accepted == nil)
  }

  @Test func theYesGoesWithAnotherActionAndIsUndone() throws {
    var editor = try risky()
    editor.type("Yy")
    editor.press(.escape)
    editor.type("3o")
    #expect(editor.state.staged[0].change == .patch("quality-gate", .chosen(.overwrite)))
    #expect(editor.state.staged[0].accepted == nil)
    editor.type("m")
    #expect(editor.state.staged[0].accepted == nil, "it is asked anew")
    editor.type("uu")
    #expect(editor.state.staged[0].accepted != nil)
    editor.type("u")
    #expect(editor.state.staged[0].accepted == nil)
  }

  /// The yes belongs to what was shown: what an edit adds to it is asked for.
  @Test func otherLossesAreAskedForAnew() throws {
    func other(_ index: Int) -> Edit {
      var node = Gallery.tiles.nodes[index]
      node.model.versionID = "other"
      return .updateNode(node.id, to: node)
    }
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.tiles, other(1), other(2)),
      staged: [StagedStep(id: 1, change: .patch("tile-colors", .chosen(.merge)))])
    editor.type("uC")
    editor.answerPlan()
    editor.type("Yy")
    editor.answerPlan()
    #expect(editor.plan?.plan?.isReady == true)
    editor.press(.escape)
    editor.type("UC")
    editor.answerPlan()
    let risks = editor.plan?.plan?.unaccepted[1] ?? []
    #expect(risks.flatMap(\.losses).map(\.title).contains("the input tiles of quality"), "\(risks)")
  }

  @Test func nothingIsAppliedBeforeThePlanIsPainted() throws {
    var editor = try planning(patch)
    #expect(editor.type("Y") == [])
    #expect(editor.notice == "The plan is not ready yet.")
    for case .plan(let steps, let drafts) in editor.state.running {
      editor.take(.planned(Plan(steps, drafts: drafts, stored: Gallery.stored, in: Gallery.app, readAt: Gallery.start)))
    }
    #expect(editor.notice == "Nothing has been sent.")
    #expect(editor.type("Y") == [], "typed ahead")
    #expect(editor.plan != nil)
    editor.isShown()
    #expect(editor.type("Y").count == 2)
    #expect(editor.report?.sending == 1)
  }

  @Test func aPlanThatHasNoRoomOnTheScreenIsNotApplied() throws {
    var editor = try planning(patch)
    _ = update(&editor.state, .event(.resize(Size(rows: 8, columns: 80))))
    editor.answerPlan()
    #expect(editor.type("Y") == [])
    _ = update(&editor.state, .event(.resize(Size(rows: 24, columns: 80))))
    editor.isShown()
    #expect(editor.type("Y").count == 2)
  }

  @Test(arguments: [Key.enter, .escape, .char("q")])
  func leavingSendsNothing(_ key: Key) throws {
    var editor = try planning(patch)
    editor.answerPlan()
    #expect(editor.press(key) == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.state.staged == [patch])
    #expect(editor.notice.hasPrefix("Nothing has been sent"))
  }

  @Test func leavingWhileItReadsCancelsTheReading() throws {
    var editor = try planning(patch)
    #expect(editor.press(.enter) == [.cancel(.plan([], drafts: [:]))])
    editor.take(.planned(Plan([], drafts: [:], stored: [:], in: Gallery.app, readAt: Gallery.start)))
    #expect(editor.state.dialogs == [])
    #expect(editor.state.running == [])
  }

  @Test func spaceLeavesAStepOutAndPlansAnew() throws {
    var editor = try planning(patch, deletion)
    let drafts = editor.state.drafts
    editor.answerPlan()
    var held = deletion
    held.isHeld = true
    editor.type("j")
    #expect(editor.type(" ") == [.start(.plan([patch, held], drafts: drafts))])
    #expect(editor.plan?.wasShown == false)
    editor.answerPlan()
    #expect(editor.plan?.plan?.steps.map(\.id) == [1])
    #expect(editor.type(" ") == [.start(.plan([patch, deletion], drafts: drafts))])
    #expect(editor.state.staged == [patch, deletion], "the pane's own steps are not held")
    editor.answerPlan()
    editor.type("k")
    #expect(editor.type(" ").count == 1)
    #expect(editor.plan?.steps.map(\.isHeld) == [true, false])
  }

  /// It was asked for before a step was left out, and arrives late.
  @Test func aPlanOfOtherStepsIsDropped() throws {
    var editor = try planning(patch, deletion)
    let late = Plan(
      [patch, deletion], drafts: editor.state.drafts, stored: Gallery.stored, in: Gallery.app, readAt: Gallery.start)
    editor.answerPlan()
    editor.type(" ")
    editor.take(.planned(late))
    #expect(editor.plan?.phase == .reading)
  }

  @Test func aReadOnlyContextAppliesNothing() throws {
    var editor = try planning(patch)
    editor.answerPlan()
    let session = editor.state.session
    editor.state.session = Session(
      badge: session.badge, app: session.app, base: session.base, catalogues: [], samples: [], isReadOnly: true)
    #expect(screen(editor.state).textLines[0].contains("read-only"))
    #expect(editor.type("Y") == [])
    #expect(editor.notice == "Not applied. This context is read-only. What is staged is kept. :rw opens writing.")
    #expect(editor.state.staged == [patch])
  }

  @Test func theOnlyStepCannotBeLeftOut() throws {
    var editor = try planning(patch)
    editor.answerPlan()
    #expect(editor.type(" ") == [])
    #expect(editor.notice == "It is the only step: Enter leaves the plan.")
  }

  @Test func rReadsAgain() throws {
    var editor = try planning(patch)
    let drafts = editor.state.drafts
    editor.answerPlan()
    #expect(editor.type("R") == [.start(.plan([patch], drafts: drafts))])
    #expect(editor.plan?.phase == .reading)
  }

  @Test func aPlanThatFailsSaysWhyAndCanBeMadeAgain() throws {
    var editor = try planning(patch)
    let job = try #require(editor.state.running.first)
    #expect(editor.take(.failed(job, "Could not read.")) == [])
    #expect(editor.plan?.phase == .failed("Could not read."))
    editor.type("R")
    editor.answerPlan()
    #expect(editor.plan?.plan != nil)
  }

  @Test func thePlanArrivesUnderTheHelp() throws {
    var editor = try planning(patch)
    editor.type("?")
    editor.answerPlan()
    editor.press(.escape)
    #expect(editor.plan?.plan != nil)
    #expect(editor.plan?.wasShown == false)
  }

  @Test func theHelpDoesNotApply() throws {
    var editor = try planning(patch)
    editor.answerPlan()
    editor.type("?apply the plan")
    #expect(editor.press(.enter) == [])
    #expect(editor.plan != nil)
    #expect(editor.notice == "Y in the plan applies, and nothing else does.")
    editor.isShown()
    #expect(editor.type("Y").count == 2)
  }

  @Test func theViewsTurn() throws {
    var editor = try planning(patch)
    editor.answerPlan()
    var tabs: [PlanSheet.Tab?] = []
    for _ in PlanSheet.Tab.allCases {
      editor.type("l")
      tabs.append(editor.plan?.tab)
    }
    #expect(tabs == [.result, .json, .curl, .diff])
    editor.press(.left)
    #expect(editor.plan?.tab == .curl)
  }

  @Test func aBlockedPlanIsNotApplied() throws {
    var editor = try planning(patch)
    editor.answerPlan(stored: [:])
    #expect(editor.type("Y") == [])
    #expect(editor.state.notice == .error("Not applied. photo-basics is no longer on the service."))
  }

  @Test func aDeletionAsksForTheID() throws {
    var editor = try planning(patch, deletion)
    editor.answerPlan()
    #expect(editor.type("Y") == [])
    #expect(editor.state.keyContext == .confirmation)
    editor.type("tile")
    #expect(editor.press(.enter) == [])
    #expect(editor.plan?.wasRefused == true)
    editor.type("x")
    #expect(editor.plan?.wasRefused == false)
    editor.press(.escape)
    #expect(editor.state.keyContext == .plan)
    editor.type("Y")
    editor.paste("tile-colors\n")
    #expect(editor.press(.enter).count == 2)
    #expect(editor.report?.sending == 1)
  }

  @Test func severalDeletionsAskForTheApp() throws {
    var editor = Editor.ready()
    editor.type("*DC")
    editor.answerPlan()
    #expect(editor.plan?.phrase(editor.state) == "gallery")
    editor.type("Ygallery")
    editor.press(.enter)
    #expect(editor.report != nil)
  }

  /// A step that got no answer is not sent again unnoticed.
  @Test func anAttemptWithoutAnAnswerIsToldBeforeThePlan() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("s")
    let step = try #require(editor.state.staged.first)
    editor.state.history = [
      SentStep(step: step, sentAt: Gallery.start, before: [Gallery.basics], predicted: [], outcome: .notKnown)
    ]
    editor.press(.enter)
    #expect(editor.plan != nil)
    #expect(editor.notice.contains("no answer came. Compare what the plan has read before Y sends it again."))
  }
}
