import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The sheet of what was applied, newest first, and of what the chosen step did.
struct HistoryView {
  let dialog: HistorySheet
  let state: State
  private let parts: ListDetail

  init(_ dialog: HistorySheet, _ state: State, size: Size) {
    self.dialog = dialog
    self.state = state
    parts = ListDetail(
      size: size, count: state.history.count,
      words: .sentence(
        "`\(state.key(.reverse, in: .history))` stages a step's way back. Nothing is sent before a plan. `\(state.key(.pageDown, in: .history))` scrolls."
      ))
  }

  var sheet: SheetView {
    let count = Span(counted(state.history.count, "step"), .dim)
    return parts.sheet(
      Rule("History", trailing: [count], isFocused: true), list, title: title, detail, top: dialog.top)
  }

  /// All rows, then what is said of the chosen step.
  var text: [TextLine] {
    Table.history(state.clock, columns: parts.listColumns).rows(state.history.enumerated().map(Numbered.init)) + detail
  }

  func scrolled(pages: Int) -> Int { parts.scrolled(from: dialog.top, pages: pages, of: detail.count) }

  private var title: [Span] {
    guard let sent = state.chosenStep(of: dialog) else { return [Span("no step", .title)] }
    return [Span(sent.step.change.words.subject, .title), Span("  " + sent.action, .dim)]
  }

  private var detail: [TextLine] {
    guard let sent = state.chosenStep(of: dialog) else { return [] }
    return HistoryDetail(sent: sent, state: state, columns: parts.detailColumns).lines
  }

  private var list: [TextLine] {
    let list = ListRows(count: state.history.count, selected: dialog.choice, rows: parts.listRows - 1)
    return Table.history(state.clock, columns: parts.listColumns).lines(list, selected: dialog.choice) {
      Numbered($0, state.history[$0])
    }
  }
}

extension Table<Numbered<SentStep>> {
  /// What is left out where there is little room has no columns.
  fileprivate static func history(_ clock: Clock, columns: Int) -> Table {
    let action = columns >= 72 ? 13 : 0
    let changes = columns >= 55 ? 10 : 0
    let outcome = 23
    let time = columns >= 55 ? 10 : 0
    let subject = columns - 5 - action - changes - outcome - (time > 0 ? time + 1 : 0)
    return Table([
      Column("workflow", max(1, subject), gap: 1) { Span($0.value.step.change.words.subject) },
      Column("action", action) { Span($0.value.action) },
      Column("changes", changes) { $0.value.counts.fitted(changes) },
      Column("outcome", outcome) { Span($0.value.outcomeWord.text, $0.value.outcomeWord.role) },
      Column("sent", time, atRight: true) { Span(clock.moment($0.value.sentAt), .dim) },
    ]) { (nil, $0.value.step.change.mark.span) }
  }
}

extension SentStep {
  /// The changes of its nodes; where workflows go there is no more to count than these.
  var counts: [Span] {
    guard !step.change.isDeletion, renaming == nil else { return [] }
    return workflows.first.map { diff(of: $0).counts } ?? []
  }

  /// Its outcome in a word or two, and their role.
  var outcomeWord: (text: String, role: Role) {
    switch outcome {
    case .asPredicted: (step.change.isDeletion ? "deleted, snapshot kept" : "done as predicted", .ok)
    case .differs: ("differs from the plan", .warn)
    case .refused: ("not carried out", .error)
    case .notKnown: ("not known", .error)
    case .written: ("written, not read back", .warn)
    case .sending: ("was being sent", .warn)
    }
  }
}
