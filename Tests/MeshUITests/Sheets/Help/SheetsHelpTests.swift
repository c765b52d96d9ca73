import Canvas
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// What the help lists, and in which order.
@Suite struct SheetsHelpTests {
  private func entries(_ text: String = "", _ change: (inout State) -> Void = { _ in }) -> [HelpEntry] {
    var sheet = HelpSheet()
    sheet.text = TextField(text)
    var state = Fixtures.busy(rows: 24, columns: 80)
    change(&state)
    state.dialogs.append(.help(sheet))
    return sheet.entries(state)
  }

  @Test func beginsWithThePlaceItWasOpenedFrom() {
    #expect(entries().first?.context == .nodes)
    #expect(entries { $0.focus = .staged }.first?.context == .staged)
    #expect(entries { $0.dialogs = [Fixtures.planSheet()] }.first?.context == .plan)
  }

  @Test func listsEveryCommandOfThePlaceOnce() {
    for pane in Pane.allCases {
      let here = entries { $0.focus = pane }.filter { $0.context == KeyContext(pane) }
      #expect(Set(here.map(\.binding.command)) == Set(KeyContext(pane).bindings.map(\.command)))
      #expect(here.count == Set(here.map(\.binding.command)).count)
    }
  }

  @Test func listsEveryKeySomewhere() {
    let all = entries()
    for context in KeyContext.allCases where context != .help {
      for binding in context.bindings {
        #expect(
          all.contains { $0.binding.command == binding.command && $0.keys.contains(binding.keyNames) },
          "\(binding.keyNames) in \(context.title)")
      }
    }
  }

  /// What a key does is told whole, in as many rows as it takes.
  @Test(arguments: [44, 80, 120])
  func nothingIsCut(columns: Int) {
    var state = Fixtures.busy(rows: 24, columns: columns)
    state.dialogs.append(.help(HelpSheet()))
    let view = HelpView(dialog: HelpSheet(), state: state, size: Size(rows: 2000, columns: columns)).sheet
    let lines = view.main.block.lines.map { line in line.spans.map(\.text).joined() }
    #expect(lines.allSatisfy { width(of: $0) <= columns && !$0.contains("…") })
    let words = lines.map { $0.dropFirst(columns < 120 ? 18 : 24) }.joined(separator: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for entry in entries() { #expect(words.contains(entry.binding.help)) }
  }

  /// A line that goes on is never the last one.
  @Test func theLastEntryShownIsWhole() {
    for choice in 0..<60 {
      var state = Fixtures.busy(rows: 24, columns: 60)
      var sheet = HelpSheet()
      sheet.choice = choice
      state.dialogs.append(.help(sheet))
      state.notice = .plain("")
      let shown = screen(state).textLines.dropLast(2).joined(separator: " ")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        sheet.entries(state).contains { shown.hasSuffix($0.binding.help) || shown.hasSuffix($0.context.title) },
        "\(choice)")
    }
  }

  @Test func narrowsByAllWords() {
    let found = entries("stage draft")
    #expect(!found.isEmpty)
    for entry in found {
      let text = "\(entry.binding.label) \(entry.binding.help) \(entry.context.title)".lowercased()
      #expect(text.contains("stage") && text.contains("draft"))
    }
    #expect(entries("no key does such a thing").isEmpty)
  }
}
