/// How a cell is painted: by what it means, or, for pictures and swatches only, in raw colours.
package enum Paint: Hashable, Sendable {
  /// The ink of a role on its own ground, or on the ground of another role (a mark on the selection bar).
  case role(Role, on: Role? = nil)
  /// A cell of an image.
  case raw(ink: RGB, ground: RGB)
  /// The picture that lies there is seen.
  case picture
  /// Ink in one of the terminal's own colours, 1 to 7: a number to whom it may concern, as in placeholders of pictures.
  case number(Int)
  /// Ink in a raw colour on the ground of a role, or the plain ground: a swatch.
  case swatch(RGB, on: Role? = nil)

  package static func ink(_ role: Role) -> Paint { .role(role) }

  package static func ink(_ role: Role, on ground: Role?) -> Paint { .role(role, on: ground) }

  package static let plain = Paint.role(.text)

  /// The same ink on the ground of that role; image cells keep their own.
  package func grounded(on ground: Role) -> Paint {
    switch self {
    case .role(let ink, on: _): .role(ink, on: ground)
    case .swatch(let ink, on: _): .swatch(ink, on: ground)
    case .raw, .picture, .number: self
    }
  }
}
