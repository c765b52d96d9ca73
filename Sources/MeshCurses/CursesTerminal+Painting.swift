internal import CNcurses
internal import Canvas

extension CursesTerminal {
  /// Writes a stretch of a row as runs of equal paint, through ncurses.
  mutating func write(_ cells: ArraySlice<Cell>, row: Int32, column: Int) {
    var text: [UInt32] = []
    text.reserveCapacity(cells.count)
    var start = cells.startIndex
    while start < cells.endIndex {
      let paint = cells[start].seenPaint
      var end = start
      text.removeAll(keepingCapacity: true)
      while end < cells.endIndex, cells[end].seenPaint == paint {
        if !cells[end].isContinuation {
          append(cells[end], columns: cells.columns(at: end), to: &text)
        }
        end += 1
      }
      let ink = inks.ink(for: paint)
      mw_write(row, Int32(column + start - cells.startIndex), text, Int32(text.count), ink.pair, ink.attributes)
      start = end
    }
  }

  /// Adds what stands for a cell. The C library must give it the columns that the frame does, or the rest of the row
  /// would be out of place: where a newer or older one does not, the replacement character is shown.
  private func append(_ cell: Cell, columns: Int, to text: inout [UInt32]) {
    if let ascii = cell.ascii {
      text.append(UInt32(ascii))
      return
    }
    let scalars = cell.scalars
    if scalars.reduce(0, { $0 + mw_width($1.value) }) == columns {
      text.append(contentsOf: scalars.lazy.map(\.value))
    } else {
      text.append(0xFFFD)
      text.append(contentsOf: repeatElement(0x20, count: columns - 1))
    }
  }
}

extension Cell {
  /// The paint as far as it is seen: of a blank that is its ground, which in reverse, or underlined, would be in its ink.
  var seenPaint: Paint {
    guard ascii == 0x20, !isContinuation, case .role(_, let ground?) = paint else { return paint }
    return .role(ground)
  }
}

extension ArraySlice<Cell> {
  fileprivate func columns(at index: Index) -> Int {
    index + 1 < endIndex && self[index + 1].isContinuation ? 2 : 1
  }
}

extension Frame {
  /// What a terminal can be sent that has no colours, or ASCII alone.
  func spelled(isMono: Bool, isASCII: Bool) -> Frame {
    guard isMono || isASCII else { return self }
    var frame = self
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        if isMono { frame[row, column] = frame[row, column].withoutColors }
        if isASCII { frame.spell(row: row, column: column) }
      }
    }
    return frame
  }

  /// A bound takes the blank after it where it is no character of its own: `≥ 0.10` is `>=0.10`, and never `> 0.10`. What
  /// takes two columns is two characters.
  private mutating func spell(row: Int, column: Int) {
    let cell = self[row, column]
    guard cell.ascii == nil || cell.isContinuation else { return }
    if let first: Character = ["≥": ">", "≤": "<"][cell.glyph], self[row, column + 1].glyph == " " {
      self[row, column].glyph = first
      self[row, column + 1].glyph = "="
      return
    }
    let glyph = cell.isContinuation ? self[row, column - 1].glyph : Glyphs.ascii(cell.glyph)
    self[row, column] = Cell(glyph: glyph, paint: cell.paint)
  }
}
