extension RGB {
  /// The nearest of the 256 colours of xterm, 16 to 255: the first sixteen differ from terminal to terminal.
  package var nearest256: Int {
    let cube = (Self.nearestLevel(red), Self.nearestLevel(green), Self.nearestLevel(blue))
    let cubeColor = RGB(Self.levels[cube.0], Self.levels[cube.1], Self.levels[cube.2])
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let step = min(23, max(0, (average - 3) / 10))
    let grey = UInt8(8 + 10 * step)
    if distance(to: RGB(grey, grey, grey)) < distance(to: cubeColor) { return 232 + step }
    return 16 + 36 * cube.0 + 6 * cube.1 + cube.2
  }

  /// The one of a terminal's own sixteen colours that says most nearly the same. Their exact colours are the user's,
  /// so hue decides, where there is one, and brightness after it.
  package var nearestAnsi: Int {
    let high = Int(max(red, green, blue))
    let low = Int(min(red, green, blue))
    guard high - low >= Self.leastChroma else {
      switch luma {
      case ..<60: return 0
      case ..<152: return 8
      case ..<230: return 7
      default: return 15
      }
    }
    let color = Self.hues[((hue + 30) / 60) % 6]
    return high >= 170 ? color + 8 : color
  }

  /// Below this difference between its parts a colour counts as grey.
  private static let leastChroma = 40

  /// The parts of the colours of the 6 x 6 x 6 cube.
  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// Red, yellow, green, cyan, blue, magenta, 60 degrees apart.
  private static let hues = [1, 3, 2, 6, 4, 5]

  private static func nearestLevel(_ part: UInt8) -> Int {
    switch part {
    case ..<48: 0
    case ..<115: 1
    default: (Int(part) - 35) / 40
    }
  }

  private func distance(to other: RGB) -> Int {
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }

  /// How bright the colour looks, 0 to 255.
  var luma: Int { (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1000 }

  /// 0 to 359 degrees; meaningless for greys.
  private var hue: Int {
    let (red, green, blue) = (Int(red), Int(green), Int(blue))
    let high = max(red, green, blue)
    let chroma = max(1, high - min(red, green, blue))
    let degrees =
      if high == red { 60 * (green - blue) / chroma } else if high == green { 120 + 60 * (blue - red) / chroma } else {
        240 + 60 * (red - green) / chroma
      }
    return (degrees + 360) % 360
  }
}
