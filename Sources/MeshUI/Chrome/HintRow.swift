import Canvas
import MeshCore
import Panels

extension Frame {
  /// The last row: the keys of this place, the most useful first, the way out whatever is left out for it, and at its
  /// end how to see all of them.
  mutating func putHints(_ state: State) {
    let row = state.size.rows - 1
    let columns = state.size.columns
    let context = state.keyContext
    let all = state.keymap.key(.help, of: context).map { [Span($0, .key), Span(" keys", .hint)] } ?? []
    let rest = columns - 1 - (all.isEmpty ? 0 : all.columns + 3)
    fill(Rect(row: row, column: 0, rows: 1, columns: columns), paint: .plain)
    // A sheet chooses among all of them.
    let isFailed = state.dialogs.isEmpty && state.library.phase.isFailed
    let most = state.topSheet == nil && !isFailed ? Self.mostHints : .max
    let usual = state.keymap.hints(of: context, most: most, where: state.offers)
    var hints = state.isSearching ? usual : state.topSheet?.hints(usual, state) ?? usual
    // Where the list could not be read, reading it again is what helps.
    if isFailed { hints = hints.filter { $0.command == .refresh } + hints.filter { $0.command != .refresh } }
    hints = Array(hints.prefix(Self.mostHints))
    put(TextLine(hints.fitting(rest).flatMap(\.spans)), row: row, column: 1, columns: columns - 1)
    put(TextLine(all), row: row, column: columns - 1 - all.columns, columns: all.columns)
  }

  private static let mostHints = 10
}

extension Hint {
  fileprivate var spans: [Span] { [Span(keys, .key), Span(" " + label + "  ", .hint)] }
}

extension [Hint] {
  /// The first that `columns` have room for, with the way out as the last of them where it would be left out.
  fileprivate func fitting(_ columns: Int) -> [Hint] {
    let first = prefix(fittingIn: columns)
    guard var back = self.first(where: { $0.command == .back }), !first.contains(back) else { return first }
    back.keys = back.keys.split(separator: " ").first.map(String.init) ?? back.keys
    back.label = back.label.split(separator: ",").first.map(String.init) ?? back.label
    let shown = prefix(fittingIn: columns - back.spans.columns)
    return shown.isEmpty ? first : shown + [back]
  }

  private func prefix(fittingIn columns: Int) -> [Hint] {
    var rest = columns
    return Array(
      prefix { hint in
        // The two blanks after the last hint may be cut.
        let fits = hint.spans.columns - 2 <= rest
        rest -= hint.spans.columns
        return fits
      })
  }
}

extension ReadingPhase {
  fileprivate var isFailed: Bool { if case .failed = self { true } else { false } }
}
