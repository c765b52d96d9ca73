import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing

/// One editor of an app edits; the others look on until they take it over.
@Suite struct HandoverTests {
  private static let holder = "process 7 on pts/3"

  private func lookingOn() throws -> Editor {
    var journal = JournalState()
    journal.drafts = [try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)]
    return Editor.ready(journal, session: Gallery.session(holder: Self.holder))
  }

  @Test func whoLooksOnIsToldWhoEditsWhat() throws {
    let editor = try lookingOn()
    #expect(
      editor.notice
        == "process 7 on pts/3 edits this app: 1 draft (photo-basics), 0 staged steps. You look on. T takes it over.")
  }

  @Test(arguments: Command.allCases)
  func nothingIsChangedWhileLookingOn(command: Command) throws {
    for pane in Pane.allCases {
      var editor = try lookingOn()
      editor.state.focus = pane
      let bindings = KeyContext(pane).bindings.filter { $0.command == command }
      let before = (editor.state.drafts, editor.state.staged)
      for binding in bindings {
        let effects = binding.keys.flatMap { editor.press($0) }
        // A form's text is kept while it is open; nobody writes it down.
        let records = effects.filter { effect in
          switch effect {
          case .record(.form): false
          case .record: true
          case .start, .cancel, .suspend, .repaint, .quit, .open, .leave, .edit, .copy: false
          }
        }
        #expect(records == [], "\(binding.keyNames) in \(pane)")
      }
      #expect(editor.state.drafts == before.0 && editor.state.staged == before.1)
    }
  }

  @Test func takingOverAsksThenOpensTheAppAnew() throws {
    var editor = try lookingOn()
    #expect(editor.type("T") == [])
    #expect(editor.question == .takeOver(Self.holder))
    #expect(editor.type("y") == [.start(.takeOver)])
    #expect(editor.take(.handedOver) == [.open(Gallery.app)])
  }

  @Test func anAnswerNobodyWaitsForOpensNothing() throws {
    var editor = try lookingOn()
    #expect(editor.take(.handedOver) == [])
  }

  @Test func refreshingWhileLookingOnReadsTheJournalToo() throws {
    var editor = try lookingOn()
    #expect(editor.type("R") == [.open(Gallery.app)])
  }

  @Test func whoEditsGivesTheAppUpAtOnce() {
    var editor = Editor.ready()
    #expect(editor.take(.appWanted(by: "process 8", until: Gallery.start + 10)) == [.leave(.yielded(to: "process 8"))])
  }

  @Test func aStepThatIsBeingSentIsEndedFirst() async throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    let service = SmallService()
    editor.type("c")
    editor.answerPlan()
    editor.type("Y")
    #expect(editor.report?.sending != nil)
    #expect(editor.take(.appWanted(by: "process 8", until: Gallery.start + 10)) == [])
    let effects = await editor.answerStep(service)
    #expect(effects.last == .leave(.yielded(to: "process 8")))
    #expect(effects.contains { if case .record(.settled) = $0 { true } else { false } })
  }

  /// Nobody waits for a thousand steps.
  @Test func aPlanOfManyStepsIsStoppedBetweenTwo() async throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      try Gallery.draft(of: Gallery.gate, Gallery.olderQuality),
      staged: [
        StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
        StagedStep(id: 2, change: .patch("quality-gate", .automatic)),
      ])
    editor.type("C")
    editor.answerPlan()
    editor.type("Y")
    editor.take(.appWanted(by: "process 8", until: Gallery.start + 10))
    let effects = await editor.answerStep(SmallService())
    #expect(effects.last == .leave(.yielded(to: "process 8")) && editor.state.staged.map(\.id) == [2])
  }

  @Test func whatIsNotSavedIsNotGivenAway() {
    var editor = Editor.ready()
    _ = update(&editor.state, .notRecorded([.form("typed")], reason: "The disk is full."))
    #expect(editor.take(.appWanted(by: "process 8", until: Gallery.start + 10)) == [])
    _ = update(&editor.state, .recorded)
    #expect(editor.take(.models([], isLast: true)).last == .leave(.yielded(to: "process 8")))
  }

  @Test func whoHasGivenUpWaitingGetsNothing() {
    var editor = Editor.ready()
    editor.wait(11)
    #expect(editor.take(.appWanted(by: "process 8", until: Gallery.start + 10)) == [])
    #expect(editor.state.wanted == nil)
  }

  @Test func withoutAnotherEditorThereIsNothingToTakeOver() {
    var editor = Editor.ready()
    editor.type("T")
    #expect(editor.question == nil && editor.notice == "You edit this app already; nobody else does.")
  }
}
