package import Canvas

/// What a dialog shows: a rule with its title, text that may be longer than the room, and lines that stay at its end.
package struct SheetView: Hashable, Sendable {
  /// A rule and the text below it.
  package struct Panel: Hashable, Sendable {
    package var rule: Rule
    package var block: Block
    /// The first shown line.
    package var top = 0

    package init(_ rule: Rule, _ block: Block, top: Int = 0) {
      self.rule = rule
      self.block = block
      self.top = top
    }
  }

  package var main: Panel
  /// At the right of the main panel, on wide screens.
  package var aside: Panel?
  /// The column of the line between them.
  package var split = 0
  package var pinned: [TextLine] = []
  /// What stands at the right of the title row in place of its facts.
  package var standing: [Span] = []

  package init(_ main: Panel) { self.main = main }

  /// Blocks below a rule, scrolled so that the focused one is in sight.
  package init(_ rule: Rule, _ blocks: [Block], rows: Int) {
    let (block, focus) = blocks.stacked(rows: rows)
    main = Panel(rule, block, top: topShowing(focus, of: block.lines.count, rows: rows))
  }
}

extension Frame {
  package mutating func put(_ sheet: SheetView, in rect: Rect) {
    fill(rect, paint: .plain)
    let (body, end) = rect.splitRows(bottom: sheet.pinned.count)
    put(sheet.pinned, in: end)
    guard let aside = sheet.aside else { return put(sheet.main, in: body) }
    let (left, rest) = body.splitColumns(left: sheet.split)
    put(sheet.main, in: left)
    put(aside, in: rest.inset(left: 1))
    putDivider(column: rest.column, rows: rest.row..<rest.maxRow)
    guard !end.isEmpty else { return }
    put(Joint(up: .light, right: .light, left: .light), row: end.row, column: rest.column)
  }

  private mutating func put(_ panel: SheetView.Panel, in rect: Rect) {
    put(panel.rule, row: rect.row, column: rect.column, columns: rect.columns)
    let text = rect.inset(top: 1)
    put(panel.block.lines, in: text, from: panel.top)
    for ground in panel.block.grounds {
      let cells = Rect(
        row: text.row + ground.line - panel.top, column: text.column + ground.columns.lowerBound, rows: 1,
        columns: ground.columns.count)
      self.ground(cells.intersection(text), ground.role)
    }
    guard let place = panel.block.cursor else { return }
    let position = Position(row: text.row + place.row - panel.top, column: text.column + place.column)
    if text.contains(row: position.row, column: position.column) { cursor = position }
  }
}
