import Canvas
import MeshCore
import Panels

/// The matrix of what each action leaves, drawn: a frame of heavy lines moves to the chosen column.
struct MatrixView {
  let matrix: ActionMatrix
  /// Places of the columns of the matrix that are drawn.
  let shown: [Int]
  let chosen: Int?
  /// Places of the nodes that are drawn.
  private let nodes: [Int]

  private let keymap: Keymap
  private let isLoose: Bool
  private let isRoomy: Bool
  private let label: Int
  private let now: Int
  private let draft: Int
  private let column: Int

  /// `rows` is the room for the nodes; where it is too little, those that the draft leaves alone are the first to go.
  init(_ draft: Draft, choice: PatchChoice, _ keymap: Keymap, columns: Int, rows: Int) {
    self.keymap = keymap
    let matrix = ActionMatrix(draft)
    self.matrix = matrix
    let all = Array(matrix.rows.indices)
    let touched = all.filter { matrix.rows[$0].draft != .same }
    let others = all.filter { matrix.rows[$0].draft == .same }
    nodes = all.count <= rows ? all : (touched + others).prefix(max(0, rows - 1)).sorted()
    isLoose = rows > matrix.rows.count + 8
    isRoomy = Room(columns).isWide
    let isSlim = !Room(columns).isMedium
    // The chosen column always has room.
    let first = matrix.index(of: choice, for: draft)
    let order = (first.map { [$0] } ?? []) + matrix.columns.indices.filter { $0 != first }
    chosen = first
    shown = order.prefix(isRoomy ? 4 : !isSlim ? 3 : columns >= 54 ? 2 : 1).sorted()
    now = isRoomy ? 10 : isSlim ? 0 : 9
    self.draft = isRoomy ? 13 : 10
    column = isRoomy ? min(24, 18 + max(0, columns - 120) / 8) : isSlim ? 12 : max(8, (columns - 44) / 3)
    // One more column for the line that closes the frame of the last one.
    label = min(30, max(8, columns - now - self.draft - 3 - shown.count * (column + 1)))
  }

  /// The column of the first vertical line.
  private var start: Int { 2 + label + now + draft }

  var lines: [TextLine] {
    let heads = self.row(
      mark: .blank(2), label: Span("node", .dim), now: Span("now", .dim), draft: Span("  draft", .dim)
    ) { head($0) }
    let rows = nodes.map { index in
      let row = matrix.rows[index]
      return self.row(
        mark: row.draft.mark, label: Span(row.id, row.draft == .gone ? .removed : .text),
        now: Span(row.now ?? "·", .dim), draft: row.draft.spans
      ) { matrix.columns[$0].cells[index].spans }
    }
    let count = self.row(
      label: Span(isRoomy ? "nodes left" : "nodes", .dim), now: Span(String(matrix.nodesNow), .dim),
      draft: [Span("  \(matrix.nodesInDraft)")]
    ) { [Span("  \(matrix.columns[$0].nodesLeft)")] }
    let verdicts = self.row(label: Span("as the draft?", .dim)) { [.blank(2), matrix.columns[$0].verdict(isRoomy)] }
    let sends = self.row(label: Span("sends", .dim)) { [.blank(2), matrix.columns[$0].sending(isRoomy)] }
    let left = matrix.rows.count - nodes.count
    let others = left > 0 ? [self.row(label: Span("… \(left) more", .dim)) { _ in [] }] : []
    return [heads] + rows + others + (isLoose ? [self.row { _ in [] }] : []) + [count, verdicts, sends]
  }

  private func head(_ index: Int) -> [Span] {
    let (command, name) = matrix.columns[index].title(isRoomy)
    return [Span(keymap.key(command, in: .staged), .key), Span(" " + name, index == chosen ? .head : .text)]
  }

  private func row(
    mark: Span = .blank(2), label: Span = .blank(0), now: Span = .blank(0), draft: [Span] = [],
    cell: (Int) -> [Span]
  ) -> TextLine {
    let lead = [mark] + [label].fitted(self.label - 1) + [.blank(1)] + [now].fitted(self.now) + draft.fitted(self.draft)
    return TextLine(lead + shown.flatMap { [Span.blank(2)] + cell($0).fitted(column - 1) })
  }

  private func row(
    mark: Span, label: Span, now: Span, draft: Span, cell: (Int) -> [Span]
  ) -> TextLine {
    row(mark: mark, label: label, now: now, draft: [draft], cell: cell)
  }
}

extension MatrixView {
  /// Draws the vertical lines over `rows`, whose first and last rows are rules, heavy around the chosen column.
  func putLines(in frame: inout Frame, column first: Int, rows: Range<Int>) {
    for (index, shown) in shown.enumerated() {
      let isHeavy = shown == chosen || (index > 0 && self.shown[index - 1] == chosen)
      let at = first + start + index * (column + 1)
      if shown == chosen {
        for row in [rows.lowerBound, rows.upperBound - 1] {
          let edge = Rect(row: row, column: at + 1, rows: 1, columns: column)
          frame.fill(edge, "━", paint: .role(.borderFocus))
        }
      }
      frame.putDivider(column: at, rows: rows, weight: isHeavy ? .heavy : .light)
    }
    guard let last = shown.last, last == chosen else { return }
    let at = first + start + shown.count * (column + 1)
    frame.putDivider(column: at, rows: rows, weight: .heavy)
  }
}
