package import Canvas

extension Frame {
  /// The rows as text, without trailing blanks; where a picture is to be seen there is `▀`, and its boxes in cells.
  package var textLines: [String] {
    var outlines: [Position: Character] = [:]
    for picture in pictures {
      for (cell, glyph) in picture.boxes.flatMap({ $0.cells(in: picture.rect.size) }) {
        outlines[Position(row: picture.rect.row + cell.row, column: picture.rect.column + cell.column)] = glyph
      }
    }
    return lines(trimming: " ") { cell, place in cell.paint == .picture ? outlines[place] ?? "▀" : cell.glyph }
  }

  /// The rows as one letter per cell, for the role of its ink: see `Role.letter`. A blank cell shows its ground
  /// instead, or `.` on the plain one, trimmed at the end; image cells are `%`, swatches `#`.
  package var roleLines: [String] {
    lines(trimming: ".") { cell, _ in cell.roleLetter }
  }

  private func lines(trimming blank: Character, _ character: (Cell, Position) -> Character) -> [String] {
    (0..<size.rows).map { row in
      var line = ""
      for (column, cell) in self.row(row).enumerated() where !cell.isContinuation {
        line.append(character(cell, Position(row: row, column: column)))
      }
      while line.last == blank {
        line.removeLast()
      }
      return line
    }
  }
}

extension Cell {
  fileprivate var roleLetter: Character {
    switch paint {
    case .raw, .picture, .number: return "%"
    case .swatch: return "#"
    case .role(let ink, on: let ground):
      guard isBlank else { return ink.letter }
      let shown = ground ?? ink
      return shown == .text ? "." : shown.letter
    }
  }
}

extension Role {
  /// The letter that stands for the role in snapshots.
  package var letter: Character {
    switch self {
    case .text: "t"
    case .dim: "d"
    case .head: "h"
    case .title: "i"
    case .titleFocus: "I"
    case .border: "b"
    case .borderFocus: "B"
    case .selection: "s"
    case .selectionInactive: "S"
    case .bar: "r"
    case .badgeProd: "P"
    case .badgeWrite: "W"
    case .badgeReadOnly: "R"
    case .badgeLocal: "L"
    case .key: "k"
    case .hint: "j"
    case .field: "f"
    case .fieldFocus: "F"
    case .match: "m"
    case .button: "u"
    case .buttonFocus: "U"
    case .ok: "o"
    case .warn: "w"
    case .error: "e"
    case .running: "n"
    case .added: "a"
    case .changed: "c"
    case .removed: "x"
    case .conflict: "C"
    case .conceptHigh: "p"
    case .conceptLow: "l"
    case .deltaUp: "D"
    case .deltaDown: "v"
    case .region: "q"
    case .graphNode: "g"
    case .graphEdge: "G"
    case .syntaxKey: "y"
    case .syntaxString: "Y"
    }
  }
}
