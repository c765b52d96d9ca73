import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite struct ApplyTests {
  private static let patch = StagedStep(id: 1, change: .patch("photo-basics", .automatic))
  private static let second = StagedStep(id: 2, change: .patch("quality-gate", .automatic))

  /// The plan of two drafts, ready and painted.
  private func planned() throws -> Editor {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      try Gallery.draft(of: Gallery.gate, Gallery.olderQuality), staged: [Self.patch, Self.second])
    editor.type("C")
    editor.answerPlan()
    return editor
  }

  private func after(_ workflow: Workflow) throws -> Workflow {
    try Gallery.draft(of: workflow, Gallery.olderQuality).result
  }

  @Test func aStepIsJournalledAndThenSentAlone() throws {
    var editor = try planned()
    let step = try #require(editor.plan?.plan?.steps.first)
    let sent = SentStep(
      step: Self.patch, sentAt: Gallery.start, before: [Gallery.basics], predicted: [try after(Gallery.basics)])
    #expect(editor.type("Y") == [.record(.sending(sent)), .start(.apply(step))])
    #expect(editor.state.history == [sent])
    #expect(editor.state.staged == [Self.patch, Self.second])
    #expect(editor.report?.sending == 1)
    #expect(editor.state.notice.kind == .running)
  }

  /// A write that nobody answers for long is told of while it is waited for.
  @Test func aLongWaitIsSaid() throws {
    var editor = try planned()
    editor.type("Y")
    for (seconds, isSaid) in [(14.0, false), (20, true)] {
      _ = update(&editor.state, .clock(Gallery.start.addingTimeInterval(seconds)))
      let text = screen(editor.state).textLines.joined(separator: "\n")
      #expect(text.contains("no answer for 0:20") == isSaid && text.contains("it is read, sent") != isSaid)
    }
  }

  @Test func aStepThatIsDoneEndsItsDraftAndTheNextIsSent() async throws {
    var editor = try planned()
    let next = try #require(editor.plan?.plan?.steps.last)
    editor.type("Y")
    let effects = await editor.answerStep(SmallService())
    let sent = try #require(editor.state.history.first)
    #expect(
      effects == [
        .record(.settled(1, .asPredicted, read: [try after(Gallery.basics)])), .record(.draftEnded("photo-basics")),
        .record(.staged([Self.second])), .record(.sending(sent)), .start(.apply(next)),
      ])
    #expect(sent.step == Self.second)
    #expect(editor.state.history.map(\.outcome) == [.sending, .asPredicted])
    #expect(editor.state.drafts.keys.sorted() == ["quality-gate"])
    #expect(editor.state.library["photo-basics"]?.nodes == (try after(Gallery.basics).nodes))
    await editor.answerStep(SmallService())
    #expect(editor.state.staged == [] && editor.state.drafts == [:])
    #expect(editor.report?.reports.map(\.id) == [1, 2])
    #expect(editor.notice.hasSuffix("done, as predicted."))
    #expect(editor.state.running == [])
  }

  @Test func itStopsAtTheFirstFailure() async throws {
    var editor = try planned()
    editor.type("Y")
    let effects = await editor.answerStep(SmallService(.refuses))
    #expect(effects == [.record(.settled(1, .refused, read: [Gallery.basics]))])
    #expect(editor.report?.sending == nil)
    #expect(editor.state.staged == [Self.patch, Self.second])
    #expect(editor.state.drafts.count == 2)
    #expect(editor.state.notice.kind == .error)
    #expect(editor.notice.contains("node gate"))
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
  }

  @Test func aStepWhoseAnswerIsLostIsReadBack() async throws {
    var editor = try planned()
    editor.type("Y")
    let service = SmallService(.losesAnswer)
    await editor.answerStep(service)
    #expect(editor.report?.reports.first?.outcome == .asPredicted)
    #expect(service.writes == 1)
  }

  @Test func aStepThatHasNoAnswerAndCannotBeReadBackIsNotKnown() async throws {
    var editor = try planned()
    editor.type("Y")
    #expect(await editor.answerStep(SmallService(.breaks)) == [.record(.settled(1, .notKnown, read: []))])
    #expect(editor.state.notice.word == "not known")
    #expect(editor.state.staged.count == 2 && editor.state.drafts.count == 2)
  }

  /// The service said that it was done: the step is no longer staged, its draft waits for the next reading.
  @Test func aStepThatIsDoneAndCannotBeReadBackDoesNotStick() async throws {
    var editor = try planned()
    editor.type("Y")
    let effects = await editor.answerStep(SmallService(.isNotReadBack))
    #expect(
      effects.prefix(2) == [.record(.settled(1, .written, read: [])), .record(.staged([Self.second]))])
    #expect(effects.contains { if case .start(.apply) = $0 { true } else { false } }, "the next one is sent")
    await editor.answerStep(SmallService())
    #expect(editor.state.drafts.keys.sorted() == ["photo-basics"] && editor.state.staged == [])
    #expect(editor.state.running == [.readWorkflows], "what was not read back is read with the others")
    #expect(editor.report?.reports.map(\.isWritten) == [true, true])
    editor.wait(1)
    editor.press(.escape)
    editor.reread(try after(Gallery.basics), try after(Gallery.gate), Gallery.tiles)
    #expect(editor.state.drafts.isEmpty && editor.state.history.map(\.outcome) == [.asPredicted, .asPredicted])
  }

  @Test func ctrlCStopsAfterTheStepThatIsBeingSent() async throws {
    var editor = try planned()
    editor.type("Y")
    #expect(editor.press(.ctrl("c")) == [])
    #expect(editor.notice == "Stopping after step 1, which is being sent; 1 step stays staged.")
    editor.press(.ctrl("c"))
    #expect(editor.notice.contains("cannot be called back"))
    let effects = await editor.answerStep(SmallService())
    #expect(!effects.contains { if case .start = $0 { true } else { false } })
    #expect(editor.state.staged == [Self.second] && editor.state.drafts.keys.sorted() == ["quality-gate"])
    #expect(editor.notice == "Stopped after step 1: 1 of 2 steps not sent, and still staged. C plans them.")
    #expect(screen(editor.state).textLines.joined().contains("stopped after step 1"))
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
  }

  @Test func theLastStepIsAwaited() async throws {
    var editor = try planned()
    editor.type("Y")
    await editor.answerStep(SmallService())
    editor.press(.ctrl("c"))
    #expect(editor.notice.contains("It is the last step"))
    await editor.answerStep(SmallService())
    #expect(editor.state.staged == [] && editor.notice.hasSuffix("done, as predicted."))
  }

  /// While steps are sent, the row of keys offers what works.
  @Test func theKeysOfARunningApply() throws {
    var editor = try planned()
    editor.type("Y")
    #expect(editor.state.keyContext == .applying)
    #expect(Keymap.usual.hints(of: .applying).map(\.keys) == ["Ctrl-C"])
    #expect(screen(editor.state).textLines.last?.contains("Ctrl-C stop after this step") == true)
  }

  @Test func aBarSaysHowFarItIsAndHowLongItTakes() async throws {
    var editor = try planned()
    editor.type("Y")
    editor.wait(2)
    await editor.answerStep(SmallService())
    #expect(screen(editor.state).textLines.joined(separator: "\n").contains("1 of 2 · 30.0 a minute, 2 s left"))
  }

  /// A step of the plan begins with what the one before has left: here a version that the service filled in.
  @Test func aLaterStepBeginsWithWhatTheEarlierOneLeft() async throws {
    var newest = Gallery.node("fresh", Gallery.quality)
    newest.model.versionID = nil
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, .addNode(newest, at: nil)),
      staged: [Self.patch, StagedStep(id: 2, change: .rename("photo-basics", to: "basics"))])
    editor.type("C")
    editor.answerPlan()
    editor.type("Y")
    let service = SmallService()
    await editor.answerStep(service)
    await editor.answerStep(service)
    #expect(editor.report?.reports.map(\.outcome) == [.asPredicted, .asPredicted])
    #expect(editor.state.staged == [] && service.workflows["basics"]?.nodes.count == 3)
  }

  /// What the service has already is settled as soon as the plan has read it.
  @Test func whatIsDoneAlreadyIsLeftOut() throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      try Gallery.draft(of: Gallery.gate, Gallery.olderQuality), staged: [Self.patch, Self.second])
    editor.type("C")
    editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": try after(Gallery.basics)]) { $1 })
    #expect(editor.plan?.plan?.steps.map(\.id) == [2] && editor.plan?.plan?.isReady == true)
    #expect(editor.state.staged == [Self.second] && editor.state.drafts.keys.sorted() == ["quality-gate"])
    #expect(editor.notice.hasPrefix("photo-basics: on the service already as drafted;"))
    editor.answerPlan()
    editor.press(.escape)
    editor.type("C")
    editor.answerPlan(stored: Gallery.stored.merging(["quality-gate": try after(Gallery.gate)]) { $1 })
    #expect(editor.plan == nil && editor.state.staged == [] && editor.state.drafts == [:])
  }

  @Test func whatMovedSinceThePlanIsNotSent() async throws {
    var editor = try planned()
    editor.type("Y")
    let service = SmallService(holding: ["photo-basics": Workflow(id: "photo-basics", nodes: [])])
    await editor.answerStep(service)
    #expect(service.writes == 0)
    #expect(editor.state.history.first?.outcome == .refused)
    #expect(editor.state.library["photo-basics"]?.nodes == [])
    #expect(editor.notice.contains("changed on the service since the plan was made"))
    #expect(editor.state.staged.count == 2)
  }

  /// What the service does not hold of a draft stays as a draft, on what it does hold.
  @Test func whatWasNotWrittenStaysADraft() async throws {
    var editor = try planned()
    editor.type("Y")
    let effects = await editor.answerStep(SmallService(.meddles))
    let read = try #require(editor.state.library["photo-basics"])
    let draft = try #require(editor.state.drafts["photo-basics"])
    #expect(draft.base == read)
    #expect(draft.result.nodes == (try after(Gallery.basics).nodes))
    #expect(effects.contains(.record(.draftBegan(base: read, isNew: false))))
    #expect(editor.state.history.contains { $0.outcome == .differs })
  }

  /// A creation that came out otherwise leaves changes of a stored workflow, not another creation.
  @Test func whatIsLeftOfACreationIsAChange() async throws {
    let new = try Gallery.draft(
      of: Workflow(id: "new"), isNew: true, .addNode(Gallery.basics.nodes[0], at: nil),
      .addNode(Gallery.basics.nodes[1], at: nil))
    var editor = Editor.drafting(new)
    editor.type("c")
    editor.answerPlan()
    editor.type("Y")
    await editor.answerStep(SmallService(.meddles))
    #expect(editor.state.drafts["new"]?.isNew == false)
    #expect(editor.state.row("new").mark == .changed)
  }

  @Test func nothingClosesTheReportWhileAStepIsSent() throws {
    var editor = try planned()
    editor.type("Y")
    for key in [Key.escape, .enter, .char("q"), .ctrl("c"), .char("u")] {
      #expect(editor.press(key) == [])
      #expect(editor.report?.sending == 1)
      #expect(!editor.notice.isEmpty)
    }
  }

  @Test func theNextStepIsSentUnderTheHelp() async throws {
    var editor = try planned()
    editor.type("Y?")
    let effects = await editor.answerStep(SmallService())
    #expect(effects.contains { if case .start(.apply) = $0 { true } else { false } })
    editor.press(.escape)
    #expect(editor.report?.sending == 2)
  }

  @Test func aDeletionSelectsTheNeighbour() async throws {
    var editor = Editor.ready()
    editor.type("jDc")
    editor.answerPlan()
    editor.type("Yquality-gate")
    editor.press(.enter)
    await editor.answerStep(SmallService())
    #expect(editor.state.workflowIDs == ["photo-basics", "tile-colors"])
    #expect(editor.state.cursors.workflow == "tile-colors")
    #expect(editor.type("p") == [] && editor.predict == nil)
    #expect(editor.notice == "The step left no workflow to predict with.")
  }

  @Test func theReportGoesOnToAPrediction() async throws {
    var editor = try planned()
    let step = try #require(editor.plan?.plan?.steps.last)
    editor.type("Y")
    // One that is still being sent has left nothing.
    editor.type("p")
    #expect(editor.predict == nil)
    let service = SmallService()
    while editor.state.running.contains(where: { $0.kind == .apply }) { await editor.answerStep(service) }
    editor.type("p")
    #expect(editor.predict?.workflow == step.effects[0].id && editor.state.selectedWorkflow == step.effects[0].id)
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
  }

  @Test func aReportNobodyWaitsForIsDropped() async throws {
    var editor = try planned()
    let step = try #require(editor.plan?.plan?.steps.first)
    let runner = StepRunner(client: MeshClient(app: Gallery.app, transport: SmallService()), now: { Gallery.start })
    #expect(editor.take(.applied(await runner.apply(step))) == [])
    #expect(editor.state.staged.count == 2)
  }

  /// The row of keys names what can be done with the chosen step.
  @Test func hintsFollowTheChosenStep() async throws {
    var editor = try BindingTests.editor(in: .applying)
    await editor.answerStep(SmallService())
    guard case .applied(var sheet) = editor.state.dialogs.last else {
      Issue.record("the report is closed")
      return
    }
    let applied = try #require(sheet.plan.steps.firstIndex { sheet[report: $0.id]?.isApplied == true })
    let waiting = try #require(sheet.plan.steps.firstIndex { sheet[report: $0.id] == nil })
    func offered(at choice: Int) -> [Command] {
      sheet.sending = nil
      sheet.choice = choice
      editor.state.dialogs = [.applied(sheet)]
      return [.reverse, .predict].filter(editor.state.offers)
    }
    #expect(offered(at: applied) == [.reverse, .predict])
    #expect(offered(at: waiting) == [.predict])
  }
}
