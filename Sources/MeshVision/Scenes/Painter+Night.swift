extension Painter {
  /// Far too little light: black blocks, small lights, a grainy film.
  mutating func paintNight() {
    rectangle(0, 0, 640, 350, .fade(0x060A22, 0x3A4A8C))
    var random = SplitMix64(seed: 11)
    for _ in 0..<90 {
      let star = Point(random.float(in: 0...640), random.float(in: 0...210))
      disc(star, random.float(in: 0.6...1.6), Ink(integerLiteral: 0xDDE4FF).opacity(0.8))
    }
    glow([500, 92], 130, Ink(integerLiteral: 0x9FB0E8).opacity(0.5))
    disc([500, 92], 40, 0xF4F0DA)
    disc([484, 82], 9, 0xD9D4BA)
    disc([512, 106], 12, 0xDDD8BF)
    rectangle(0, 350, 640, 480, .fade(0x1A2450, 0x05081A))
    paintSkyline(&random)
    paintReflections(&random)
    grain(0.045)
  }

  private mutating func paintSkyline(_ random: inout SplitMix64) {
    let towers: [(left: Float, top: Float, width: Float)] = [
      (-6, 210, 84), (84, 130, 78), (168, 236, 70), (244, 92, 88), (338, 196, 66), (410, 246, 78), (494, 168, 70),
      (570, 226, 80),
    ]
    for tower in towers {
      rectangle(tower.left, tower.top, tower.left + tower.width, 350, .fade(0x0A0D1C, 0x05060C))
      for y in stride(from: tower.top + 14, to: 336, by: 26) {
        for x in stride(from: tower.left + 10, to: tower.left + tower.width - 14, by: 22) {
          // Six windows in ten are lit.
          if random.float(in: 0...1) < 0.6 { rectangle(x, y, x + 15, y + 18, .fade(0xFFDE80, 0xF5AC48)) }
        }
      }
    }
    line([288, 92], [288, 44], width: 4, 0x0C1022)
    disc([288, 44], 5, 0xFF3B30)
  }

  private mutating func paintReflections(_ random: inout SplitMix64) {
    rectangle(0, 346, 640, 352, 0x2A3050)
    for _ in 0..<60 {
      let place = Point(random.float(in: 0...640), random.float(in: 362...470))
      ellipse(place, [random.float(in: 6...20), 1.8], Ink(integerLiteral: 0xF0B050).opacity(0.5))
    }
    for step in 0..<8 {
      let y = 362 + Float(step) * 14
      ellipse([500, y], [34 - Float(step) * 3, 2.6], Ink(integerLiteral: 0xE8E6D8).opacity(0.7))
    }
  }
}
