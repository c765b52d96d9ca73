import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// The terminal lent to the user's own editor, and asked to copy.
@Suite struct LendingTests {
  @Test func theEditIsJournalledBeforeItIsDrawn() throws {
    let run = ProgramRun(
      [[.woken], ProgramRun.typed("E"), [.woken], ProgramRun.typed("q")],
      editing: { EditedText($0.replacing("image-quality-new", with: "image-quality-old")) })
    let lent = try #require(run.log.happenings.firstIndex(of: .lent))
    let recorded = try #require(
      run.log.happenings.firstIndex { if case .recorded(let entries) = $0 { entries.count == 2 } else { false } })
    #expect(recorded == lent + 1)
    #expect(run.screen(2).contains("photo-basics edited as text: 1 changed"))
    #expect(run.ending == .quit)
  }

  @Test func whatIsCopiedGoesToTheTerminal() {
    let run = ProgramRun([[.woken], ProgramRun.typed("yi"), ProgramRun.typed("q")])
    #expect(run.log.happenings.contains(.copied(base64: "cGhvdG8tYmFzaWNz")))
  }
}
