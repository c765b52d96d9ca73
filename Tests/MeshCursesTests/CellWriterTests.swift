import Canvas
import TestSupport
import Testing

@testable import MeshCurses

/// What a frame is sent as, where the terminal speaks the usual language.
@Suite struct CellWriterTests {
  private let size = Size(rows: 8, columns: 30)

  private func dialect(erasesInGround: Bool = true, erasesCells: Bool = true, turnsOff: Bool = true) -> Dialect {
    var dialect = Dialect { color, isGround in Array("\(isGround ? 48 : 38);5;\(color)".utf8) }
    (dialect.erasesInGround, dialect.erasesCells, dialect.turnsOff) = (erasesInGround, erasesCells, turnsOff)
    return dialect
  }

  private func inks(_ theme: Theme = .dark) -> Inks { Inks(theme: theme, depth: .indexed256, pairLimit: 0) }

  /// Whatever was there before, the screen shows the frame: each cell in its look.
  @Test(arguments: 0..<40 as Range<UInt64>) func theScreenShowsEachFrame(seed: UInt64) throws {
    _ = usesUTF8()
    var random = SeededGenerator(seed: seed)
    let dialect = dialect(
      erasesInGround: seed % 2 == 0, erasesCells: seed % 3 != 0, turnsOff: seed % 5 != 0)
    var writer = CellWriter(dialect)
    var inks = inks(seed % 4 < 2 ? .dark : .light)
    var screen = ScreenModel(size: size)
    var shown: Frame?
    for frame in frames(seed: seed, size: size) + frames(seed: seed + 1000, size: size) {
      let isForgotten = Int.random(in: 0..<5, using: &random) == 0
      if isForgotten {
        screen.feed(Array("\u{1B}[2;3H\u{1B}[7;31mwhat others wrote\u{1B}[?25h".utf8)[...])
        writer.forget()
      }
      let bytes = writer.bytes(
        for: frame, since: isForgotten ? nil : shown, frame.changes(since: shown), rows: seed % 7 == 0 ? [0, 3] : [],
        size: size, inks: &inks)
      screen.feed(bytes[...])
      shown = frame
      #expect(screen.lines == frame.textLines && screen.unknown == [])
      #expect(screen.isCursorVisible == (frame.cursor != nil))
      if let cursor = frame.cursor { #expect(screen.cursor == cursor) }
      for row in 0..<size.rows {
        for column in 0..<size.columns where !frame[row, column].isContinuation {
          let cell = frame[row, column]
          let look = inks.look(for: cell.seenPaint)
          #expect(
            screen.seenLooks[row][column] == ScreenModel.Look(look, isBlank: cell.isBlank),
            "\(row), \(column) of \(frame.textLines[row])")
        }
      }
    }
  }

  private func sent(from old: (inout Frame) -> Void, to new: (inout Frame) -> Void) -> String {
    var writer = CellWriter(dialect())
    var inks = inks()
    var (before, after) = (Frame(size: size), Frame(size: size))
    old(&before)
    new(&after)
    _ = writer.bytes(for: before, since: nil, [], size: size, inks: &inks)
    let bytes = writer.bytes(for: after, since: before, after.changes(since: before), size: size, inks: &inks)
    return String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "^")
  }

  @Test func theCursorTakesTheShortestWay() {
    #expect(
      sent(
        from: { _ in },
        to: {
          $0.write("ab", row: 1, column: 3, paint: .plain)
          $0.write("c", row: 2, column: 5, paint: .plain)
          $0.write("d", row: 2, column: 20, paint: .plain)
          $0.write("e", row: 3, column: 0, paint: .plain)
          $0.write("f", row: 7, column: 9, paint: .plain)
        }) == "\n^[3C\(ink)ab\nc^[14Cd\n\re^[8;10Hf")
  }

  private var ink: String {
    var inks = inks()
    return "^[38;5;\(inks.look(for: .plain).ink)m"
  }

  /// Nor are few that stay jumped over.
  @Test func whatStaysIsNotSent() {
    #expect(
      sent(
        from: { $0.write("the same, and one", row: 0, column: 0, paint: .plain) },
        to: { $0.write("The same, And two", row: 0, column: 0, paint: .plain) }) == "\rT^[9CAnd two")
  }

  /// Terminals disagree about the columns of emoji and clusters: what comes next is placed anew.
  @Test func whatComesAfterAnEmojiIsPlaced() {
    _ = usesUTF8()
    #expect(
      sent(
        from: { _ in },
        to: {
          $0.write("👍b", row: 0, column: 0, paint: .plain)
          $0.write("e\u{301}b", row: 1, column: 0, paint: .plain)
          $0.write("日b", row: 2, column: 0, paint: .plain)
        }) == "\(ink)👍^[1;3Hb^[2He\u{301}^[2;2Hb\n\u{8}\u{8}日b")
  }

  /// xterm takes the second of two colours with colons in one sequence for another.
  @Test func colorsWithColonsStandAlone() {
    var dialect = dialect()
    dialect.parameters = { color, isGround in Array("\(isGround ? 48 : 38):2::0:0:\(color)".utf8) }
    var pen = Pen(dialect)
    var output: [UInt8] = []
    pen.settle(Look(ink: 20, ground: 30, attributes: 0), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "\u{1B}[;38:2::0:0:20m\u{1B}[48:2::0:0:30m")
  }

  @Test func runsOfBlanksAreErased() {
    let text = String(repeating: "x", count: 30)
    #expect(
      sent(
        from: {
          for row in 0..<3 { $0.write(text, row: row, column: 0, paint: .plain) }
        },
        to: {
          $0.write("xxxx", row: 0, column: 0, paint: .plain)
          $0.write("xxxx", row: 1, column: 0, paint: .plain)
          $0.write("xx", row: 1, column: 28, paint: .plain)
          $0.write("xxxx  " + text.dropLast(6), row: 2, column: 0, paint: .plain)
        }) == "^[1;5H^[K\n^[24X\n  ")
  }
}

extension CellWriterTests {
  /// Where rows move the screen is scrolled between what stays, and shows the same.
  @Test(arguments: [-3, -1, 1, 2]) func rowsThatMoveAreScrolled(distance: Int) throws {
    var writer = CellWriter(dialect())
    var inks = inks()
    var screen = ScreenModel(size: size)
    func frame(_ shift: Int) -> Frame {
      var frame = Frame(size: size)
      for row in 0..<size.rows {
        let number = row == 0 || row == 7 ? row : row + shift
        frame.write("row \(number) has some words in it", row: row, column: 0, paint: .role(.head))
      }
      return frame
    }
    let (before, after) = (frame(3), frame(3 + distance))
    screen.feed(writer.bytes(for: before, since: nil, [], size: size, inks: &inks)[...])
    let bytes = writer.bytes(for: after, since: before, after.changes(since: before), size: size, inks: &inks)
    screen.feed(bytes[...])
    #expect(screen.lines == after.textLines && screen.unknown == [])
    #expect(bytes.count < 30 * (abs(distance) + 1))
  }
}

extension ScreenModel.Look {
  fileprivate init(_ look: Look, isBlank: Bool) {
    let look = isBlank ? look.onBlank : look
    self.init()
    ink = look.ink < 0 ? nil : .indexed(Int(look.ink))
    ground = look.ground < 0 ? nil : .indexed(Int(look.ground))
    (bold, underline) = (look.attributes & 1 != 0, look.attributes & 2 != 0)
    (reverse, dim) = (look.attributes & 4 != 0, look.attributes & 8 != 0)
  }
}
