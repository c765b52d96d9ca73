import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing

/// A step whose answer never came is judged by what is read later, and never sent again.
@Suite struct InterruptedTests {
  private static let step = StagedStep(id: 1, change: .patch("photo-basics", .automatic))

  private func journal(_ outcome: SentStep.Outcome = .sending) throws -> JournalState {
    var journal = JournalState()
    let draft = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)
    journal.drafts = [draft]
    journal.staged = [Self.step]
    journal.history = [
      SentStep(
        step: Self.step, sentAt: .distantPast, before: [Gallery.basics], predicted: [draft.result],
        outcome: outcome)
    ]
    return journal
  }

  @Test(arguments: [SentStep.Outcome.sending, .notKnown])
  func carriedOut(_ outcome: SentStep.Outcome) throws {
    var editor = Editor(starting: try journal(outcome))
    let after = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality).result
    let effects = editor.take(.workflows([WorkflowDocument(after)], isLast: true))
    #expect(
      effects == [
        .record(.settled(1, .asPredicted, read: [after])), .record(.draftEnded("photo-basics")), .record(.staged([])),
      ])
    #expect(editor.state.history.map(\.outcome) == [.asPredicted])
    #expect(editor.notice.hasSuffix("it was carried out, as predicted."))
  }

  /// What a command was sending when it was killed is judged likewise; the drafts of this editor are no part of it.
  @Test func aStepOfACommandEndsNoDraft() throws {
    var journal = try journal()
    let step = StagedStep(id: -1, change: .delete(["photo-basics"]))
    journal.history = [SentStep(step: step, sentAt: .distantPast, before: [Gallery.basics], predicted: [])]
    var editor = Editor(starting: journal)
    let rest = Gallery.workflows.filter { $0.id != "photo-basics" }
    let effects = editor.take(.workflows(rest.map(WorkflowDocument.init), isLast: true))
    #expect(effects == [.record(.settled(-1, .asPredicted, read: []))])
    #expect(editor.state.drafts.count == 1 && editor.state.staged == [Self.step])
    editor = Editor(starting: journal)
    _ = editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    #expect(editor.notice.hasSuffix("was not carried out."))
  }

  @Test func notCarriedOut() throws {
    var editor = Editor(starting: try journal())
    #expect(editor.notice.contains("It is not sent again"))
    let effects = editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    #expect(effects == [.record(.settled(1, .refused, read: [Gallery.basics]))])
    #expect(editor.state.staged == [Self.step])
    #expect(editor.state.drafts.count == 1)
    #expect(editor.notice.contains("was not carried out"))
    #expect(editor.reread(Gallery.basics) == [.start(.readWorkflows)], "it is said once")
  }

  @Test func somethingElse() throws {
    var editor = Editor(starting: try journal())
    let other = Workflow(id: "photo-basics", nodes: [])
    let effects = editor.take(.workflows([WorkflowDocument(other)], isLast: true))
    #expect(effects == [.record(.settled(1, .notKnown, read: [other]))])
    #expect(editor.state.staged == [Self.step])
    #expect(editor.reread(other) == [.start(.readWorkflows)], "it is said once")
  }

  /// A reading that began before the step was sent knows nothing of it.
  @Test func anOlderReadingTellsNothing() async throws {
    var journal = try journal()
    journal.history = []
    var editor = Editor.ready(journal)
    editor.state.cursors.workflow = "photo-basics"
    editor.type("RC")
    editor.wait(1)
    editor.answerPlan()
    editor.type("Y")
    await editor.answerStep(SmallService(.breaks))
    #expect(editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true)) == [])
    #expect(editor.state.history.first?.outcome == .notKnown)
    editor.wait(1)
    editor.type("R")
    let effects = editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    #expect(effects == [.record(.settled(1, .refused, read: [Gallery.basics]))])
  }

  @Test func aStepThatIsBeingSentIsLeftToItsReport() throws {
    var journal = try journal()
    journal.history = []
    var editor = Editor.ready(journal)
    editor.type("C")
    editor.answerPlan()
    editor.type("Y")
    editor.wait(1)
    editor.type("R")
    #expect(editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true)) == [])
    #expect(editor.state.history.first?.outcome == .sending)
  }
}
