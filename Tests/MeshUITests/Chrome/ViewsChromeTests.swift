import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

@Suite("The rows above and below the panes")
struct ViewsChromeTests {
  private func title(_ state: State) -> String { mainScreen(state).textLines[0] }
  private func notice(_ state: State) -> String { mainScreen(state).textLines[state.size.rows - 2] }
  private func hints(_ state: State) -> String { mainScreen(state).textLines[state.size.rows - 1] }

  @Test("the title says what is lost if one quits, what waits, and what is under way")
  func facts() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    #expect(title(state).hasSuffix("staged 3   read 22:01   idle"))
    state.running = [.readCatalogue, .resetSample, .readWorkflows]
    _ = update(&state, .notRecorded([.draftEnded("x")], reason: "disk full"))
    #expect(title(state).contains("NOT SAVED"))
    #expect(title(state).hasSuffix("restoring"))
  }

  @Test("where the title has little room, the least urgent goes first")
  func factsGo() {
    var state = Fixtures.busy(rows: 10, columns: 40)
    _ = update(&state, .notRecorded([.draftEnded("x")], reason: "disk full"))
    #expect(title(state).contains("NOT SAVED   idle"))
    #expect(!title(state).contains("read"))
  }

  @Test("hints are dropped from the right, the key to all keys never")
  func hintsGo() {
    for columns in stride(from: 40, through: 220, by: 9) {
      var state = Fixtures.busy(rows: 24, columns: columns)
      for pane in Pane.allCases {
        state.focus = pane
        #expect(hints(state).hasSuffix(" ? keys"))
        #expect(hints(state).count <= columns - 1)
      }
    }
  }

  @Test("at most ten hints")
  func hintCount() {
    let state = Fixtures.busy(rows: 24, columns: 400)
    #expect(hints(state).contains("J down"))
    let shown = Keymap.usual.hints(of: .nodes).prefix(10).map { $0.keys + " " + $0.label }.joined(separator: "  ")
    #expect(hints(state).hasPrefix(" " + shown + "   "))
  }

  @Test("a question keeps its answers in sight")
  func question() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.dialogs = [.question(.leaveUnsaved(.quit, String(repeating: "the disk is full, ", count: 9)))]
    #expect(notice(state).hasSuffix(" y / n"))
    #expect(screen(state).textLines.contains { $0.hasPrefix(" Your last edits are not saved: the disk") })
  }

  @Test("a deletion asks for the id in the notice row, with the cursor there")
  func confirmation() throws {
    var state = Fixtures.busy(rows: 24, columns: 80)
    let step = StagedStep(id: 2, change: .delete(["old-demo"]))
    var sheet = PlanSheet(steps: [step])
    sheet.phase = .ready(
      Plan(
        [step], drafts: [:], stored: ["old-demo": Fixtures.small("old-demo", nodes: 2, age: 5)], in: Fixtures.app,
        readAt: Fixtures.now))
    sheet.confirmation = TextField("old-d")
    state.dialogs = [.plan(sheet)]
    let frame = mainScreen(state)
    #expect(frame.textLines[22] == " type old-demo: old-d")
    #expect(frame.cursor == Position(row: 22, column: 21))
  }

  @Test("the first key of a sequence is shown while it waits for the second")
  func pending() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.pendingKey = .char("g")
    #expect(notice(state).hasSuffix(" g …"))
  }
}
