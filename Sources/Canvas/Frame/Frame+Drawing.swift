extension Frame {
  /// Writes text on one row, clipped to the frame and to `limit` columns.
  ///
  /// Combining marks join the cell before them. Text from outside should be `sanitized` first; control characters
  /// that come here all the same become marks, and other invisible characters are dropped, so that no text can reach
  /// the terminal as a command.
  /// - Returns: the columns the text took, clipped ones left of the frame included.
  @discardableResult
  package mutating func write(
    _ text: String, row: Int, column: Int, paint: Paint, limit: Int? = nil
  ) -> Int {
    guard row >= 0, row < size.rows else { return 0 }
    let end = limit.map { min(size.columns, column + max(0, $0)) } ?? size.columns
    let start = row * size.columns
    var at = column
    var hasWritten = false
    for scalar in text.unicodeScalars {
      let columns = scalar.cellWidth
      if columns == 0 {
        if hasWritten { join(scalar, row: row, before: at) }
        continue
      }
      guard at + columns <= end else { break }
      defer { at += columns }
      guard at + columns > 0 else { continue }
      if !hasWritten { blankLeftHalf(row: row, before: max(0, at)) }
      hasWritten = true
      if at < 0 {
        cells[start] = Cell(base: " ", paint: paint)
        continue
      }
      cells[start + at] = Cell(base: scalar, paint: paint)
      if columns == 2 { cells[start + at + 1] = Cell(base: " ", paint: paint, isContinuation: true) }
    }
    if hasWritten { blankRightHalf(row: row, at: at) }
    return at - column
  }

  /// Fills a rectangle with a glyph, which must be one column wide.
  package mutating func fill(_ rect: Rect, _ glyph: Character = " ", paint: Paint) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let cell = Cell(glyph: glyph, paint: paint)
    for row in area.row..<area.maxRow {
      blankLeftHalf(row: row, before: area.column)
      blankRightHalf(row: row, at: area.maxColumn)
      let start = row * size.columns
      for column in area.column..<area.maxColumn {
        cells[start + column] = cell
      }
    }
  }

  /// Gives every cell of a rectangle the ground of a role and keeps its ink: the selection bar.
  package mutating func ground(_ rect: Rect, _ role: Role) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.maxRow {
      let start = row * size.columns
      for column in area.column..<area.maxColumn {
        cells[start + column].paint = cells[start + column].paint.grounded(on: role)
      }
    }
  }
}

extension Frame {
  /// Joins a combining mark to the character that ends before a column.
  private mutating func join(_ mark: Unicode.Scalar, row: Int, before column: Int) {
    let index = row * size.columns + column - 1
    cells[cells[index].isContinuation ? index - 1 : index].join(mark)
  }

  /// What is written from a column on takes the right half of a wide character there: its left half is blank then.
  private mutating func blankLeftHalf(row: Int, before column: Int) {
    let index = row * size.columns + column
    guard column > 0, column < size.columns, cells[index].isContinuation else { return }
    cells[index - 1].glyph = " "
  }

  /// What was written up to a column took the left half of a wide character before it: its right half is blank then.
  private mutating func blankRightHalf(row: Int, at column: Int) {
    let index = row * size.columns + column
    guard column > 0, column < size.columns, cells[index].isContinuation else { return }
    cells[index].isContinuation = false
  }
}
