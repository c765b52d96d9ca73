import Canvas
import TestSupport
import Testing

@Suite struct FrameTests {
  var frame = Frame(size: Size(rows: 3, columns: 10))

  @Test mutating func writesAndClipsAtTheRight() {
    #expect(frame.write("workflows", row: 0, column: 3, paint: .plain) == 7)
    #expect(frame.write("abcdef", row: 1, column: 0, paint: .plain, limit: 3) == 3)
    #expect(frame.textLines == ["   workflo", "abc", ""])
  }

  @Test mutating func clipsAtTheLeft() {
    #expect(frame.write("abcdef", row: 0, column: -2, paint: .plain) == 6)
    #expect(frame.write("日本", row: 1, column: -1, paint: .plain) == 4)
    #expect(frame.textLines == ["cdef", " 本", ""])
  }

  @Test(arguments: [-1, 3, 100]) mutating func rowsOutsideTakeNothing(row: Int) {
    #expect(frame.write("text", row: row, column: 0, paint: .plain) == 0)
    #expect(frame == Frame(size: Size(rows: 3, columns: 10)))
  }

  @Test mutating func cellsOutsideAreBlank() {
    frame[5, 5] = Cell(glyph: "x", paint: .plain)
    #expect(frame[5, 5] == .blank)
    #expect(frame[-1, 0] == .blank)
    #expect(frame == Frame(size: Size(rows: 3, columns: 10)))
  }

  @Test mutating func wideCharactersTakeTwoCells() {
    #expect(frame.write("日本語", row: 0, column: 0, paint: .plain) == 6)
    #expect(frame[0, 0].glyph == "日" && frame[0, 1].isContinuation && !frame[0, 2].isContinuation)
    #expect(frame.write("日本", row: 1, column: 7, paint: .plain) == 2)
    #expect(frame[1, 9] == .blank)
  }

  @Test mutating func overwritingHalfAWideCharacterBlanksTheOther() {
    frame.write("日本語", row: 0, column: 0, paint: .plain)
    frame.write("x", row: 0, column: 1, paint: .plain)
    frame.write("y", row: 0, column: 4, paint: .plain)
    #expect(frame.textLines[0] == " x本y")
    #expect((0..<10).allSatisfy { !frame[0, $0].isContinuation || $0 == 3 })
    frame.fill(Rect(row: 0, column: 3, rows: 1, columns: 1), "-", paint: .plain)
    #expect(frame.textLines[0] == " x -y")
  }

  @Test mutating func combiningMarksJoinTheirCell() {
    #expect(frame.write("e\u{301}x", row: 0, column: 0, paint: .plain) == 2)
    #expect(frame[0, 0].glyph == "e\u{301}" && frame[0, 1].glyph == "x")
    frame.write("日\u{301}", row: 1, column: 0, paint: .plain)
    #expect(frame[1, 0].glyph == "日\u{301}" && frame[1, 1].isContinuation)
    // A mark has nothing to join at the beginning of a text, not even what another text left there.
    frame.write("\u{301}z", row: 0, column: 1, paint: .plain)
    #expect(frame[0, 0].glyph == "e\u{301}" && frame[0, 1].glyph == "z")
  }

  @Test mutating func marksPerCellAreBounded() {
    frame.write("e" + String(repeating: "\u{301}", count: 50) + "f", row: 0, column: 0, paint: .plain)
    #expect(frame[0, 0].glyph.unicodeScalars.count <= 4 && frame[0, 1].glyph == "f")
  }

  @Test mutating func groundKeepsInks() {
    frame.write("ab", row: 0, column: 0, paint: .role(.changed))
    frame[0, 2] = Cell(glyph: "▀", paint: .raw(ink: RGB(1, 2, 3), ground: RGB(4, 5, 6)))
    frame[0, 3] = Cell(glyph: "█", paint: .swatch(RGB(1, 2, 3)))
    frame.ground(Rect(row: 0, column: 0, rows: 1, columns: 5), .selection)
    #expect(frame[0, 1].paint == .role(.changed, on: .selection))
    #expect(frame[0, 2].paint == .raw(ink: RGB(1, 2, 3), ground: RGB(4, 5, 6)))
    #expect(frame[0, 3].paint == .swatch(RGB(1, 2, 3), on: .selection))
    #expect(frame[0, 4].paint == .role(.text, on: .selection) && frame[0, 5].paint == .role(.text))
  }

