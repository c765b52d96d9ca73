extension Painter {
  /// A crisp head before a background far out of focus: one number for the whole picture calls it blurred.
  mutating func paintPortrait() {
    paintLights()
    blur(17)
    paintShoulders()
    paintHead()
    paintFeatures()
  }

  private mutating func paintLights() {
    fill(.fade(0x1E4E5F, 0x12303F))
    var random = SplitMix64(seed: 23)
    let inks: [Ink] = [0xF2A541, 0xE4572E, 0x76B7B2, 0xF2D680, 0x9C6BA8]
    for light in 0..<26 {
      let place = Point(random.float(in: 0...640), random.float(in: 0...480))
      disc(place, random.float(in: 18...46), inks[light % inks.count].opacity(0.7))
    }
  }

  private mutating func paintShoulders() {
    polygon([[110, 480], [160, 400], [270, 372], [320, 372], [320, 480]], 0xD93B2B)
    polygon([[530, 480], [480, 400], [370, 372], [320, 372], [320, 480]], 0xA82A20)
    polygon([[268, 372], [320, 440], [320, 330], [284, 330]], 0xF0C29A)
    polygon([[372, 372], [320, 440], [320, 330], [356, 330]], 0xC98F68)
  }

  private mutating func paintHead() {
    ellipse([320, 196], [142, 150], 0x1C1A2E)
    polygon([[178, 200], [230, 200], [230, 330], [192, 340]], 0x1C1A2E)
    polygon([[462, 200], [410, 200], [410, 330], [448, 340]], 0x1C1A2E)
    ellipse([320, 224], [106, 136], 0xF6CFA8)
    polygon(halfEllipse(center: [320, 224], radii: [106, 136]), 0xD99C72)
    polygon([[214, 176], [320, 84], [426, 176], [420, 130], [320, 70], [220, 130]], 0x1C1A2E)
  }

  private mutating func paintFeatures() {
    ellipse([272, 212], [28, 15], 0xFFFDF6)
    disc([274, 212], 13, 0x2878A8)
    disc([274, 212], 6, 0x10141C)
    polygon([[340, 212], [368, 198], [396, 212], [368, 226]], 0xFFFDF6)
    disc([368, 212], 11, 0x2F8F5B)
    disc([368, 212], 5, 0x10141C)
    line([242, 180], [300, 178], width: 8, 0x1C1A2E)
    line([340, 178], [398, 180], width: 8, 0x1C1A2E)
    polygon([[320, 206], [320, 274], [292, 274]], 0xE2AB80)
    polygon([[320, 206], [320, 274], [342, 274]], 0xB87A52)
    polygon([[282, 308], [308, 298], [320, 304], [320, 326], [304, 324]], 0xD02238)
    polygon([[358, 308], [332, 298], [320, 304], [320, 326], [336, 324]], 0x96182A)
    disc([208, 300], 13, 0xF2C230)
    disc([432, 300], 13, 0xF2C230)
  }

  /// The right half of an ellipse as a polygon.
  private func halfEllipse(center: Point, radii: Point) -> [Point] {
    (-32...32).map { step in
      let height = Float(step) / 32
      return center + radii * Point((1 - height * height).squareRoot(), height)
    }
  }
}
