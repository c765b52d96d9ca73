import Canvas
import MeshCore
import Panels

/// The sheet that pins an image: each concept with its value, and what it has to be.
struct PinView {
  private let dialog: PinSheet
  private let size: Size

  init(_ dialog: PinSheet, size: Size) {
    self.dialog = dialog
    self.size = size
  }

  var sheet: SheetView {
    let bounds = dialog.bounds.count
    let rule = Rule(
      "Pin \(dialog.image.title) · \(dialog.workflow)",
      trailing: [Span(bounds == 0 ? "not bound" : counted(bounds, "bound"), .dim)], isFocused: true)
    var sheet = SheetView(SheetView.Panel(rule, Block(lines)))
    sheet.pinned = [
      .rule(above: 0, columns: size.columns),
      TextLine(" Plans run it, and say what breaks it.", .dim),
    ]
    return sheet
  }

  private var name: Int { max(8, size.columns - 4 - 16 - dialog.labels.count * 8 - node) }
  private var node: Int { Room(size.columns).isRoomy ? 14 : 0 }

  private var lines: [TextLine] {
    let list = ListRows(count: dialog.rows.count, selected: dialog.choice, rows: size.rows - 4)
    let heads = TextLine(
      [.cell("    concept", name + 4, .dim), .cell("node", node, .dim)]
        + dialog.labels.map { .cellRight($0, 8, .dim) } + [.cell("  has to be", 16, .dim)])
    return [heads] + list.places.map(row) + [list.rest].compactMap(\.self)
  }

  /// All rows, to be searched.
  var text: [TextLine] { dialog.rows.indices.map(row) }

  private func row(_ index: Int) -> TextLine {
    let row = dialog.rows[index]
    let isChosen = index == dialog.choice
    let mark: Span
    switch row.limit {
    case nil: mark = .blank(1)
    case .atLeast?: mark = Span("+", .added)
    case .below?: mark = Span("-", .removed)
    }
    return TextLine(
      [Span(isChosen ? "▸" : " "), .blank(1), mark, .blank(1), .cell(row.name, name), .cell(row.node, node, .dim)]
        + row.values.map { .cellRight(decimals(orDot: $0), 8) }
        + [.cell("  " + (row.limit?.text ?? ""), 9, .text), .cell(row.failsNow ? "not now" : "", 7, .warn)]
    ).selected(isChosen, focused: true)
  }
}
