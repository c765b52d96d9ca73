/// One character cell of the screen.
///
/// Plain bits, without references: a screen is thousands of cells, built and compared for every key.
package struct Cell: Hashable, Sendable {
  private var base: Unicode.Scalar
  /// Combining marks, 21 bits each, the first lowest.
  private var marks: UInt64 = 0
  package var paint: Paint
  /// True for the right half of a wide character, which the terminal fills by itself; the glyph is a blank then.
  package var isContinuation: Bool

  /// - Parameter glyph: one visible character; of several scalars, the first and the combining marks after it.
  package init(glyph: Character, paint: Paint, isContinuation: Bool = false) {
    self.init(base: glyph.unicodeScalars.first ?? " ", paint: paint, isContinuation: isContinuation)
    for mark in glyph.unicodeScalars.dropFirst() {
      join(mark)
    }
  }

  init(base: Unicode.Scalar, paint: Paint, isContinuation: Bool = false) {
    self.base = base.isControl ? Glyphs.replacement : base
    self.paint = paint
    self.isContinuation = isContinuation
  }

  package static let blank = Cell(base: " ", paint: .plain)

  package var glyph: Character {
    get { marks == 0 ? Character(base) : String(String.UnicodeScalarView(scalars)).first ?? " " }
    set { self = Cell(glyph: newValue, paint: paint, isContinuation: isContinuation) }
  }

  package var isBlank: Bool { base == " " && marks == 0 }

  /// Whether the same stands in both, in whatever paint.
  package func hasGlyph(of other: Cell) -> Bool {
    base == other.base && marks == other.marks && isContinuation == other.isContinuation
  }

  /// What the terminal is sent: a character, and its combining marks.
  package var scalars: [Unicode.Scalar] {
    var scalars = [base]
    var rest = marks
    while rest != 0 {
      if let mark = Unicode.Scalar(UInt32(truncatingIfNeeded: rest & Self.markMask)) { scalars.append(mark) }
      rest >>= Self.markBits
    }
    return scalars
  }

  /// The character, if it is a plain one of ASCII, as nearly all are.
  package var ascii: UInt8? { marks == 0 && base.isASCII ? UInt8(truncatingIfNeeded: base.value) : nil }

  /// Whether every terminal gives it the same columns: letters of Europe, signs, lines, blocks and the usual ones of the
  /// Far East. Of emoji, of other scripts, and of what is of several characters, each has a table of its own.
  package var isSureOfItsWidth: Bool {
    guard marks == 0 else { return false }
    return switch base.value {
    case ..<0x0590, 0x2010..<0x2300, 0x2500..<0x2600, 0x2800..<0x2900, 0x3041..<0x3100, 0x4E00..<0xA000,
      0xAC00..<0xD7A4:
      true
    case _: false
    }
  }

  /// Adds a combining mark, if it is one that joins this character, and there is room.
  mutating func join(_ mark: Unicode.Scalar) {
    guard mark.joins(base), marks >> (Self.markBits * (Cell.mostMarks - 1)) == 0 else { return }
    var shift = 0
    while marks >> shift != 0 {
      shift += Self.markBits
    }
    marks |= UInt64(mark.value) << shift
  }

  /// How many combining marks a cell holds; ncurses has room for one more.
  static let mostMarks = 3

  private static let markBits = 21
  private static let markMask: UInt64 = 1 << 21 - 1
}
