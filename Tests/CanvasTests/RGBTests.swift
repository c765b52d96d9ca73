import Canvas
import TestSupport
import Testing

@Suite struct RGBTests {
  @Test(arguments: ["#000000", "#1b1e26", "#00000f", "#ffffff"]) func hexRoundTrip(text: String) {
    #expect(RGB(hex: text)?.hex == text)
  }

  @Test(arguments: ["", "#", "1b1e26", "#1b1e2", "#1b1e266", "#+b1e26", "#-b1e26", "#gggggg", "##11111", "#1b1é"])
  func otherTextIsNoColour(text: String) {
    #expect(RGB(hex: text) == nil)
  }

  @Test func contrastIsThatOfTheStandard() {
    let (black, white) = (RGB(0, 0, 0), RGB(255, 255, 255))
    #expect(abs(black.contrast(with: white) - 21) < 0.001)
    #expect(white.contrast(with: white) == 1)
    #expect(abs(RGB(0x77, 0x77, 0x77).contrast(with: white) - 4.478) < 0.001)
  }

  /// The quick search finds what trying all 240 colours finds.
  @Test func nearestOf256IsNearest() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let color = RGB(rgb24: UInt32.random(in: 0...0xFFFFFF, using: &random))
      let best = (16...255).map { distance(color, xterm($0)) }.min()
      #expect(distance(color, xterm(color.nearest256)) == best, "\(color.hex)")
    }
  }

  @Test func hueDecidesAmongSixteen() {
    let colors: [(String, Int)] = [
      ("#000000", 0), ("#1b1e26", 0), ("#4a5160", 8), ("#c8ccd4", 7), ("#ffffff", 15), ("#e06c75", 9), ("#98c379", 10),
      ("#e5c07b", 11), ("#8fb4e8", 12), ("#d58fe0", 13), ("#6cb6d9", 14), ("#33415c", 4), ("#ad2630", 9),
      ("#0c6650", 6),
    ]
    for (text, index) in colors {
      #expect(RGB(hex: text)?.nearestAnsi == index, "\(text)")
    }
  }

  private func xterm(_ index: Int) -> RGB {
    if index >= 232 {
      let grey = UInt8(8 + 10 * (index - 232))
      return RGB(grey, grey, grey)
    }
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
  }

  private func distance(_ one: RGB, _ other: RGB) -> Int {
    zip([one.red, one.green, one.blue], [other.red, other.green, other.blue]).reduce(0) { sum, parts in
      let difference = Int(parts.0) - Int(parts.1)
      return sum + difference * difference
    }
  }
}
