@testable import MeshUI
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
