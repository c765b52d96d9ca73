extension Painter {
  /// Clear noon, everything in focus: fine gravel, tiles and wires.
  mutating func paintStation() {
    fill(.fade(0x6FA0DC, 0xDCE9F5))
    ellipse([250, 60], [90, 16], Ink(integerLiteral: 0xFFFFFF).opacity(0.7))
    ellipse([330, 76], [70, 12], Ink(integerLiteral: 0xFFFFFF).opacity(0.6))
    polygon([[0, 190], [80, 165], [150, 185], [240, 160], [330, 215], [0, 215]], .fade(0x7E9A8C, 0x5C7867))
    paintTrack()
    paintPlatform()
    paintTrain()
    paintWaitingPeople()
    paintClock()
  }

  private static let vanishingPoint = Point(170, 212)

  private mutating func paintTrack() {
    rectangle(0, 212, 640, 480, .fade(0x857668, 0x54473C))
    grain(0.12, from: 213)
    for step in 0..<14 {
      let y = 212 + 268 / Float(1 + step) * 0.98
      let depth = (y - 212) / 268
      line([170 + 40 * depth, y], [170 + 420 * depth, y], width: 22 * depth, 0x3B2F28)
    }
    line(Self.vanishingPoint, [280, 480], width: 5, 0xD5DADF)
    line(Self.vanishingPoint, [480, 480], width: 5, 0xD5DADF)
  }

  private mutating func paintPlatform() {
    polygon([Self.vanishingPoint, [0, 262], [0, 480], [215, 480]], .fade(0xC9AE86, 0xA98A60))
    polygon([Self.vanishingPoint, [215, 480], [240, 480]], 0x6B5844)
    polygon([Self.vanishingPoint, [158, 480], [190, 480]], 0xF2CE3E)
    for x in stride(from: -560, through: 130, by: 46) {
      line(Self.vanishingPoint, [Float(x), 480], width: 1.2, 0x84693F)
    }
    for step in 1..<12 {
      let y = 212 + 268 / Float(step)
      let edge = 170 - 20 * (y - 212) / 268
      line([0, y], [edge, y], width: 1.2, 0x84693F)
    }
  }

  private mutating func paintTrain() {
    /// A place on the train's side: `along` 0 at its far end and 1 at the picture's edge, `down` 0 at the roof, 1 at the
    /// wheels.
    func side(_ along: Float, _ down: Float) -> Point {
      let top = Point(196, 190) + (Point(640, 12) - Point(196, 190)) * along
      let bottom = Point(196, 226) + (Point(640, 430) - Point(196, 226)) * along
      return top + (bottom - top) * down
    }
    func panel(_ from: Float, _ to: Float, _ top: Float, _ bottom: Float, _ ink: Ink) {
      polygon([side(from, top), side(to, top), side(to, bottom), side(from, bottom)], ink)
    }
    panel(0, 1, 0.86, 1, 0x26282E)
    panel(0, 1, 0, 0.88, .fade(0xE8ECF1, 0xAEB6C2))
    panel(0, 1, 0, 0.07, 0x7C8796)
    panel(0, 1, 0.62, 0.76, 0xC8322C)
    let cuts: [Float] = [0.02, 0.065, 0.12, 0.185, 0.265, 0.365, 0.49, 0.645, 0.84, 1.1]
    for (index, (start, end)) in zip(cuts, cuts.dropFirst()).enumerated() {
      let width = end - start
      if index == 4 || index == 7 {
        panel(start + width * 0.2, end - width * 0.2, 0.16, 0.86, .fade(0xB4463F, 0x8C2722))
        panel(start + width * 0.3, end - width * 0.3, 0.24, 0.48, 0x2C3D5C)
      } else {
        panel(start + width * 0.08, end - width * 0.08, 0.2, 0.5, .fade(0x24344F, 0x48618A))
        panel(start + width * 0.5, end - width * 0.42, 0.2, 0.5, 0x6E86AD)
      }
    }
    line([640, 0], [176, 196], width: 1.6, 0x30363E)
  }

  private mutating func paintWaitingPeople() {
    paintPerson(at: [62, 440], height: 190, coat: 0x2F5D8C, legs: 0x22252E)
    paintPerson(at: [118, 330], height: 105, coat: 0xE08A2C, legs: 0x3A3F4C)
  }

  /// Standing with the feet at `feet`.
  private mutating func paintPerson(at feet: Point, height: Float, coat: Ink, legs: Ink) {
    let unit = height / 8
    ellipse(feet, [unit * 1.8, unit * 0.35], Ink(integerLiteral: 0x000000).opacity(0.3))
    rectangle(feet.x - unit * 0.8, feet.y - unit * 3.4, feet.x - unit * 0.1, feet.y, legs)
    rectangle(feet.x + unit * 0.1, feet.y - unit * 3.4, feet.x + unit * 0.8, feet.y, legs)
    polygon(
      [
        feet + [-unit * 0.9, -unit * 6.3], feet + [unit * 0.9, -unit * 6.3], feet + [unit * 1.3, -unit * 2.6],
        feet + [-unit * 1.3, -unit * 2.6],
      ], coat)
    disc(feet - [0, unit * 7.1], unit * 0.85, 0xE7B48E)
    polygon(
      [feet + [-unit * 0.9, -unit * 7.2], feet + [0, -unit * 8.1], feet + [unit * 0.9, -unit * 7.2]], 0x40291C)
  }

  private mutating func paintClock() {
    line([64, 0], [64, 40], width: 6, 0x2A3038)
    disc([64, 74], 42, 0x2A3038)
    disc([64, 74], 36, 0xFBFBF7)
    line([64, 74], [64, 46], width: 4, 0x1B1E24)
    line([64, 74], [86, 84], width: 4, 0x1B1E24)
    disc([64, 74], 5, 0xC8322C)
  }
}
