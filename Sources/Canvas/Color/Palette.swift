/// The colours that a terminal has where it does not take any of 24 bits.
package struct Palette: Sendable {
  /// What a colour of a palette is chosen for.
  package enum Purpose: Hashable, Sendable {
    /// One of many beside each other, which together make a picture: the one that looks most alike.
    case picture
    /// One by itself, which is called by a name: rather darker or paler than of another hue, or of none.
    case swatch
  }

  private let colors: [RGB]
  private let looks: [OKLab]
  /// The number that the terminal knows the first by.
  private let first: Int
  /// How much worse another colour is in a picture than another lightness: the fewer there are, the more. Among eight,
  /// greys would be blue and brown.
  private let weight: Float

  private init(first: Int, weight: Float, _ colors: [RGB]) {
    self.first = first
    self.weight = weight
    self.colors = colors
    looks = colors.map { OKLab($0) }
  }

  /// The 240 of xterm that are the same in every terminal, 16 to 255: the first sixteen are the user's.
  package static let xterm = Palette(
    first: 16, weight: 2,
    (0..<216).map { index in
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      return RGB(levels[index / 36], levels[index / 6 % 6], levels[index % 6])
    }
      + (0..<24).map { step in
        let grey = UInt8(8 + 10 * step)
        return RGB(grey, grey, grey)
      })

  /// A terminal's own sixteen, or the eight darker ones, as they nearly are.
  package static let ansi16 = Palette(first: 0, weight: 2, (0..<16).map { RGB(ansi: $0) })
  package static let ansi8 = Palette(first: 0, weight: 6, (0..<8).map { RGB(ansi: $0) })

  /// The colour of a number.
  func color(_ number: Int) -> RGB { colors[number - first] }

  /// The number of the colour nearest to another.
  package func nearest(to color: RGB, for purpose: Purpose) -> Int {
    let look = OKLab(color)
    return first + (purpose == .picture ? nearest(to: look) : namesake(of: look))
  }

  /// The colour with that number, which must be one of the palette's.
  package subscript(number: Int) -> RGB { colors[number - first] }

  /// Counted from 0.
  func nearest(to look: OKLab) -> Int {
    var best = (index: 0, distance: Float.infinity)
    for index in looks.indices {
      let distance = looks[index].distance(to: look, weight: weight)
      if distance < best.distance { best = (index, distance) }
    }
    return best.index
  }

  /// Whether one of its colours looks nearly like that, by the square of the distance.
  func has(_ look: OKLab, within distance: Float) -> Bool { looks[nearest(to: look)].distance(to: look) < distance }

  func color(at index: Int) -> RGB { colors[index] }

  func look(at index: Int) -> OKLab { looks[index] }

  private func namesake(of look: OKLab) -> Int {
    var best = (index: 0, distance: Float.infinity)
    for index in looks.indices {
      let distance = looks[index].difference(from: look, amongFew: colors.count <= 16)
      if distance < best.distance { best = (index, distance) }
    }
    return best.index
  }
}

extension OKLab {
  /// How much another name the colour would be called by. Lightness counts least; hue counts the more, the more colour
  /// there is in what is looked for, and grey is then as wrong as a hue a quarter of the circle away. Among few colours
  /// none may be near: there the hue says most.
  fileprivate func difference(from wanted: OKLab, amongFew: Bool) -> Float {
    let (light, color) = (lightness - wanted.lightness, chroma - wanted.chroma)
    let product = chroma * wanted.chroma
    // The darker a colour, the more of it there must be to be seen.
    let grey = Self.grey + max(0, 0.4 - wanted.lightness) * 0.1
    let isGrey = chroma < grey / 2 || wanted.chroma < grey / 2
    let cosine = isGrey ? 0 : (redness * wanted.redness + yellowness * wanted.yellowness) / product
    let isColored = min(1, max(0, (wanted.chroma - grey) / grey))
    let (weightOfLightness, weightOfHue): (Float, Float) = amongFew ? (0.35, 0.12) : (0.6, 0.05)
    return weightOfLightness * light * light + color * color
      + (1 - cosine) * (weightOfHue * isColored + 2 * product * (1 - isColored))
  }

  /// Below this chroma a colour is called grey.
  private static let grey: Float = 0.02
}

extension Palette {
  /// The colours of a terminal with so many; nil where there are none, or all.
  package init?(_ depth: ColorDepth) {
    switch depth {
    case .mono, .direct: return nil
    case .ansi8: self = .ansi8
    case .ansi16: self = .ansi16
    case .indexed256: self = .xterm
    }
  }
}
