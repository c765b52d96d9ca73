internal import CNcurses
internal import Canvas

/// Writes what differs between two frames as few bytes.
struct CellWriter {
  private let dialect: Dialect
  private var pen: Pen
  /// Where the cursor is; nil where that is not known.
  private var cursor: Position?
  private var isCursorShown: Bool?
  private var output: [UInt8] = []

  init(_ dialect: Dialect) {
    self.dialect = dialect
    pen = Pen(dialect)
  }

  /// Others have written to the terminal.
  mutating func forget() {
    pen.forget()
    cursor = nil
    isCursorShown = nil
  }

  /// What brings a screen of `size` to a frame.
  /// - Parameters:
  ///   - last: what is on the screen; nil where that is not known.
  ///   - changes: what differs from that.
  ///   - unknown: rows that may look otherwise than in `last`.
  ///   - scrolls: whether rows may be moved; pictures would go with them.
  mutating func bytes(
    for frame: Frame, since last: Frame?, _ changes: [Frame.Change], rows unknown: Set<Int> = [], scrolls: Bool = true,
    size: Size, inks: inout Inks
  ) -> [UInt8] {
    output = []
    var (last, changes) = (last, changes)
    if last == nil {
      last = erased(for: frame, inks: &inks)
      changes = frame.changes(since: last)
    } else if scrolls, unknown.isEmpty, let moved = scrolled(last, to: frame, changes, size, &inks) {
      last = moved
      changes = frame.changes(since: last)
    }
    for change in changes where change.row < size.rows && !unknown.contains(change.row) {
      let columns = change.columns.clamped(to: 0..<size.columns)
      write(frame.row(change.row), since: last?.row(change.row), row: change.row, columns, size, &inks)
    }
    for row in unknown where row < min(frame.size.rows, size.rows) {
      write(frame.row(row), since: nil, row: row, 0..<min(frame.size.columns, size.columns), size, &inks)
    }
    place(frame.cursor, size)
    return output
  }

  /// Erases the screen; gives what it is then, nil where that is not all of the ground of plain text.
  private mutating func erased(for frame: Frame, inks: inout Inks) -> Frame? {
    let ground = inks.look(for: .plain).onBlank
    let paintsAll = canErase(ground)
    pen.forget()
    pen.settle(paintsAll ? ground : Look(), into: &output)
    // From the top left on: with all at once kitty frees its pictures.
    output += Array("\u{1B}[H\u{1B}[J".utf8)
    cursor = Position(row: 0, column: 0)
    return paintsAll ? Frame(size: frame.size) : nil
  }

  private func canErase(_ look: Look) -> Bool {
    look.isGround && (dialect.erasesInGround || look.ground == -1)
  }

  private mutating func place(_ wanted: Position?, _ size: Size) {
    if let wanted, wanted.row < size.rows, wanted.column < size.columns {
      move(to: wanted)
    } else if dialect.cursor.hidden.isEmpty {
      // There it is least taken for a place where text goes.
      move(to: Position(row: size.rows - 1, column: size.columns - 1))
    }
    guard isCursorShown != (wanted != nil) else { return }
    isCursorShown = wanted != nil
    output += wanted != nil ? dialect.cursor.shown : dialect.cursor.hidden
  }

  private mutating func move(to place: Position) {
    guard cursor != place else { return }
    output.append(stepsFrom: cursor, to: place)
    cursor = place
  }
}

extension CellWriter {
  private mutating func write(
    _ new: ArraySlice<Cell>, since old: ArraySlice<Cell>?, row: Int, _ columns: Range<Int>, _ size: Size,
    _ inks: inout Inks
  ) {
    let (start, shift) = (new.startIndex, (old?.startIndex ?? 0) - new.startIndex)
    let limit = min(new.count, size.columns)
    func differs(_ index: Int) -> Bool {
      guard let old else { return true }
      return !new[index].looks(like: old[index + shift], &inks)
    }
    var at = start + columns.lowerBound
    let end = start + columns.upperBound
    while at < end {
      guard differs(at) else {
        at += 1
        continue
      }
      if new[at].isContinuation, at > start { at -= 1 }
      let look = inks.look(of: new[at])
      if new[at].isBlank, look.isGround {
        var last = at
        var stop = at
        while stop < start + limit, new[stop].isBlank, !new[stop].isContinuation, inks.look(of: new[stop]) == look {
          if stop < end, differs(stop) { last = stop }
          stop += 1
        }
        approach(row: row, new, at, &inks)
        blank(
          last + 1 - at, look, isLast: last + 1 >= end, toEnd: stop == start + limit && limit == size.columns)
        at = last + 1
      } else {
        approach(row: row, new, at, &inks)
        pen.settle(look, into: &output)
        let isSure = new[at].isSureOfItsWidth
        at += append(new[at], columns: at + 1 < new.endIndex && new[at + 1].isContinuation ? 2 : 1)
        // What comes after the last column, or after an emoji, is nobody's to say: the next cell is placed by its row and
        // column, so that none is written into another pane.
        cursor = isSure && at - start < size.columns ? Position(row: row, column: at - start) : nil
      }
    }
  }

