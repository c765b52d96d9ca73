extension Painter {
  /// Dusk in the fog, nothing in focus.
  mutating func paintHarbor() {
    rectangle(0, 0, 640, 270, .fade(0x6C6A9C, 0xF4A46A))
    rectangle(0, 270, 640, 480, .fade(0xE29A6C, 0x4C4E78))
    glow([400, 232], 200, 0xFFD08A)
    disc([400, 232], 46, 0xFFF0C4)
    polygon([[0, 236], [120, 222], [210, 270], [0, 270]], 0x6A5A78)
    paintLighthouse()
    for step in 0..<9 {
      let y = 284 + Float(step) * 22
      ellipse([400, y], [70 - Float(step) * 5, 5], Ink(integerLiteral: 0xFFE0A0).opacity(0.8))
    }
    paintBoat(at: [250, 344], size: 1.25, sail: 0xF6E6D6)
    paintBoat(at: [548, 306], size: 0.75, sail: 0xD96A4C)
    for bank in [Point(120, 270), Point(520, 262), Point(320, 300)] {
      ellipse(bank, [260, 20], Ink(integerLiteral: 0xF2C4A0).opacity(0.35))
    }
    blur(5)
  }

  private mutating func paintLighthouse() {
    polygon([[74, 228], [84, 96], [112, 96], [122, 228]], .fade(0xF2E8E4, 0xC8A8A0))
    polygon([[80, 152], [82, 122], [114, 122], [116, 152]], 0xC2453C)
    polygon([[76, 208], [78, 180], [118, 180], [120, 208]], 0xC2453C)
    rectangle(84, 74, 112, 96, 0xFFF2B0)
    polygon([[78, 76], [98, 54], [118, 76]], 0x8C2F2C)
    glow([98, 86], 70, 0xFFF2B0)
  }

  /// A hull with its waterline at `place`, and its reflection.
  private mutating func paintBoat(at place: Point, size: Float, sail: Ink) {
    func at(_ x: Float, _ y: Float) -> Point { place + Point(x, y) * size }
    polygon([at(-62, 0), at(62, 0), at(40, 70), at(-30, 60)], Ink(integerLiteral: 0x2A2440).opacity(0.45))
    polygon([at(-70, -26), at(76, -26), at(54, 6), at(-52, 6)], 0x2E2644)
    polygon([at(-4, -36), at(-4, -176), at(66, -36)], sail)
    polygon([at(-12, -36), at(-12, -150), at(-62, -36)], sail)
    line(at(-8, -26), at(-8, -182), width: 5 * size, 0x2E2644)
  }
}
