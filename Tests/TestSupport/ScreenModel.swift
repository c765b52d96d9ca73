package import Canvas

/// What a terminal of the xterm family shows after the bytes it was sent: enough of one to judge a program by its
/// screen, and by the state in which it leaves the terminal.
package struct ScreenModel {
  /// How a cell looks, as the program set it.
  package struct Look: Hashable, Sendable {
    package enum Color: Hashable, Sendable {
      /// 0 to 255.
      case indexed(Int)
      case rgb(RGB)
    }

    /// nil is the terminal's own.
    package var ink: Color?
    package var ground: Color?
    package var bold = false
    package var dim = false
    package var underline = false
    package var reverse = false

    package init() {}
  }

  struct Cell: Hashable {
    var glyph: Character = " "
    var look = Look()
    /// The right half of a wide character.
    var isContinuation = false
    /// A picture was painted over it.
    var isPainted = false
  }

  package private(set) var size: Size
  package var cursor = Position(row: 0, column: 0)
  package internal(set) var isCursorVisible = true
  package internal(set) var isAlternateScreen = false
  /// Whether it ever was, so that a program that never began is not taken for one that left properly.
  package internal(set) var hasShownAlternateScreen = false
  /// The private modes that are on, without those named above.
  package internal(set) var modes: Set<Int> = [7]
  /// What was put into the clipboard last, in base64.
  package internal(set) var clipboard: String?
  /// What the window is called, and what it was called before.
  package internal(set) var title = "the shell's"
  var titlesBefore: [String] = []
  /// What the program has asked, in order.
  package internal(set) var questions: [Question] = []
  /// The pictures that kitty's protocol has brought, by number, each with the letters of its bytes.
  package internal(set) var pictures: [UInt32: Int] = [:]
  package internal(set) var placements: [Placement] = []
  /// How many of them the program took away itself.
  package internal(set) var deletedPictures = 0
  var openTransmission: UInt32?
  /// Sequences this model does not know: empty if the program sticks to the common ones.
  package internal(set) var unknown: [String] = []

  var cells: [[Cell]]
  var look = Look()
  var scrollRegion: Range<Int>
  /// The last column was written; the next character goes to the next row.
  var wrapsNext = false
  var insertsCharacters = false
  var drawsLines = false
  var lastGlyph: Character?
  var saved: (cursor: Position, look: Look)?
  var mainScreen: (cells: [[Cell]], cursor: Position)?
  var parser = Parser.ground

  package init(size: Size) {
    self.size = size
    cells = Self.blank(size)
    scrollRegion = 0..<size.rows
  }

  /// The rows as text, without trailing blanks.
  package var lines: [String] {
    cells.map { row in
      var line = String(row.lazy.filter { !$0.isContinuation }.map(\.glyph))
      while line.last == " " {
        line.removeLast()
      }
      return line
    }
  }

  package var text: String { lines.joined(separator: "\n") }

  /// How each cell looks, as far as it is seen: a blank has no ink, nor weight.
  package var seenLooks: [[Look]] {
    cells.map { row in
      row.map { cell in
        var look = cell.look
        if cell.glyph == " ", !cell.isContinuation, !look.underline, !look.reverse {
          look.ink = nil
          (look.bold, look.dim) = (false, false)
        }
        return look
      }
    }
  }

  /// How the first cell of a text looks, if it is on the screen.
  package func look(of text: String) -> Look? {
    for row in cells {
      let glyphs = row.enumerated().filter { !$0.element.isContinuation }
      let line = String(glyphs.map(\.element.glyph))
      guard let found = line.firstRange(of: text) else { continue }
      return glyphs[line.distance(from: line.startIndex, to: found.lowerBound)].element.look
    }
    return nil
  }

  /// The screen keeps what fits, as terminals do that do not reflow.
  package mutating func resize(to new: Size) {
    func fit(_ old: [[Cell]]) -> [[Cell]] {
      (0..<new.rows).map { row in
        (0..<new.columns).map { row < old.count && $0 < old[row].count ? old[row][$0] : Cell() }
      }
    }
    cells = fit(cells)
    mainScreen = mainScreen.map { (fit($0.cells), $0.cursor) }
    size = new
    scrollRegion = 0..<new.rows
    wrapsNext = false
    cursor = Position(row: min(cursor.row, new.rows - 1), column: min(cursor.column, new.columns - 1))
  }

  static func blank(_ size: Size) -> [[Cell]] {
    Array(repeating: Array(repeating: Cell(), count: size.columns), count: size.rows)
  }
}