  @Test mutating func fillsAreClipped() {
    frame.fill(Rect(row: -1, column: 8, rows: 9, columns: 9), "#", paint: .role(.dim))
    #expect(frame.textLines == Array(repeating: "        ##", count: 3))
  }

  @Test mutating func snapshotsShowTextAndRoles() {
    frame.fill(Rect(row: 0, column: 0, rows: 1, columns: 10), paint: .role(.bar))
    frame.write("id", row: 0, column: 1, paint: .role(.head, on: .bar))
    frame.write("日 x", row: 1, column: 0, paint: .role(.dim))
    frame.ground(Rect(row: 2, column: 0, rows: 1, columns: 4), .selection)
    frame[2, 8] = Cell(glyph: "█", paint: .swatch(RGB(1, 2, 3)))
    frame[2, 9] = Cell(glyph: "▀", paint: .raw(ink: RGB(1, 2, 3), ground: RGB(4, 5, 6)))
    #expect(frame.textLines == [" id", "日 x", "        █▀"])
    #expect(frame.roleLines == ["rhhrrrrrrr", "ddd", "ssss....#%"])
  }

  @Test func roleLettersAreDistinct() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Role.allCases.allSatisfy { $0.letter.isLetter && $0.letter.isASCII })
  }

  @Test mutating func changedRows() {
    let blank = frame
    frame.write("x", row: 1, column: 0, paint: .plain)
    func changes(_ frame: Frame, since last: Frame?) -> [[Int]] {
      frame.changes(since: last).map { [$0.row, $0.columns.lowerBound, $0.columns.upperBound] }
    }
    #expect(changes(frame, since: blank) == [[1, 0, 1]])
    #expect(changes(frame, since: frame) == [])
    let whole = (0..<3).map { [$0, 0, frame.size.columns] }
    #expect(changes(frame, since: nil) == whole)
    #expect(changes(frame, since: Frame(size: Size(rows: 3, columns: 9))) == whole)
    // Both halves of a wide character, also where only one of them differs.
    var wide = blank
    wide.write("\u{65E5}", row: 0, column: 4, paint: .plain)
    #expect(changes(wide, since: blank) == [[0, 4, 6]])
    var ground = wide
    ground.ground(Rect(row: 0, column: 5, rows: 1, columns: 1), .selection)
    #expect(changes(ground, since: wide) == [[0, 4, 6]])
  }

  @Test func aCellHoldsOneCharacter() {
    #expect(Cell(glyph: "e\u{301}", paint: .plain).glyph == "e\u{301}")
    #expect(Cell(glyph: "e\u{301}", paint: .plain).scalars == ["e", "\u{301}"])
    #expect(Cell(glyph: "👩\u{200D}💻", paint: .plain).glyph == "👩")
    #expect(Cell(glyph: "\u{1B}", paint: .plain).glyph == "\u{FFFD}")
    #expect(Cell(glyph: "\r\n", paint: .plain).glyph == "\u{FFFD}")
    #expect(Cell(glyph: "\u{1112}\u{1161}\u{11AB}", paint: .plain).glyph == "\u{1112}\u{1161}\u{11AB}")
    #expect(Cell(glyph: "a", paint: .plain).ascii == 0x61 && Cell(glyph: "é", paint: .plain).ascii == nil)
    #expect(Cell.blank.isBlank && !Cell(glyph: "x", paint: .plain).isBlank)
  }

  @Test func emptyFramesAreFine() {
    var empty = Frame(size: Size(rows: 0, columns: 0))
    empty.write("text", row: 0, column: 0, paint: .plain)
    empty.fill(Rect(row: 0, column: 0, rows: 5, columns: 5), paint: .plain)
    #expect(empty.textLines == [])
  }

  /// Whatever is written wherever: wide characters stay whole, and no cell holds anything but visible characters.
  @Test(arguments: 0..<20 as Range<UInt64>) func survivesAnything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var frame = Frame(size: Size(rows: 4, columns: 17))
    for _ in 0..<200 {
      let limit = Bool.random(using: &random) ? nil : Int.random(in: -2...12, using: &random)
      frame.write(
        hostileText(&random), row: .random(in: -1...4, using: &random), column: .random(in: -6...18, using: &random),
        paint: .plain, limit: limit)
    }
    for row in 0..<4 {
      for column in 0..<17 {
        let cell = frame[row, column]
        let isWide = !cell.isContinuation && width(of: cell.glyph) == 2
        #expect(frame[row, column + 1].isContinuation == isWide)
        #expect(cell.glyph.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x9B })
      }
      #expect(!frame[row, 0].isContinuation)
    }
  }
}
