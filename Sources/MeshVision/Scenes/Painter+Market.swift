extension Painter {
  /// A warm morning with as many strong colours as fit.
  mutating func paintMarket() {
    fill(.fade(0x4FB3E8, 0xC7EBFA))
    paintHouses()
    paintBunting()
    rectangle(0, 330, 640, 480, .fade(0xB9A48C, 0x8C7864))
    grain(0.05, from: 331)
    paintStall(left: 24, stripes: [0xE02B2B, 0xFFF6E8], fruit: [0xF58A1F, 0xD92525, 0x7BB93A])
    paintStall(left: 334, stripes: [0x1F8A5B, 0xFFF1B8], fruit: [0xF7D21E, 0x8E3FA6, 0xE8467A])
  }

  private mutating func paintHouses() {
    let fronts: [(left: Float, right: Float, top: Float, wall: Ink, roof: Ink)] = [
      (-10, 150, 70, 0xF2B33D, 0xA8472E), (150, 310, 30, 0xE2684F, 0x7A3B30), (310, 480, 84, 0x5DA9C9, 0x35617A),
      (480, 650, 48, 0xF3E3C3, 0xB5553C),
    ]
    for front in fronts {
      rectangle(front.left, front.top, front.right, 340, front.wall)
      let middle = (front.left + front.right) / 2
      polygon([[front.left - 6, front.top], [middle, front.top - 58], [front.right + 6, front.top]], front.roof)
      for column in [front.left + 32, front.left + 98] {
        for row in stride(from: front.top + 22, to: 190, by: 62) {
          rectangle(column - 5, row - 5, column + 35, row + 45, 0xFFFAF0)
          rectangle(column, row, column + 30, row + 40, .fade(0x3E5C7E, 0x8FB4D6))
          rectangle(column - 14, row - 3, column - 5, row + 43, 0x3A7D5A)
          rectangle(column + 35, row - 3, column + 44, row + 43, 0x3A7D5A)
        }
      }
    }
  }

  private mutating func paintBunting() {
    let inks: [Ink] = [0xE8262A, 0xFFD21F, 0x1E9E5A, 0x2462C2, 0xFF7A1A]
    for flag in 0..<16 {
      // The rope hangs in a shallow arc.
      let share = (Float(flag) + 0.5) / 16
      let y = 16 + 4 * 44 * share * (1 - share)
      let x = 640 * share
      polygon([[x - 17, y], [x + 17, y], [x, y + 36]], inks[flag % inks.count])
    }
  }

  private mutating func paintStall(left: Float, stripes: [Ink], fruit: [Ink]) {
    rectangle(left + 14, 280, left + 22, 450, 0x6B4226)
    rectangle(left + 260, 280, left + 268, 450, 0x6B4226)
    rectangle(left + 20, 262, left + 262, 372, .fade(0x4A3426, 0x6E4E38))
    paintCrates(left: left + 12, fruit: fruit)
    let count = 8
    let width = 282 / Float(count)
    for stripe in 0..<count {
      let ink = stripes[stripe % stripes.count]
      let (top, bottom) = (left + 20 + Float(stripe) * 30.25, left + Float(stripe) * width)
      polygon([[top, 196], [top + 30.25, 196], [bottom + width, 268], [bottom, 268]], ink)
      ellipse([bottom + width / 2, 268], [width / 2, 16], ink)
    }
  }

  private mutating func paintCrates(left: Float, fruit: [Ink]) {
    for (crate, ink) in fruit.enumerated() {
      let edge = left + Float(crate) * 88
      for row in 0..<3 {
        for column in 0..<5 {
          let center = Point(edge + 10 + Float(column) * 15.5 + Float(row % 2) * 5, 352 + Float(row) * 16)
          disc(center, 10.5, ink)
          disc(center - [3, 4], 3, Ink(integerLiteral: 0xFFFFFF).opacity(0.45))
        }
      }
      rectangle(edge - 4, 392, edge + 82, 442, .fade(0xC08A4E, 0x8F5F30))
      line([edge - 4, 417], [edge + 82, 417], width: 4, 0x6F4723)
    }
  }
}
