internal import Canvas

extension ScreenModel {
  mutating func perform(_ sequence: ControlSequence) {
    if sequence.final != UInt8(ascii: "m"), sequence.final != UInt8(ascii: "b") { wrapsNext = false }
    if let question = sequence.question {
      questions.append(question)
      return
    }
    let count = sequence.number(0)
    switch Unicode.Scalar(sequence.final) {
    case "A": move(to: cursor.row - count, cursor.column)
    case "B": move(to: cursor.row + count, cursor.column)
    case "C": move(to: cursor.row, cursor.column + count)
    case "D": move(to: cursor.row, cursor.column - count)
    case "G": move(to: cursor.row, count - 1)
    case "d": move(to: count - 1, cursor.column)
    case "H", "f": move(to: count - 1, sequence.number(1) - 1)
    case "J": eraseScreen(sequence.numbers.first ?? 0)
    case "K": eraseLine(sequence.numbers.first ?? 0)
    case "X": erase(row: cursor.row, cursor.column..<min(size.columns, cursor.column + count))
    case "@": insertCells(count)
    case "P": deleteCells(count)
    case "L": scroll(from: cursor.row, by: -count)
    case "M": scroll(from: cursor.row, by: count)
    case "S": scroll(from: scrollRegion.lowerBound, by: count)
    case "T": scroll(from: scrollRegion.lowerBound, by: -count)
    case "b": repeatLast(count)
    case "m": setLook(sequence)
    case "r": setScrollRegion(sequence)
    case "h", "l": setModes(sequence)
    case "t" where count == 22: titlesBefore.append(title)
    case "t" where count == 23: title = titlesBefore.popLast() ?? title
    case "t": break
    default: unknown.append(sequence.description)
    }
  }

  private mutating func move(to row: Int, _ column: Int) {
    cursor = Position(row: min(max(0, row), size.rows - 1), column: min(max(0, column), size.columns - 1))
  }

  private mutating func setScrollRegion(_ sequence: ControlSequence) {
    let bottom = sequence.numbers.count > 1 ? sequence.number(1) : size.rows
    let top = sequence.number(0) - 1
    scrollRegion = top < min(bottom, size.rows) ? top..<min(bottom, size.rows) : 0..<size.rows
    cursor = Position(row: 0, column: 0)
  }

  private mutating func setModes(_ sequence: ControlSequence) {
    let isOn = sequence.final == UInt8(ascii: "h")
    guard sequence.isPrivate else {
      if sequence.numbers == [4] { insertsCharacters = isOn } else { unknown.append(sequence.description) }
      return
    }
    for mode in sequence.numbers {
      switch mode {
      case 25: isCursorVisible = isOn
      case 1049: showAlternateScreen(isOn)
      default: if isOn { modes.insert(mode) } else { modes.remove(mode) }
      }
    }
  }

  private mutating func showAlternateScreen(_ isOn: Bool) {
    guard isOn != isAlternateScreen else { return }
    isAlternateScreen = isOn
    // Either screen has pictures of its own.
    (pictures, placements) = ([:], [])
    if isOn {
      hasShownAlternateScreen = true
      mainScreen = (cells, cursor)
      cells = Self.blank(size)
    } else if let mainScreen {
      (cells, cursor) = mainScreen
      self.mainScreen = nil
    }
  }

  mutating func restoreCursor() {
    guard let saved else { return }
    (cursor, look) = saved
  }
}

extension ScreenModel {
  mutating func put(_ scalar: Unicode.Scalar) {
    let glyph = drawsLines ? Self.lineDrawing[scalar] ?? Character(scalar) : Character(scalar)
    let columns = width(of: glyph)
    guard columns > 0 else { return join(scalar) }
    if wrapsNext || cursor.column + columns > size.columns {
      cursor.column = 0
      lineFeed()
    }
    if insertsCharacters { insertCells(columns) }
    set(cursor.column, Cell(glyph: glyph, look: look))
    if columns == 2 { set(cursor.column + 1, Cell(look: look, isContinuation: true)) }
    lastGlyph = glyph
    wrapsNext = cursor.column + columns == size.columns
    cursor.column = min(size.columns - 1, cursor.column + columns)
  }

  /// Writes one cell; half of a wide character that this leaves over is blank.
  private mutating func set(_ column: Int, _ cell: Cell) {
    if cells[cursor.row][column].isContinuation, !cell.isContinuation, column > 0 {
      cells[cursor.row][column - 1].glyph = " "
    }
    if column + 1 < size.columns, cells[cursor.row][column + 1].isContinuation {
      cells[cursor.row][column + 1] = Cell(look: cells[cursor.row][column + 1].look)
    }
    cells[cursor.row][column] = cell
  }

  private mutating func join(_ mark: Unicode.Scalar) {
    var column = wrapsNext ? cursor.column : cursor.column - 1
    if column > 0, cells[cursor.row][column].isContinuation { column -= 1 }
    guard column >= 0 else { return }
    let joined = String(cells[cursor.row][column].glyph) + String(Character(mark))
    if joined.count == 1 { cells[cursor.row][column].glyph = Character(joined) }
  }

  private mutating func repeatLast(_ count: Int) {
    guard let scalar = lastGlyph?.unicodeScalars.first else { return }
    for _ in 0..<count {
      put(scalar)
    }
  }

  private static let lineDrawing: [Unicode.Scalar: Character] = [
    "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "v": "┴", "w": "┬", "n": "┼",
    "a": "▒", "~": "·", "`": "◆",
  ]
}
