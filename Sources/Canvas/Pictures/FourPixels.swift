/// The pixels of one cell: upper left, upper right, lower left, lower right.
struct FourPixels {
  private let light: [4 of LinearRGB]
  private let looks: [4 of OKLab]

  init(_ pixels: Pixels, x: Int, y: Int) {
    let (right, low) = (min(x + 1, pixels.width - 1), min(y + 1, pixels.height - 1))
    light = [
      LinearRGB(pixels[x, y]), LinearRGB(pixels[right, y]), LinearRGB(pixels[x, low]), LinearRGB(pixels[right, low]),
    ]
    looks = [OKLab(light[0]), OKLab(light[1]), OKLab(light[2]), OKLab(light[3])]
  }

  /// Half as light as their mean.
  var darkened: RGB { (light(of: 0b1111) * 0.25).rgb }

  /// The mean, 0 to 1.
  var lightness: Float { look(of: 0b1111).lightness }

  /// The cell that shows them, and what it lacks of their mean look.
  /// - Parameters:
  ///   - levels: the lightness that is black without colours, and the one that is white.
  ///   - owed: what cells before this one lacked.
  func cell(
    depth: ColorDepth, shapes: BlockShapes, levels: ClosedRange<Float>, owed: OKLab
  ) -> (Cell, OKLab) {
    switch depth {
    case .direct: (directCell(shapes), .black)
    case .indexed256: cell(.xterm, shapes, detail: 0.002, owed: owed)
    case .ansi16: cell(.ansi16, shapes, detail: 0.01, owed: owed)
    case .ansi8: cell(.ansi8, shapes, detail: 0.01, owed: owed)
    case .mono: shade(levels, owed: owed)
    }
  }

  /// - Parameter detail: what spread of looks is more than the palette's own steps: with less, two colours are mixed, or
  ///   one is taken that is half as near.
  private func cell(_ palette: Palette, _ shapes: BlockShapes, detail: Float, owed: OKLab) -> (Cell, OKLab) {
    let mask =
      bestMask(shapes, over: detail) ?? (palette.has(look(of: 0b1111) + owed, within: detail / 2) ? 0 : shapes.mixed)
    let share = Float(mask.nonzeroBitCount) / 4
    let wanted = (ink: look(of: mask) + owed, ground: look(of: ~mask & 0b1111) + owed)
    guard share > 0 else {
      let ground = palette.nearest(to: wanted.ground)
      let color = palette.color(at: ground)
      return (Cell(glyph: " ", paint: .raw(ink: color, ground: color)), wanted.ground - palette.look(at: ground))
    }
    let ink = palette.nearest(to: wanted.ink)
    let lack = wanted.ink - palette.look(at: ink)
    let ground = palette.nearest(to: wanted.ground + lack.paler(Self.carried) * (share / (1 - share)))
    let error = lack * share + (wanted.ground - palette.look(at: ground)) * (1 - share)
    let paint = Paint.raw(ink: palette.color(at: ink), ground: palette.color(at: ground))
    return (Cell(glyph: ink == ground ? " " : Self.glyphs[mask], paint: paint), error)
  }

  private func directCell(_ shapes: BlockShapes) -> Cell {
    let mask = bestMask(shapes, over: Self.visible) ?? 0
    let ground = light(of: ~mask & 0b1111).rgb
    let ink = mask == 0 ? ground : light(of: mask).rgb
    return Cell(glyph: ink == ground ? " " : Self.glyphs[mask], paint: .raw(ink: ink, ground: ground))
  }

  /// Without colours: the lighter, the fuller, as such terminals are dark.
  private func shade(_ levels: ClosedRange<Float>, owed: OKLab) -> (Cell, OKLab) {
    var wanted = look(of: 0b1111)
    wanted.lightness = (wanted.lightness - levels.lowerBound) / (levels.upperBound - levels.lowerBound)
    wanted = wanted + owed
    let step = max(0, min(Cell.shades.count - 1, Int((wanted.lightness * Float(Cell.shades.count - 1)).rounded())))
    let shown = OKLab(lightness: Float(step) / Float(Cell.shades.count - 1), redness: 0, yellowness: 0)
    return (Cell(glyph: Cell.shades[step], paint: .plain), wanted - shown)
  }

  /// Which pixels take the ink, the first in the lowest bit: the way that leaves the least difference within each of the
  /// two colours. Nil where all together differ by no more than `detail`, a sum of squared distances.
  private func bestMask(_ shapes: BlockShapes, over detail: Float) -> Int? {
    guard spread(of: 0b1111) > detail else { return nil }
    return shapes.masks.min {
      spread(of: $0) + spread(of: ~$0 & 0b1111) < spread(of: $1) + spread(of: ~$1 & 0b1111)
    }
  }

  /// The squared distances of some of the pixels from their mean look.
  private func spread(of mask: Int) -> Float {
    let mean = look(of: mask)
    var sum: Float = 0
    for index in 0..<4 where mask >> index & 1 == 1 {
      sum += looks[index].distance(to: mean)
    }
    return sum
  }

  private func look(of mask: Int) -> OKLab {
    var sum = OKLab.black
    for index in 0..<4 where mask >> index & 1 == 1 {
      sum = sum + looks[index]
    }
    return sum * (1 / Float(max(1, mask.nonzeroBitCount)))
  }

  private func light(of mask: Int) -> LinearRGB {
    var sum = LinearRGB.black
    for index in 0..<4 where mask >> index & 1 == 1 {
      sum = sum + light[index]
    }
    return sum * (1 / Float(max(1, mask.nonzeroBitCount)))
  }

  /// The part of a lack of colour that others make up for: with more of it, a brown is strewn with red and blue.
  static let carried: Float = 0.25

  /// What no eye tells apart: two hundredths of the way from black to white.
  private static let visible: Float = 0.0004

  /// By the pixels that take the ink; the lower right one never does.
  private static let glyphs: [Character] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛"]
}

extension BlockShapes {
  fileprivate var masks: ClosedRange<Int> {
    switch self {
    case .blank: 0...0
    case .halves: 3...3
    case .quadrants: 1...7
    }
  }

  /// The shape in which two colours mix best.
  fileprivate var mixed: Int {
    switch self {
    case .blank: 0
    case .halves: 3
    case .quadrants: 6
    }
  }
}
