extension Theme {
  /// The theme for a terminal with so many colours.
  ///
  /// With 256 and more it is the same: their nearest is found when a cell is painted. With fewer, a ground that can no
  /// longer be told from the plain one is replaced by the bold, underline or reverse that the role has in `mono`;
  /// without colours the theme is `mono`.
  package func reduced(to depth: ColorDepth) -> Theme {
    switch depth {
    case .direct, .indexed256: return self
    case .mono: return Role.allCases.contains { self[$0].hasColor } ? Theme.mono : self
    case .ansi8, .ansi16: break
    }
    let plain = self[.text].reduced(to: depth)
    var styles: [Role: Style] = [:]
    for role in Role.allCases {
      var style = self[role].reduced(to: depth)
      if style.ground == plain.ground, self[role].ground != self[.text].ground {
        let emphasis = Theme.mono[role]
        style.ink = plain.ink
        style.bold = style.bold || emphasis.bold
        style.underline = style.underline || emphasis.underline
        style.reverse = style.reverse || emphasis.reverse
      }
      // Yellow, green and cyan are too pale for a white ground, or that of a badge.
      if !style.isReadable, case .ansi(let ground)? = style.ground, ground != 0 {
        style.ink = Style.inkOn(ground)
        style.bold = style.bold || Theme.mono[role].bold
        style.underline = style.underline || Theme.mono[role].underline
      }
      // Many terminals brighten bold ink, and bright black is grey: paler than what is not bold.
      if style.ink == .ansi(0), style.bold {
        style.bold = false
        // What has the keyboard stands out all the same.
        if role == .titleFocus { style.underline = true }
        if role == .fieldFocus, style.ground == plain.ground { style.reverse = true }
      }
      styles[role] = style
    }
    return Theme(name: name, styles: styles)
  }
}

extension Style {
  fileprivate var hasColor: Bool { ink != nil || ground != nil }

  fileprivate func reduced(to depth: ColorDepth) -> Style {
    var style = self
    let groundIndex = ground?.ansi(depth)
    style.ground = groundIndex.map { .ansi($0) }
    guard let ink else { return style }
    var index = ink.ansi(.ansi16)
    if let groundIndex, index == groundIndex || Self.greys.contains(index) && !Self.greys.contains(groundIndex) {
      index = Self.darkGrounds.contains(groundIndex) ? 15 : 0
    }
    if depth == .ansi8, index >= 8 {
      // There is no dark grey, and other bright inks are bold ones.
      if index != 8 { style.bold = true }
      index = index == 8 ? 7 : index - 8
      if index == groundIndex { index = index == 0 ? 7 : 0 }
    }
    style.ink = .ansi(index)
    return style
  }

  /// Black or white, whichever is legible there.
  fileprivate static func inkOn(_ ground: Int) -> Color { .ansi(darkGrounds.contains(ground) ? 15 : 0) }

  private static let greys = [0, 7, 8, 15]

  /// Black, red, blue, magenta and dark grey: white is legible on them, black is not.
  private static let darkGrounds = [0, 1, 4, 5, 8]
}

extension Style.Color {
  /// 0 to 15, or with eight colours to 7.
  package func ansi(_ depth: ColorDepth) -> Int {
    let index =
      switch self {
      case .ansi(let index): index
      case .rgb(let color): color.nearestAnsi
      }
    guard depth == .ansi8, index >= 8 else { return index }
    return index == 8 ? 0 : index - 8
  }
}
