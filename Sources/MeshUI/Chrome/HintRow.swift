import Canvas
import Panels

extension Frame {
  /// The last row: the keys of this place, the most useful first, and at its end how to see all of them.
  mutating func putHints(_ state: State) {
    let row = state.size.rows - 1
    let columns = state.size.columns
    let context = state.keyContext
    let all = state.keymap.key(.help, of: context).map { [Span($0, .key), Span(" keys", .hint)] } ?? []
    var rest = columns - 1 - (all.isEmpty ? 0 : all.columns + 3)
    fill(Rect(row: row, column: 0, rows: 1, columns: columns), paint: .plain)
    var spans: [Span] = []
    let usual = state.keymap.hints(of: context, where: state.offers)
    let hints = state.isSearching ? usual : state.topSheet?.hints(usual, state) ?? usual
    for hint in hints.prefix(10) {
      let next = [Span(hint.keys, .key), Span(" " + hint.label + "  ", .hint)]
      // The two blanks after the last hint may be cut.
      guard next.columns - 2 <= rest else { break }
      rest -= next.columns
      spans += next
    }
    put(TextLine(spans), row: row, column: 1, columns: columns - 1)
    put(TextLine(all), row: row, column: columns - 1 - all.columns, columns: all.columns)
  }
}