  /// Brings the cursor to a cell: over a few that look as what is painted now it writes them once more.
  private mutating func approach(row: Int, _ cells: ArraySlice<Cell>, _ index: Int, _ inks: inout Inks) {
    let place = Position(row: row, column: index - cells.startIndex)
    if let cursor, cursor.row == row, (1...4).contains(place.column - cursor.column), let look = pen.look {
      let between = cells[(cells.startIndex + cursor.column)..<index]
      let fits = between.allSatisfy { cell in
        guard cell.ascii != nil, !cell.isContinuation else { return false }
        let wanted = inks.look(of: cell)
        return cell.isBlank ? wanted == look.onBlank : wanted == look
      }
      if fits, !cells[index].isContinuation {
        output += between.compactMap(\.ascii)
        self.cursor = place
        return
      }
    }
    move(to: place)
  }

  /// So many blanks; `isLast`: nothing is written after them on this row; `toEnd`: all that follows is like them.
  private mutating func blank(_ count: Int, _ look: Look, isLast: Bool, toEnd: Bool) {
    pen.settle(ground: look, into: &output)
    if toEnd, count > 3, canErase(look) {
      output += Array("\u{1B}[K".utf8)
    } else if dialect.erasesCells, canErase(look), count > (isLast ? 5 : 9) {
      output.append(control: count, "X")
    } else {
      output += repeatElement(0x20, count: count)
      cursor?.column += count
      // Whether it stands in the last column or after it is not the same everywhere.
      if toEnd { cursor = nil }
    }
  }

  /// Adds what stands for a cell; gives its columns. The C library must give it as many, or the rest of the row would be
  /// out of place: where a newer or older one does not, the replacement character is shown.
  private mutating func append(_ cell: Cell, columns: Int) -> Int {
    if let ascii = cell.ascii {
      output.append(ascii)
      return columns
    }
    let scalars = cell.scalars
    if scalars.reduce(0, { $0 + mw_width($1.value) }) == columns {
      for scalar in scalars { output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter }
    } else {
      output += UTF8.encodedReplacementCharacter
      output += repeatElement(0x20, count: columns - 1)
    }
    return columns
  }
}

extension CellWriter {
  /// Moves the rows that are there already, some rows up or down, where that is less than to write them anew; gives what
  /// is on the screen then.
  private mutating func scrolled(
    _ last: Frame?, to frame: Frame, _ changes: [Frame.Change], _ size: Size, _ inks: inout Inks
  ) -> Frame? {
    let ground = inks.look(for: .plain).onBlank
    guard var last, dialect.scrolls, canErase(ground), last.size == size, frame.size == size,
      let (rows, distance) = frame.moved(from: last, changes)
    else { return nil }
    pen.settle(ground: ground, into: &output)
    let region = min(rows.lowerBound, rows.lowerBound + distance)...max(rows.upperBound, rows.upperBound + distance)
    output += Array("\u{1B}[\(region.lowerBound + 1);\(region.upperBound + 1)r".utf8)
    output.append(control: abs(distance), distance > 0 ? "S" : "T")
    output += Array("\u{1B}[r".utf8)
    // To set the region moves the cursor, and not everywhere to the same place.
    cursor = nil
    let before = last
    for row in region {
      for column in 0..<size.columns {
        last[row, column] = region.contains(row + distance) ? before[row + distance, column] : .blank
      }
    }
    return last
  }
}

extension Frame {
  /// The longest run of changed rows that stand elsewhere in another frame, and how many rows further down; nil where
  /// there are few, or little is in them.
  fileprivate func moved(from last: Frame, _ changes: [Frame.Change]) -> (rows: ClosedRange<Int>, distance: Int)? {
    let changed = changes.filter { $0.columns.count > 8 }.map(\.row)
    guard changed.count > 3 else { return nil }
    var best: (rows: ClosedRange<Int>, distance: Int, cells: Int)?
    for distance in -6...6 where distance != 0 {
      var (start, cells) = (Int?.none, 0)
      for row in (changed.first ?? 0)...(changed.last ?? 0) {
        guard (0..<size.rows).contains(row + distance), hasRow(row, as: row + distance, of: last) else {
          (start, cells) = (nil, 0)
          continue
        }
        start = start ?? row
        if changed.contains(row) { cells += self.row(row).count { !$0.isBlank } }
        if cells > Self.fewestMoved, cells > best?.cells ?? 0 { best = ((start ?? row)...row, distance, cells) }
      }
    }
    return best.map { ($0.rows, $0.distance) }
  }

  /// Characters that are worth to be moved.
  private static let fewestMoved = 40
}

extension Inks {
  /// How a cell is painted, as far as it is seen.
  fileprivate mutating func look(of cell: Cell) -> Look {
    let look = look(for: cell.seenPaint)
    return cell.isBlank && !cell.isContinuation ? look.onBlank : look
  }
}

extension Cell {
  fileprivate func looks(like other: Cell, _ inks: inout Inks) -> Bool {
    // What is no blank hardly looks the same in another paint.
    self == other || isBlank && hasGlyph(of: other) && inks.look(of: self) == inks.look(of: other)
  }
}
