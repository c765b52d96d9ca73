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
    #expect(try frame().visibleParts(of: 0) == [rect])
    #expect(try frame().textLines[2] == "xx▀▀▀▀▀▀▀▀xxxx")
  }

  @Test func aSheetHidesAPart() throws {
    let frame = try frame { $0.fill(Rect(row: 2, column: 6, rows: 2, columns: 8), " ", paint: .plain) }
    let parts = frame.visibleParts(of: 0)
    #expect(
      Set(parts) == [
        Rect(row: 1, column: 2, rows: 1, columns: 8), Rect(row: 2, column: 2, rows: 2, columns: 4),
        Rect(row: 4, column: 2, rows: 1, columns: 8),
      ])
  }

  @Test func textOnItHidesIt() throws {
    let frame = try frame { $0.write("1", row: 1, column: 5, paint: .plain) }
    #expect(
      Set(frame.visibleParts(of: 0)) == [
        Rect(row: 1, column: 2, rows: 1, columns: 3), Rect(row: 1, column: 6, rows: 1, columns: 4),
        Rect(row: 2, column: 2, rows: 3, columns: 8),
      ])
  }

  @Test func oneOnAnotherHidesIt() throws {
    let upper = Rect(row: 3, column: 0, rows: 4, columns: 14)
    let frame = try frame { $0.put(PlacedPicture(.sample, in: upper)) }
    #expect(frame.visibleParts(of: 0) == [Rect(row: 1, column: 2, rows: 2, columns: 8)])
    #expect(frame.visibleParts(of: 1) == [upper])
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
    let parts = frame.visibleParts(of: 0)
    for row in 0..<7 {
      for column in 0..<14 {
        let count = parts.count { $0.contains(row: row, column: column) }
        #expect(count == (frame[row, column].paint == .picture ? 1 : 0))
      }
    }
  }

  @Test func howItIsWritten() throws {
    var frame = Frame(size: Size(rows: 7, columns: 14))
    frame.fill(frame.bounds, "x", paint: .plain)
    let box = PictureBox(top: 0.25, left: 0.25, bottom: 1, right: 0.6, number: 2)
    frame.put(PlacedPicture(try .scene(32, 32, seed: 1), in: rect, boxes: [box], words: "cat.jpg"))
    let cells = PictureCells(frame.pictures[0].pixels, size: rect.size, depth: .direct, shapes: .quadrants)

    // Boxes stand on what is half as light as the picture.
    let blocks = frame.resolved { _ in .cells(cells) }
    #expect(blocks.pictures.isEmpty && blocks[1, 2] == cells[0, 0] && blocks[2, 2] == cells[1, 0])
    #expect(blocks.textLines[2].contains("┌2┐") && blocks.textLines[4].contains("└─┘"))
    guard case .raw(ink: RGB(255, 255, 255), let ground) = blocks[2, 5].paint else {
      Issue.record("\(blocks[2, 5])")
      return
    }
    #expect(ground.contrast(with: RGB(255, 255, 255)) > 4)

    // Where boxes are drawn in pixels, cells have none, and no blanks: what is written there would erase the picture.
    let covered = frame.resolved { _ in .covered(cells) }
    for row in 0..<rect.rows {
      for column in 0..<rect.columns {
        let (cell, shown) = (cells[row, column], covered[rect.row + row, rect.column + column])
        #expect(shown.paint == cell.paint && shown.glyph == (cell.isBlank ? "\u{A0}" : cell.glyph))
      }
    }

    let placeholders = frame.resolved { _ in .placeholders(9 << 24 | 3, cells) }
    #expect(placeholders[3, 4].scalars.map(\.value) == [0x10EEEE, 0x30E, 0x30E, 0x34A])
    #expect(placeholders[3, 4].paint == .number(3) && placeholders[2, 5].paint == .number(3))

    let words = frame.resolved { _ in .words }
    #expect(
      words.textLines[1...4].map(\.self) == ["xx        xxxx", "xx        xxxx", "xxcat.jpg xxxx", "xx        xxxx"])
  }

  @Test func ofManyBoxesTheFirstAreShown() throws {
    let boxes = (1...9999).map { PictureBox(top: 0, left: 0, bottom: 1, right: 1, number: $0) }
    let picture = PlacedPicture(.sample, in: rect, boxes: boxes)
    #expect(picture.boxes == Array(boxes.prefix(PlacedPicture.mostBoxes)))
  }

  /// Wide words, or a sheet over them, are left out rather than torn.
  @Test func wordsThatFindNoRoom() throws {
    var frame = try frame()
    frame.write("A", row: 3, column: 4, paint: .plain)
    #expect(frame.resolved { _ in .words }.textLines[3] == "xx  A     xxxx")
  }

  @Test func nothingIsSelectedUnderAPicture() throws {
    let frame = try frame { $0.ground($0.bounds, .selection) }
    #expect(frame.visibleParts(of: 0) == [rect])
  }
}

extension Pixels {
  fileprivate static var sample: Pixels { Pixels(width: 1, height: 1, bytes: [1, 2, 3]) ?? failure() }

  private static func failure() -> Pixels { preconditionFailure("one pixel is a picture") }
}
