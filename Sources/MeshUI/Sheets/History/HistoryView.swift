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
    parts = ListDetail(size: size, count: state.history.count)
  }

  var sheet: SheetView {
    let count = Span(counted(state.history.count, "step"), .dim)
    return parts.sheet(
      Rule("History", trailing: [count], isFocused: true), list, title: title, detail, top: dialog.top,
      words: .sentence(
        "`\(state.key(.reverse, in: .history))` stages a step's way back. Nothing is sent before a plan. `\(state.key(.pageDown, in: .history))` scrolls."
      ))
  }

  func scrolled(pages: Int) -> Int { parts.scrolled(from: dialog.top, pages: pages, of: detail.count) }

  private var title: [Span] {
    guard let sent = state.chosenStep(of: dialog) else { return [Span("no step", .title)] }
    return [Span(sent.step.change.words.subject, .title), Span("  " + sent.action, .dim)]
  }

  private var detail: [TextLine] {
    guard let sent = state.chosenStep(of: dialog) else { return [] }
    return HistoryDetail(sent, state, columns: parts.detailColumns).lines
  }

  private var list: [TextLine] {
    let table = HistoryColumns(parts.listColumns)
    let rows = ListRows(count: state.history.count, selected: dialog.choice, rows: parts.listRows - 1)
    return [table.heads]
      + rows.places.map { table.line(state.history[$0], state.clock, isChosen: $0 == dialog.choice) }
      + [rows.rest].compactMap(\.self)
  }
}

/// Where the columns of the history stand.
private struct HistoryColumns {
  private let subject: Int
  /// What is left out where there is little room has no columns.
  private let action: Int
  private let changes: Int
  private let outcome = 23
  private let time: Int

  init(_ columns: Int) {
    action = columns >= 72 ? 13 : 0
    changes = columns >= 55 ? 10 : 0
    time = columns >= 55 ? 11 : 0
    subject = max(1, columns - 4 - action - changes - outcome - time)
  }

  var heads: TextLine {
    TextLine([
      .blank(4), .cell("workflow", subject, .dim), .cell("action", action, .dim), .cell("changes", changes, .dim),
      .cell("outcome", outcome, .dim), .cellRight("sent", max(0, time - 1), .dim),
    ])
  }

  func line(_ sent: SentStep, _ clock: Clock, isChosen: Bool) -> TextLine {
    let day = clock.day(sent.sentAt)
    let when = day == clock.day(clock.now) ? clock.time(sent.sentAt) : day
    let outcome = sent.outcomeWord
    return TextLine(
      [
        Span(isChosen ? "▸ " : "  "), sent.step.change.mark.span, .blank(1),
        .cell(sent.step.change.words.subject, max(0, subject - 1)), .blank(1), .cell(sent.action, action),
      ] + sent.counts.fitted(changes) + [
        .cell(outcome.text, self.outcome, outcome.role), .cellRight(when, max(0, time - 1), .dim),
      ], ground: isChosen ? .selection : nil)
  }
}
