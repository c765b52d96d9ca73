package import Canvas

/// A list as a table: heads, the rows around the selected one, and how many are out of sight. Rows are told apart by
/// their ids, so that what is selected stays so when rows come and go.
package struct Table<Row: Identifiable> {
  package struct Column {
    fileprivate let head: String
    fileprivate let columns: Int
    fileprivate let isAtRight: Bool
    fileprivate let gap: Int
    fileprivate let cell: (Row) -> [Span]

    /// A column of text, cut and padded to `columns`; one of no columns is left out. `gap` blanks stand behind it.
    package init(_ head: String, _ columns: Int, atRight: Bool = false, gap: Int = 0, cell: @escaping (Row) -> Span?) {
      self.head = head
      self.columns = columns
      isAtRight = atRight
      self.gap = gap
      self.cell = { row in [(cell(row) ?? Span("")).fitted(columns, atRight: atRight)] }
    }

    /// A column of several roles, which `spans` fits itself.
    package init(_ head: String, _ columns: Int, gap: Int = 0, spans: @escaping (Row) -> [Span]) {
      self.head = head
      self.columns = columns
      isAtRight = false
      self.gap = gap
      cell = spans
    }
  }

  private let columns: [Column]
  /// Whether the row is marked, nil where rows cannot be; and what becomes of it.
  private let marks: (Row) -> (isMarked: Bool?, mark: Span)

  package init(
    _ columns: [Column], marks: @escaping (Row) -> (isMarked: Bool?, mark: Span) = { _ in (nil, .blank(1)) }
  ) {
    self.columns = columns.filter { $0.columns > 0 }
    self.marks = marks
  }

  package var heads: TextLine {
    TextLine(
      [.blank(4)] + columns.flatMap { [Span($0.head, .dim).fitted($0.columns, atRight: $0.isAtRight), .blank($0.gap)] })
  }

  /// In at most `rows` lines, heads included. The selected row lies on `ground`.
  package func lines(_ all: [Row], selected: Row.ID?, rows: Int, ground: Role = .selection) -> [TextLine] {
    let list = ListRows(count: all.count, selected: all.firstIndex { $0.id == selected }, rows: rows - 1)
    return lines(list, selected: selected, ground: ground) { all[$0] }
  }

  /// The same of a list whose rows are made only where they are seen.
  package func lines(
    _ list: ListRows, selected: Row.ID?, ground: Role = .selection, row: (Int) -> Row
  ) -> [TextLine] {
    [heads]
      + list.places.map { index in
        let row = row(index)
        return self.line(row, isSelected: row.id == selected, ground)
      } + [list.rest].compactMap(\.self)
  }

  /// Every row as it is drawn, to be searched.
  package func rows(_ all: [Row]) -> [TextLine] { all.map { line($0, isSelected: false, .selection) } }

  private func line(_ row: Row, isSelected: Bool, _ ground: Role) -> TextLine {
    let (isMarked, mark) = marks(row)
    var spans = [
      Span(isSelected ? "▸" : " "), isMarked.map { Span($0 ? "*" : " ", .key) } ?? .blank(1), mark, .blank(1),
    ]
    for column in columns {
      spans += column.cell(row)
      if column.gap > 0 { spans.append(.blank(column.gap)) }
    }
    return TextLine(spans, ground: isSelected ? ground : nil)
  }
}

/// A row that is told apart by its place in the list alone.
package struct Numbered<Value>: Identifiable {
  package let id: Int
  package let value: Value

  package init(_ id: Int, _ value: Value) {
    self.id = id
    self.value = value
  }
}

extension RandomAccessCollection where Element: Identifiable, Index == Int {
  /// The id of the row that a motion comes to, from the one chosen or else the first; nil of an empty list.
  package func id(_ motion: Motion, from choice: Element.ID?, page: Int) -> Element.ID? {
    guard !isEmpty else { return nil }
    let index = firstIndex { $0.id == choice } ?? 0
    return self[clamped(index, by: motion.distance(page: page), count: count)].id
  }
}
