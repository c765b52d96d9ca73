extension Cell {
  /// What stands for the cell on a terminal without colours: the pixels of an image and swatches become shades, from
  /// blank, or for a swatch the lightest, to full. Lines and digits on an image stay.
  package var withoutColors: Cell {
    var cell = self
    switch paint {
    case .role, .picture, .number:
      break
    case .raw(let ink, let ground):
      cell.paint = .plain
      if glyph == "▀" { cell.glyph = Self.shade(ofLuma: (ink.luma + ground.luma) / 2, among: Self.shades[...]) }
    case .swatch(let color, let ground):
      cell.paint = .role(.text, on: ground)
      // A blank one would not be seen.
      if glyph == "█" { cell.glyph = Self.shade(ofLuma: color.luma, among: Self.shades.dropFirst()) }
    }
    return cell
  }

  /// From the darkest to the brightest: cells are lit, as terminals without colours are dark.
  static let shades: [Character] = [" ", "░", "▒", "▓", "█"]

  private static func shade(ofLuma luma: Int, among shades: ArraySlice<Character>) -> Character {
    shades[shades.startIndex + luma * shades.count / 256]
  }
}
