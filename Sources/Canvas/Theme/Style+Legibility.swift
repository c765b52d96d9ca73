extension Style {
  /// The style, or, where its ink cannot be read on the ground of another role, the same with an ink that can: of a
  /// terminal's own colours that role's ink, since sixteen are too few for every ink to differ from every ground; of
  /// others one that is as near to that role's ink as it has to be.
  func legible(orInkOf base: Style) -> Style {
    var style = self
    if case .rgb(let own)? = ink, case .rgb(let other)? = base.ink, case .rgb(let ground)? = ground {
      let steps = stride(from: 0.0, through: 1, by: 0.1).lazy.map { own.mixed($0, with: other) }
      style.ink = .rgb(steps.first { $0.isLegible(on: ground) } ?? other)
    } else if !isReadable {
      style.ink = base.ink
      // Many terminals brighten bold ink, and bright black is dark grey.
      if base.ink == .ansi(0) { style.bold = false }
    }
    return style
  }

  /// Whether a terminal's own colours can be told apart, whichever of the usual ones it has.
  var isReadable: Bool {
    guard case .ansi(let ink)? = ink, case .ansi(let ground)? = ground else { return true }
    return RGB.ansiPalettes.allSatisfy { $0(ink).contrast(with: $0(ground)) >= Self.leastContrast }
  }

  /// What large text and lines need to be made out.
  private static let leastContrast = 3.0
}

extension RGB {
  /// Whether it can be read there, also by the nearest of 256 colours.
  fileprivate func isLegible(on ground: RGB) -> Bool {
    contrast(with: ground) >= Theme.leastContrast
      && Palette.xterm.color(nearest256).contrast(with: Palette.xterm.color(ground.nearest256)) >= Theme.leastContrast
  }

  /// The colour at `share`, 0 to 1, of the way to another.
  fileprivate func mixed(_ share: Double, with other: RGB) -> RGB {
    func part(_ path: KeyPath<RGB, UInt8>) -> UInt8 {
      UInt8((Double(self[keyPath: path]) * (1 - share) + Double(other[keyPath: path]) * share).rounded())
    }
    return RGB(part(\.red), part(\.green), part(\.blue))
  }

  /// One of the sixteen colours of a terminal, as the console of PCs shows it: other terminals are close to that.
  /// - Parameter index: 0 to 15.
  package init(ansi index: Int) {
    self.init(rgb24: Self.ansi[index & 15])
  }

  private static let ansi: [UInt32] = [
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
    0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
  ]

  /// The same as xterm shows them, in which red is nearer to blue.
  private static let xterm: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// What numbers of the sixteen colours look like, by terminal.
  static let ansiPalettes: [@Sendable (Int) -> RGB] = [
    { RGB(ansi: $0) }, { RGB(rgb24: xterm[$0 & 15]) },
  ]
}
