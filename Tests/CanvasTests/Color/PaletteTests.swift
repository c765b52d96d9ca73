import Canvas
import Testing

@Suite struct PaletteTests {
  /// Distances in a space of our own (the cube of hue, grey or not) would prove nothing: what the eye calls these colours
  /// is written down here.
  @Test(
    arguments: [
      // Red, not orange; brown and blue, and not one grey.
      (0xB22222, 124), (0x8B4513, 130), (0x483D8B, 61),
      // Weak colours keep their hue.
      (0x4A4A5A, 60), (0xB0C4DE, 153), (0x2F4F4F, 23), (0xD8BFD8, 182), (0xBC8F8F, 138),
      // Browns are no orange, and what is nearly black is not red.
      (0x8D613B, 94), (0x755749, 95), (0x2F2016, 235),
      // Greys are grey.
      (0x808080, 244), (0xFFFFFF, 231), (0x000000, 16), (0xDCDCDC, 253), (0xFAF0E6, 255),
    ] as [(UInt32, Int)])
  func swatchesOf256AreCalledTheSame(color: UInt32, number: Int) {
    #expect(Palette.xterm.nearest(to: RGB(rgb24: color), for: .swatch) == number)
  }

  @Test(
    arguments: [
      (0xB22222, 1), (0x8B4513, 3), (0x483D8B, 4), (0xFF8C00, 3), (0x4682B4, 12), (0x000080, 4), (0x006400, 2),
      (0x800080, 5), (0x2F4F4F, 6), (0xDDA0DD, 13), (0xFFD700, 11), (0x696969, 8), (0xDCDCDC, 15), (0x000000, 0),
    ] as [(UInt32, Int)])
  func swatchesOf16AreCalledTheSame(color: UInt32, number: Int) {
    #expect(Palette.ansi16.nearest(to: RGB(rgb24: color), for: .swatch) == number)
  }

  @Test func firebrickIsNotOrange() {
    let (firebrick, orange) = (RGB(0xB2, 0x22, 0x22), RGB(0xFF, 0xA5, 0x00))
    for palette in [Palette.xterm, .ansi16, .ansi8] {
      #expect(palette.nearest(to: firebrick, for: .swatch) != palette.nearest(to: orange, for: .swatch))
    }
  }

  @Test func saddlebrownAndDarkslateblueAreNoGreys() {
    for palette in [Palette.xterm, .ansi16, .ansi8] {
      let shown = [RGB(0x8B, 0x45, 0x13), RGB(0x48, 0x3D, 0x8B)].map { palette[palette.nearest(to: $0, for: .swatch)] }
      #expect(shown[0].red > shown[0].blue && shown[1].blue > shown[1].red)
    }
  }

  /// What a picture was made of keeps its number when it is painted.
  @Test(arguments: [Palette.Purpose.picture, .swatch]) func aColourOfThePaletteIsItself(purpose: Palette.Purpose) {
    for (palette, numbers) in [(Palette.xterm, 16..<256), (.ansi16, 0..<16), (.ansi8, 0..<8)] {
      for number in numbers {
        #expect(palette.nearest(to: palette[number], for: purpose) == number)
      }
    }
  }

  /// By the figures of the space's description.
  @Test func theSpaceIsOKLab() {
    let red = OKLab(RGB(255, 0, 0))
    #expect(abs(red.lightness - 0.62796) < 0.0005 && abs(red.redness - 0.22486) < 0.0005)
    #expect(abs(red.yellowness - 0.12585) < 0.0005)
    let white = OKLab(RGB(255, 255, 255))
    #expect(abs(white.lightness - 1) < 0.0005 && abs(white.redness) < 0.0005 && abs(white.yellowness) < 0.0005)
  }
}
