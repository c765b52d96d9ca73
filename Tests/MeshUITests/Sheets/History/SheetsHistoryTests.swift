import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// How the history and the versions of a workflow look, and that they say what is so.
@Suite struct SheetsHistoryTests {
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)]

  private func state(_ dialog: Dialog, _ size: Size) -> State {
    var state = Fixtures.with(dialog, rows: size.rows, columns: size.columns)
    state.history = Fixtures.history
    return state
  }

  private func text(_ dialog: Dialog, _ size: Size = sizes[1]) -> String {
    screen(state(dialog, size)).textLines.joined(separator: "\n")
  }

  @Test(arguments: sizes + [Size(rows: 12, columns: 44)])
  func history(_ size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    assertSnapshot(screen(state(Fixtures.historySheet(), size)), named: "sheet-history-\(name)")
    assertSnapshot(screen(state(Fixtures.historySheet(1), size)), named: "sheet-history-deleted-\(name)")
  }

  @Test func historyOfAnotherResult() {
    assertSnapshot(screen(state(Fixtures.historySheet(2), Self.sizes[1])), named: "sheet-history-differs")
  }

  @Test(arguments: sizes + [Size(rows: 12, columns: 44)])
  func versions(_ size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    let second = Fixtures.workflowVersions { $0.choice = $0.versions[2].id }
    assertSnapshot(screen(state(second, size)), named: "sheet-workflow-versions-\(name)")
  }

  @Test func versionsInEveryState() {
    let marked = Fixtures.workflowVersions { sheet in
      sheet.marked = sheet.versions[3].id
      sheet.tab = .marked
    }
    assertSnapshot(screen(state(marked, Self.sizes[0])), named: "sheet-workflow-versions-marked")
    let reading = Fixtures.workflowVersions { sheet in
      sheet.phase = .reading
      sheet.versions = []
    }
    assertSnapshot(screen(state(reading, Self.sizes[0])), named: "sheet-workflow-versions-reading")
  }

  /// What a way back says depends on what the service holds, and so does whether there is one.
  @Test(
    arguments: zip(
      0...6,
      [
        "There is nothing to take back", "u stages it again from the snapshot", "There is nothing to take back",
        "kiosk-intro has a draft of its own", "It stayed staged", "It may or may not", "It is not sent again",
      ]))
  func eachStepSaysWhatComesNext(_ place: Int, _ words: String) {
    #expect(text(Fixtures.historySheet(place), Size(rows: 40, columns: 200)).contains(words))
  }

  @Test func theFirstVersionIsSaidToBeTheFirst() {
    let first = Fixtures.workflowVersions { sheet in
      sheet.choice = sheet.versions.last?.id
      sheet.tab = .before
    }
    #expect(text(first).contains("the first version: all of its nodes are new"))
    let cut = Fixtures.workflowVersions { sheet in
      sheet.choice = sheet.versions.last?.id
      sheet.tab = .before
      sheet.phase = .failed("Reading was cancelled.")
    }
    #expect(text(cut).contains("the version before is not read"))
    #expect(text(cut).contains("only 5 read"))
  }

  @Test func theEmptyStagedPaneNamesTheHistory() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.staged = []
    state.drafts = [:]
    #expect(screen(state).textLines.contains { $0.contains("H shows the history") })
    state.history = []
    #expect(!screen(state).textLines.contains { $0.contains("H shows the history") })
  }

  /// What is out of sight is said, above and below.
  @Test func aHistorySaysHowMuchMoreThereIs() {
    var state = state(Fixtures.historySheet(), Size(rows: 12, columns: 80))
    func rule() -> String { screen(state).textLines[8] }
    #expect(rule().contains("↓ ") && !rule().contains("↑ "), "\(rule())")
    _ = update(&state, .event(.key(.pageDown)))
    #expect(rule().contains("↑ "), "\(rule())")
  }
}
