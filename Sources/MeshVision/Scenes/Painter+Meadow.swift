extension Painter {
  /// A clear spring day, mostly green.
  mutating func paintMeadow() {
    fill(.fade(0x3F8FE0, 0xBFE3FA))
    glow([540, 80], 150, 0xFFF3B0)
    disc([540, 80], 38, 0xFFE45C)
    for cloud in [Point(120, 86), Point(340, 52)] {
      for puff in [Point(-44, 8), Point(0, -6), Point(42, 6)] { ellipse(cloud + puff, [46, 24], 0xFFFFFF) }
    }
    hill(left: 230, peak: [150, 190], right: 280, .fade(0x86B78B, 0x5F9A67))
    hill(left: 270, peak: [470, 205], right: 240, .fade(0x6FB05A, 0x4C9142))
    paintHouse()
    hill(left: 320, peak: [300, 290], right: 330, .fade(0x63B13F, 0x2E7D2B))
    grain(0.05, from: 300)
    paintTree()
    paintFlowers()
  }

  /// A slope from one edge over its peak to the other, rounded by a parabola through each half.
  private mutating func hill(left: Float, peak: Point, right: Float, _ ink: Ink) {
    let outline = stride(from: 0, through: Self.sceneSize.x, by: 20).map { x in
      let foot = x < peak.x ? left : right
      let reach = x < peak.x ? peak.x : Self.sceneSize.x - peak.x
      let share = (x - peak.x) / reach
      return Point(x, peak.y + (foot - peak.y) * share * share)
    }
    polygon(outline + [[640, 480], [0, 480]], ink)
  }

  private mutating func paintHouse() {
    rectangle(430, 196, 530, 270, .fade(0xFFF8E7, 0xE6D8BC))
    polygon([[416, 200], [452, 150], [508, 150], [544, 200]], .fade(0xD8422E, 0xA82B1E))
    rectangle(502, 138, 516, 172, 0x8A4A3A)
    rectangle(446, 216, 466, 238, 0x3F6A8C)
    rectangle(488, 214, 510, 270, 0x6B3F22)
  }

  private mutating func paintTree() {
    polygon([[148, 380], [156, 250], [174, 250], [186, 380]], .fade(0x7A5230, 0x573618))
    for (place, radius) in [(Point(120, 232), Float(52)), (Point(212, 236), 50), (Point(166, 190), 66)] {
      disc(place + [4, 8], radius, 0x1F6B2C)
      disc(place, radius - 4, .fade(0x58B043, 0x2A7F35))
    }
    for apple in [Point(110, 240), Point(150, 200), Point(190, 170), Point(214, 248), Point(164, 246), Point(200, 214)]
    {
      disc(apple, 7, 0xE23B2E)
    }
  }

  private mutating func paintFlowers() {
    var random = SplitMix64(seed: 7)
    let inks: [Ink] = [0xF0282D, 0xFFE14A, 0xF7F7FF, 0xF0282D, 0xF08AC0]
    for flower in 0..<220 {
      // Nearer flowers are larger and come later, over the others.
      let depth = Float(flower) / 220
      let place = Point(random.float(in: 0...640), 350 + depth * 125 + random.float(in: -6...6))
      let size = 2 + 7 * depth
      line(place, place + [0, size * 2.4], width: size / 4, 0x1D5E22)
      disc(place, size, inks[flower % inks.count])
      disc(place, size * 0.35, 0x40301A)
    }
  }
}
