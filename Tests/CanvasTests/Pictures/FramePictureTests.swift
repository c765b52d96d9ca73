import Canvas
import TestSupport
import Testing

@Suite struct FramePictureTests {
  private let rect = Rect(row: 1, column: 2, rows: 4, columns: 8)

  private func frame(_ draw: (inout Frame) -> Void = { _ in }) throws -> Frame {
    var frame = Frame(size: Size(rows: 7, columns: 14))
    frame.fill(frame.bounds, "x", paint: .plain)
    frame.put(PlacedPicture(try .scene(32, 32, seed: 1), in: rect, words: "cat.jpg"))
    draw(&frame)
    return frame
  }

  @Test func framesWithEqualPicturesAreEqual() throws {
    #expect(try frame() == frame())
    var other = try frame()
    other.put(PlacedPicture(try .scene(32, 32, seed: 2), in: rect))
    #expect(try frame() != other)
  }

  @Test func whatIsNotOnTheFrameIsNotPutThere() throws {
    var frame = Frame(size: Size(rows: 7, columns: 14))
    frame.put(PlacedPicture(try .scene(32, 32, seed: 1), in: Rect(row: 7, column: 0, rows: 2, columns: 2)))
    #expect(frame == Frame(size: Size(rows: 7, columns: 14)))
  }

  @Test func allOfItIsSeenAtFirst() throws {
    #expect(try frame().visibleParts(of: 0, underText: false) == [rect])
    #expect(try frame().textLines[2] == "xx▀▀▀▀▀▀▀▀xxxx")
  }

  @Test func aSheetHidesAPart() throws {
    let frame = try frame { $0.fill(Rect(row: 2, column: 6, rows: 2, columns: 8), " ", paint: .plain) }
    let parts = frame.visibleParts(of: 0, underText: true)
    #expect(
      Set(parts) == [
        Rect(row: 1, column: 2, rows: 1, columns: 8), Rect(row: 2, column: 2, rows: 2, columns: 4),
        Rect(row: 4, column: 2, rows: 1, columns: 8),
      ])
  }

  @Test func textOnItHidesItOnlyFromThoseWhoPaintOverCells() throws {
    let frame = try frame { $0.write("1", row: 1, column: 5, paint: .onPicture(RGB(255, 255, 255))) }
    #expect(frame.visibleParts(of: 0, underText: true) == [rect])
    #expect(
      Set(frame.visibleParts(of: 0, underText: false)) == [
        Rect(row: 1, column: 2, rows: 1, columns: 3), Rect(row: 1, column: 6, rows: 1, columns: 4),
        Rect(row: 2, column: 2, rows: 3, columns: 8),
      ])
  }

  @Test func oneOnAnotherHidesIt() throws {
    let upper = Rect(row: 3, column: 0, rows: 4, columns: 14)
    let frame = try frame { $0.put(PlacedPicture(.sample, in: upper)) }
    #expect(frame.visibleParts(of: 0, underText: true) == [Rect(row: 1, column: 2, rows: 2, columns: 8)])
    #expect(frame.visibleParts(of: 1, underText: true) == [upper])
  }

  /// The parts are disjoint, and together are exactly what is chosen.
  @Test(arguments: 0..<30 as Range<UInt64>) func partsAreAllThatIsSeen(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let frame = try frame { frame in
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let row = Int.random(in: 0..<7, using: &random)
        frame.write("ab", row: row, column: .random(in: 0..<14, using: &random), paint: .plain)
      }
    }
    let parts = frame.visibleParts(of: 0, underText: false)
    for row in 0..<7 {
      for column in 0..<14 {
        let count = parts.count { $0.contains(row: row, column: column) }
        #expect(count == (frame[row, column].paint == .picture ? 1 : 0))
      }
    }
  }

  @Test func howItIsWritten() throws {
    let frame = try frame { $0.write("─2", row: 2, column: 4, paint: .onPicture(RGB(255, 255, 255))) }
    let cells = PictureCells(frame.pictures[0].pixels, size: rect.size, depth: .direct, shapes: .quadrants)

    let beneath = frame.resolved { _ in .beneath }
    #expect(beneath.pictures.isEmpty && beneath.textLines[2] == "xx  ─2    xxxx")
    #expect(beneath[1, 2].glyph == " " && beneath[2, 4].paint == .onPicture(RGB(255, 255, 255)))
    // A picture that is still to come leaves no hole in the theme.
    #expect(try self.frame { _ in }.resolved { _ in .beneath }[1, 2] == .blank)

    let painted = frame.resolved { _ in .painted(cells) }
    #expect(painted.textLines[1] == "xx\(String(repeating: "\u{A0}", count: 8))xxxx")
    guard case .raw(ink: RGB(255, 255, 255), let ground) = painted[2, 5].paint else {
      Issue.record("\(painted[2, 5])")
      return
    }
    #expect(ground.contrast(with: RGB(255, 255, 255)) > 4)

    let blocks = frame.resolved { _ in .cells(cells) }
    #expect(blocks[3, 4] == cells[2, 2] && blocks[2, 5] == painted[2, 5])

    let placeholders = frame.resolved { _ in .placeholders(9 << 24 | 3, cells) }
    #expect(placeholders[3, 4].scalars.map(\.value) == [0x10EEEE, 0x30E, 0x30E, 0x34A])
    #expect(placeholders[3, 4].paint == .number(3) && placeholders[2, 5].glyph == "2")

    let words = frame.resolved { _ in .words }
    #expect(
      words.textLines[1...4].map(\.self) == ["xx        xxxx", "xx        xxxx", "xxcat.jpg xxxx", "xx        xxxx"])
  }

  /// Wide words, or a sheet over them, are left out rather than torn.
  @Test func wordsThatFindNoRoom() throws {
    var frame = try frame()
    frame.write("A", row: 3, column: 4, paint: .plain)
    #expect(frame.resolved { _ in .words }.textLines[3] == "xx  A     xxxx")
  }

  @Test func nothingIsSelectedUnderAPicture() throws {
    let frame = try frame { $0.ground($0.bounds, .selection) }
    #expect(frame.visibleParts(of: 0, underText: true) == [rect])
  }
}

extension Pixels {
  fileprivate static var sample: Pixels { Pixels(width: 1, height: 1, bytes: [1, 2, 3]) ?? failure() }

  private static func failure() -> Pixels { preconditionFailure("one pixel is a picture") }
}
