extension Painter {
  /// Noon on white sand, exposed for far too long.
  mutating func paintBeach() {
    rectangle(0, 0, 640, 190, .fade(0xA8CBE0, 0xDDE6EA))
    rectangle(0, 190, 640, 270, .fade(0x5FB4BE, 0x9FD8D2))
    for wave in 0..<4 {
      let y = 214 + Float(wave) * 18
      line([Float(wave * 70), y], [Float(wave * 70) + 260, y], width: 2, 0xE8F6F4)
    }
    polygon([[0, 268], [220, 262], [460, 270], [640, 258], [640, 480], [0, 480]], .fade(0xDCCFB4, 0xD2C09C))
    paintUmbrella()
    paintTowelAndBall()
    glow([96, 60], 260, 0xFFFFFF)
    expose(1.3)
  }

  private mutating func paintUmbrella() {
    ellipse([330, 420], [150, 22], Ink(integerLiteral: 0x7A6A58).opacity(0.45))
    line([352, 110], [322, 420], width: 8, 0x9A7B58)
    let rim: [Point] = [[196, 226], [252, 238], [310, 244], [372, 250], [434, 252], [494, 248]]
    for (index, (left, right)) in zip(rim, rim.dropFirst()).enumerated() {
      let ink: Ink = index.isMultiple(of: 2) ? 0xC4161C : 0xF4EFE6
      // The cloth bulges: a corner outside the straight line from the tip to the rim.
      let outward = Point(index == 0 ? -30 : index == 4 ? 30 : 0, -38)
      let (first, last) = ((left + [352, 96]) / 2, (right + [352, 96]) / 2)
      polygon([[352, 96], first + outward * 0.6, left, right, last + outward * 0.6], ink)
    }
  }

  private mutating func paintTowelAndBall() {
    polygon([[396, 400], [560, 372], [610, 408], [440, 444]], 0x2C7CB8)
    polygon([[430, 394], [462, 389], [508, 430], [474, 437]], 0xE8C23A)
    disc([196, 408], 34, 0xE8C23A)
    ellipse([196, 408], [13, 34], 0x2C9A6A)
    disc([196, 376], 6, 0xF4EFE6)
  }
}
