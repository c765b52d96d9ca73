import Canvas
import MeshVision
import TestSupport
import Testing

/// Boxes in pixels, on a picture of 160 x 120 beside rows of 20 pixels: lines of two, and one around them.
@Suite struct BoxMaskTests {
  private let colors = BoxColors(ink: RGB(250, 250, 250))
  private let gray = RGB(90, 120, 90)

  private func drawn(_ boxes: PictureBox...) throws -> Pixels {
    let mask = BoxMask(boxes, width: 160, height: 120, rowHeight: 20)
    return try Pixels.plain(160, 120, gray).with(mask, in: colors)
  }

  @Test func theLineStandsWhereTheBoxIs() throws {
    let pixels = try drawn(PictureBox(top: 0.5, left: 0.25, bottom: 0.75, right: 0.75, number: 1))
    let middle = 75
    #expect(
      (38...43).map { pixels[$0, middle] } == [gray, colors.outline, colors.ink, colors.ink, colors.outline, gray])
    #expect((117...121).map { pixels[$0, middle] } == [colors.outline, colors.ink, colors.ink, colors.outline, gray])
    #expect((88...91).map { pixels[80, $0] } == [colors.ink, colors.ink, colors.outline, gray])
    #expect((58...63).map { pixels[80, $0] } == [gray, colors.outline, colors.ink, colors.ink, colors.outline, gray])
    // All else is as it was.
    #expect(pixels[80, 75] == gray && pixels[10, 10] == gray && pixels[140, 75] == gray)
  }

  @Test func theNumberStandsAboveItOrWithinItAtTheTop() throws {
    let below = try drawn(PictureBox(top: 0.5, left: 0.25, bottom: 0.75, right: 0.75, number: 1))
    // A one: its stem is in the middle of three columns of two pixels.
    #expect(below[44, 52] == colors.ink && below[41, 52] == colors.outline && below[44, 40] == gray)
    let above = try drawn(PictureBox(top: 0, left: 0.25, bottom: 0.75, right: 0.75, number: 1))
    #expect(above[44, 10] == colors.ink && above[42, 10] == colors.outline)
    // At the right edge it is moved in.
    let right = try drawn(PictureBox(top: 0.5, left: 0.99, bottom: 0.9, right: 1, number: 18))
    #expect(right[159, 52] == colors.outline && right[159, 100] == colors.ink)
  }

  @Test func besideASmallBoxTheNumberIsSmall() throws {
    let pixels = try drawn(PictureBox(top: 0.5, left: 0.25, bottom: 0.6, right: 0.35, number: 1))
    // Seven rows, and the outline of the box below them.
    #expect(pixels[42, 56] == colors.ink && pixels[40, 53] == colors.outline && pixels[40, 52] == gray)
  }

  /// Whatever is told of a region, there is a box, and it is on the picture.
  @Test(arguments: [
    PictureBox(top: -3, left: 0.5, bottom: 7, right: 0.2, number: 3),
    PictureBox(top: .nan, left: .infinity, bottom: -.infinity, right: .nan, number: 4),
    PictureBox(top: 1, left: 1, bottom: 1, right: 1, number: 123_456),
  ]) func anyNumbers(box: PictureBox) throws {
    #expect(box == box)
    for (width, height) in [(160, 120), (1, 1), (3, 90)] {
      let mask = BoxMask([box], width: width, height: height, rowHeight: 20)
      let pixels = try Pixels.plain(width, height, gray).with(mask, in: colors)
      #expect(pixels != (try .plain(width, height, gray)))
    }
  }

  @Test func theOutlineIsSeenWhereTheInkIsNot() {
    #expect(BoxColors(ink: RGB(255, 255, 255)).outline == RGB(0, 0, 0))
    #expect(BoxColors(ink: RGB(0, 0, 0)).outline == RGB(255, 255, 255))
  }

  /// libpng reads what is written here, and lays it on white.
  @Test func aFileOfBoxesAloneIsSmallAndSeeThrough() throws {
    let boxes = [
      PictureBox(top: 0.5, left: 0.25, bottom: 0.75, right: 0.75, number: 1),
      PictureBox(top: 0.1, left: 0.1, bottom: 0.3, right: 0.2, number: 2),
    ]
    let mask = BoxMask(boxes, width: 163, height: 121, rowHeight: 20)
    let file = PNG.file(mask, in: colors)
    #expect(file.count < 700)
    let read = try ImageFile(file).pixels()
    let shown = try Pixels.plain(163, 121, RGB(255, 255, 255)).with(mask, in: colors)
    #expect((read.width, read.height) == (163, 121) && read.pixels == shown.bytes)
  }

  @Test func onAPictureOfFewColours() throws {
    let scene = try Pixels.scene(160, 120, seed: 4)
    let mask = BoxMask(
      [PictureBox(top: 0.5, left: 0.25, bottom: 0.75, right: 0.75, number: 1)], width: 160, height: 120, rowHeight: 20)
    let indexed = IndexedPixels(scene, colors: 14)
    let boxed = indexed.with(mask, in: colors)
    #expect(boxed.colors.count <= 16 && Array(boxed.colors.dropLast(2)) == indexed.colors)
    #expect(boxed.colors[Int(boxed.indices[75 * 160 + 40])] == colors.ink)
    #expect(boxed.colors[Int(boxed.indices[75 * 160 + 39])] == colors.outline)
    #expect(boxed.indices[10] == indexed.indices[10])
  }
}
