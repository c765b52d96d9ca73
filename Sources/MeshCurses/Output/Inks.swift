internal import CNcurses
package import Canvas

/// What ncurses calls the paints of a theme: pairs of colours, and attributes.
struct Inks {
  struct Ink: Equatable {
    var pair: Int32
    var attributes: UInt32
  }

  let depth: ColorDepth
  private let theme: Theme
  private var pairs: ColorPairs
  /// The attributes that the terminal has, as bits.
  private let attributes: UInt32
  private var looks: [Paint: Look] = [:]
  /// Most cells are painted as one of the last two.
  private var last: (paint: Paint, look: Look)?
  private var lastButOne: (paint: Paint, look: Look)?

  init(theme: Theme, depth: ColorDepth, pairLimit: Int, attributes: UInt32 = .max) {
    self.depth = depth
    self.theme = theme.reduced(to: depth)
    self.pairs = ColorPairs(limit: pairLimit)
    self.attributes = attributes
  }

  mutating func beginFrame() {
    pairs.beginFrame()
  }

  /// The ink of a paint. A pair that is new is set on the screen.
  mutating func ink(for paint: Paint) -> Ink {
    let look = look(for: paint)
    return Ink(pair: number(of: ColorPairs.Pair(ink: look.ink, ground: look.ground)), attributes: look.attributes)
  }

  mutating func look(for paint: Paint) -> Look {
    if let last, last.paint == paint { return last.look }
    if let lastButOne, lastButOne.paint == paint {
      swap(&last, &self.lastButOne)
      return lastButOne.look
    }
    let look = looks[paint] ?? made(paint)
    lastButOne = last
    last = (paint, look)
    // A picture has paints without end.
    if looks.count >= 512 { looks = [:] }
    looks[paint] = look
    return look
  }

  private func made(_ paint: Paint) -> Look {
    let style = theme.style(for: paint)
    var attributes: UInt32 = 0
    if style.bold { attributes |= MW_BOLD.rawValue }
    if style.underline { attributes |= MW_UNDERLINE.rawValue }
    if style.reverse { attributes |= MW_REVERSE.rawValue }
    if style.dim { attributes |= MW_DIM.rawValue }
    let purpose = paint.purpose
    return Look(
      ink: colorNumber(style.ink, depth: depth, for: purpose),
      ground: colorNumber(style.ground, depth: depth, for: paint.isPicture ? purpose : nil),
      attributes: attributes & self.attributes)
  }

  private mutating func number(of pair: ColorPairs.Pair) -> Int32 {
    switch pairs.number(for: pair) {
    case .known(let number):
      return number
    case .assigned(let number):
      mw_set_pair(number, pair.ink, pair.ground)
      return number
    case .exhausted:
      return 0
    }
  }
}

extension Paint {
  /// What its raw colours are for; nil for those of a theme.
  fileprivate var purpose: Palette.Purpose? {
    switch self {
    case .role, .number, .picture: nil
    case .raw: .picture
    case .swatch: .swatch
    }
  }

  /// Whether its ground is of a picture too.
  fileprivate var isPicture: Bool {
    if case .raw = self { true } else { false }
  }
}

/// The number ncurses knows a colour by, -1 for the terminal's own.
/// - Parameter purpose: of a colour that no theme chose, and that must look, or be called, the same.
package func colorNumber(_ color: Style.Color?, depth: ColorDepth, for purpose: Palette.Purpose? = nil) -> Int32 {
  guard let color else { return -1 }
  if let purpose, case .rgb(let rgb) = color, let palette = Palette(depth) {
    return Int32(palette.nearest(to: rgb, for: purpose))
  }
  switch (depth, color) {
  case (.mono, _): return -1
  case (.ansi8, _), (.ansi16, _): return Int32(color.ansi(depth))
  case (.indexed256, .ansi(let index)), (.direct, .ansi(let index)): return Int32(index)
  case (.indexed256, .rgb(let rgb)): return Int32(rgb.nearest256)
  case (.direct, .rgb(let rgb)): return max(firstDirectColor, Int32(rgb.rgb24))
  }
}

/// Direct colour terminals take the smaller numbers for their own colours.
private let firstDirectColor: Int32 = 16
