/// How every role looks.
package struct Theme: Hashable, Sendable {
  package var name: String
  private var styles: [Role: Style]

  /// A theme that looks like `base` but for the given styles.
  package init(name: String, styles: [Role: Style], over base: Theme) {
    self.name = name
    self.styles = base.styles.merging(styles) { _, new in new }
  }

  /// A theme of its own. A role that is not given looks like `text`.
  init(name: String, styles: [Role: Style]) {
    self.name = name
    self.styles = styles
  }

  /// The look of a role, with the colours of `text` where it has none of its own.
  package subscript(role: Role) -> Style {
    let text = styles[.text] ?? Style()
    guard var style = styles[role] else { return text }
    style.ink = style.ink ?? text.ink
    style.ground = style.ground ?? text.ground
    return style
  }

  /// The look of a cell.
  package func style(for paint: Paint) -> Style {
    switch paint {
    case .role(let ink, on: let ground):
      guard let ground, ground != ink else { return self[ink] }
      return style(of: ink, on: ground)
    case .raw(let ink, let ground):
      return Style(ink: .rgb(ink), ground: .rgb(ground))
    case .picture:
      // Never written as it is: see ``PictureRendering``.
      return self[.text]
    case .number(let number):
      return Style(ink: .ansi(number), ground: self[.text].ground)
    case .swatch(let ink, on: let ground):
      let base = self[ground ?? .text]
      return Style(ink: .rgb(ink), ground: base.ground, reverse: base.reverse)
    }
  }

  private func style(of ink: Role, on ground: Role) -> Style {
    let base = self[ground]
    var style = self[inkRole(of: ink, on: ground)]
    style.ground = base.ground
    style.underline = style.underline || base.underline
    style.reverse = base.reverse
    style.dim = style.dim && !base.reverse
    // An ink of its own would be the ground of its letters alone.
    if base.reverse { style.ink = base.ink }
    return style.legible(orInkOf: base)
  }

  /// Ink that says nothing by its colour follows the ground it lies on, so that it stays legible there.
  private func inkRole(of ink: Role, on ground: Role) -> Role {
    switch (ink, ground) {
    case (.dim, .bar): .hint
    case (.text, _), (.dim, _): ground
    default: ink
    }
  }
}
