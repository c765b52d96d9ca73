extension Style {
  /// The style, or, where a terminal's own colours make its ink unreadable on the ground of another role, the same with
  /// that role's ink. Sixteen colours are too few for every ink to differ from every ground.
  func legible(orInkOf base: Style) -> Style {
    guard case .ansi(let ink)? = ink, case .ansi(let ground)? = ground,
      RGB(ansi: ink).contrast(with: RGB(ansi: ground)) < Self.leastContrast
    else { return self }
    var style = self
    style.ink = base.ink
    // Many terminals brighten bold ink, and bright black is dark grey.
    if base.ink == .ansi(0) { style.bold = false }
    return style
  }

  /// What large text and lines need to be made out.
  private static let leastContrast = 3.0
}

extension RGB {
  /// One of the sixteen colours of a terminal, as the console of PCs shows it: other terminals are close to that.
  /// - Parameter index: 0 to 15.
  package init(ansi index: Int) {
    self.init(rgb24: Self.ansi[index & 15])
  }

  private static let ansi: [UInt32] = [
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
    0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
  ]
}
