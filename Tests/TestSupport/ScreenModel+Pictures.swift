package import Canvas

/// Pictures, as terminals with kitty's protocol, sixels or inline images show them. Cells are 10 pixels wide and 20 high.
extension ScreenModel {
  /// What a program asks its terminal.
  package enum Question: Hashable, Sendable {
    case graphics
    case version
    case attributes
    case cellSize
    case colorRegisters
    case status
    case ground
  }

  /// A picture of kitty's protocol, put somewhere.
  package struct Placement: Hashable, Sendable {
    package let id: UInt32
    package let number: UInt32
    /// Nil if placeholders show it.
    package let rect: Rect?
    /// What has a higher one lies above.
    package let level: Int
  }

  /// Every cell over which a sixel or an inline image was painted, and no text written since.
  package var paintedCells: Set<Position> {
    var found: Set<Position> = []
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() where cell.isPainted {
        found.insert(Position(row: row, column: column))
      }
    }
    return found
  }

  /// What a cell shows; a blank beyond the screen.
  package func glyph(row: Int, column: Int) -> Character {
    row < size.rows && column < size.columns ? cells[row][column].glyph : " "
  }

  /// What the program has asked since the last call.
  package mutating func takeQuestions() -> [Question] {
    defer { questions = [] }
    return questions
  }

  /// Takes what stood between `ESC _` or `ESC P` and its end.
  mutating func takeString(_ text: String, isApplication: Bool) {
    if isApplication, text.hasPrefix("G") {
      takeGraphics(text.dropFirst())
    } else if !isApplication, let start = text.firstIndex(of: "q"),
      text[..<start].allSatisfy({ "0123456789;".contains($0) })
    {
      takeSixel(text[start...].dropFirst())
    } else {
      unknown.append("\(isApplication ? "APC" : "DCS") \(text.prefix(20))")
    }
  }

  private mutating func takeGraphics(_ text: Substring) {
    let halves = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    var keys: [Substring: Substring] = [:]
    for pair in halves[0].split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { keys[parts[0]] = parts[1] }
    }
    func number(_ key: Substring) -> UInt32 { keys[key].flatMap { UInt32($0) } ?? 0 }
    // Nothing but chunks may come between the first and the last of a picture.
    if let id = openTransmission, keys["a"] != nil { unknown.append("\(keys["a"] ?? "") within picture \(id)") }
    switch keys["a"] {
    case "q": questions.append(.graphics)
    case "t", nil:
      if keys["a"] != nil { openTransmission = number("i") }
      guard let id = openTransmission else { return unknown.append("a chunk of no picture") }
      pictures[id, default: 0] += halves.count > 1 ? halves[1].utf8.count : 0
      if number("m") == 0 { openTransmission = nil }
    case "p":
      let isVirtual = keys["U"] == "1"
      let rect = Rect(row: cursor.row, column: cursor.column, rows: Int(number("r")), columns: Int(number("c")))
      guard pictures[number("i")] != nil else { return unknown.append("picture \(number("i")) is not there") }
      placements.removeAll { $0.id == number("i") && $0.number == number("p") }
      placements.append(
        Placement(id: number("i"), number: number("p"), rect: isVirtual ? nil : rect, level: Int(number("z"))))
    case "d":
      placements.removeAll { $0.id == number("i") && (keys["p"] == nil || $0.number == number("p")) }
      if keys["d"] == "I", pictures.removeValue(forKey: number("i")) != nil { deletedPictures += 1 }
    default: unknown.append("graphics \(halves[0])")
    }
  }

  private mutating func takeSixel(_ text: Substring) {
    let attributes = text.dropFirst().split(whereSeparator: { $0 == ";" || $0 == "#" }).prefix(4).map { Int($0) ?? 0 }
    guard text.hasPrefix("\""), attributes.count == 4 else { return unknown.append("a sixel without its size") }
    paint(rows: (attributes[3] + 19) / 20, columns: (attributes[2] + 9) / 10)
  }

  /// iTerm2's, of which only the size in cells is looked at.
  mutating func takeInlineImage(_ text: Substring) {
    func number(_ key: String) -> Int {
      text.split(whereSeparator: { $0 == ";" || $0 == ":" }).first { $0.hasPrefix(key + "=") }
        .flatMap { Int($0.dropFirst(key.count + 1)) } ?? 0
    }
    paint(rows: number("height"), columns: number("width"))
  }

  private mutating func paint(rows: Int, columns: Int) {
    guard cursor.row + rows < size.rows, cursor.column + columns <= size.columns else {
      return unknown.append("a picture at \(cursor) that scrolls the screen")
    }
    for row in cursor.row..<cursor.row + rows {
      for column in cursor.column..<cursor.column + columns {
        cells[row][column].isPainted = true
      }
    }
  }
}
