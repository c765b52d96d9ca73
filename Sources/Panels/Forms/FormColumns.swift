package import Canvas

/// Where the columns of a form stand.
package struct FormColumns: Hashable, Sendable {
  /// The columns of the sheet.
  package let all: Int
  /// The first column of labels, of fields, and the one after fields.
  package let label: Int
  package let field: Int
  package let end: Int

  package init(_ columns: Int) {
    all = columns
    let isRoomy = Room(columns).isRoomy
    label = isRoomy ? 3 : 1
    field = isRoomy ? 14 : 10
    end = columns - (isRoomy ? 2 : 1)
  }

  package var fieldWidth: Int { max(1, end - field) }

  /// Where remarks stand that are set beside a short field.
  package var remark: Int { field + 36 }

  /// The label of a row, up to the column of the fields.
  package func label(_ text: String, isFocused: Bool, role: Role = .text) -> [Span] {
    [.blank(label), .cell(text, field - label, isFocused ? .head : role)]
  }

  /// A row that begins in the column of the fields.
  package func row(_ spans: [Span], trailing: [Span] = []) -> TextLine {
    TextLine([.blank(field)] + spans, trailing: trailing.isEmpty ? [] : trailing + [.blank(all - end + 1)])
  }

  /// A labelled text field; `trailing` stands at its right end, on its ground.
  package func field(
    _ label: String, _ field: TextField, isFocused: Bool, width: Int? = nil, hint: String = "", trailing: [Span] = []
  ) -> Block {
    let width = min(width ?? fieldWidth, fieldWidth)
    let trailingWidth = trailing.isEmpty ? 0 : trailing.columns + 2
    let room = max(1, width - 1 - trailingWidth)
    let window = FieldWindow(field, columns: room - 1, isFocused: isFocused)
    let text: Span = field.isEmpty ? .cell("  " + hint, room, .dim) : .cell(window.text, room)
    let line = TextLine(
      self.label(label, isFocused: isFocused) + [.blank(1), text] + (trailing.isEmpty ? [] : [.blank(1)] + trailing))
    var block = Block([line], isFocused: isFocused)
    block.grounds = [
      .init(line: 0, columns: self.field..<self.field + width, role: isFocused ? .fieldFocus : .field)
    ]
    if isFocused, field.isSelected {
      block.grounds.append(
        .init(line: 0, columns: self.field + 1..<self.field + 1 + Canvas.width(of: window.text), role: .buttonFocus))
    }
    if isFocused { block.cursor = Position(row: 0, column: self.field + 1 + window.cursor) }
    return block
  }

  /// The rows of a list below a field, with what stands at the right end of each; the chosen one is in sight, and the
  /// last row of a list that is cut says how much of it is not.
  package func list(
    of count: Int, chosen: Int, rows: Int, row: (Int) -> (spans: [Span], trailing: [Span])
  ) -> Block {
    var block = Block()
    let list = ListRows(count: count, selected: chosen, rows: rows)
    for index in list.places {
      let isChosen = index == chosen
      if isChosen {
        block.grounds.append(.init(line: block.lines.count, columns: field..<end, role: .selection))
      }
      let (spans, trailing) = row(index)
      block.lines.append(self.row([Span(isChosen ? "▸ " : "  ")] + spans, trailing: trailing))
    }
    if let rest = list.words { block.lines.append(self.row([.blank(2), Span(rest, .dim)])) }
    return block
  }

  /// The buttons of a form, the first of which is what Enter does in the end; beside them how far it is. `isLeaving`:
  /// the keyboard is on the second.
  package func buttons(
    _ action: String, isReady: Bool, isNext: Bool, isLeaving: Bool = false, status: [Span]
  ) -> Block {
    let name: Span =
      isReady ? Span("  \(action)  ", isNext && !isLeaving ? .buttonFocus : .button) : Span("  \(action)  ", .dim)
    let cancel = Span("  Cancel  ", isLeaving ? .buttonFocus : .button)
    let used = [name, cancel].columns + 3
    let gap = max(2, remark - field - used)
    guard field + used + gap + status.columns < all, !status.isEmpty else {
      return Block([row([name, .blank(3), cancel])] + (status.isEmpty ? [] : [row(status)]))
    }
    return Block([row([name, .blank(3), cancel, .blank(gap)] + status)])
  }
}
