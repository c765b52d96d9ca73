import Canvas
import Testing

@Suite struct ShadesTests {
  @Test(arguments: [(0, " "), (60, "░"), (128, "▒"), (190, "▓"), (255, "█")] as [(UInt8, Character)])
  func aPictureBecomesShades(light: UInt8, shade: Character) {
    let pixels = Paint.raw(ink: RGB(light, light, light), ground: RGB(light, light, light))
    #expect(Cell(glyph: "▀", paint: pixels).withoutColors == Cell(glyph: shade, paint: .plain))
  }

  @Test func aCellIsAsLightAsItsPixelsTogether() {
    let half = Cell(glyph: "▀", paint: .raw(ink: RGB(255, 255, 255), ground: RGB(0, 0, 0)))
    #expect(half.withoutColors.glyph == "▒")
  }

  @Test func linesOnAPictureStay() {
    let line = Cell(glyph: "┌", paint: .raw(ink: RGB(255, 255, 255), ground: RGB(9, 9, 9)))
    #expect(line.withoutColors == Cell(glyph: "┌", paint: .plain))
  }

  @Test func wideCharactersStayWide() {
    var frame = Frame(size: Size(rows: 1, columns: 2))
    frame.write("日", row: 0, column: 0, paint: .raw(ink: RGB(255, 255, 255), ground: RGB(9, 9, 9)))
    #expect(frame[0, 0].withoutColors.glyph == "日" && frame[0, 1].withoutColors.isContinuation)
  }

  /// The lighter the colour the heavier, and none is blank.
  @Test func swatchesDiffer() {
    let colors = [RGB(0, 0, 0), RGB(0, 128, 0), RGB(230, 120, 120), RGB(255, 255, 255)]
    let shown = colors.map { Cell(glyph: "█", paint: .swatch($0, on: .selection)).withoutColors }
    #expect(shown.map(\.glyph) == ["░", "▒", "▓", "█"])
    #expect(shown.allSatisfy { $0.paint == .role(.text, on: .selection) })
  }

  @Test func textStays() {
    let cell = Cell(glyph: "é", paint: .role(.error, on: .bar))
    #expect(cell.withoutColors == cell)
  }

  @Test func shadesDifferInASCIIToo() {
    #expect(String(" ░▒▓█".map(Glyphs.ascii)) == " .:*#")
  }
}
