/// The format of theme files, for any decoder: a palette and styles may be absent, and a style that is only a colour
/// may be written as that colour. Files of base16 and base24 are read as they are.
extension ThemeSource: Decodable {
  private enum CodingKeys: String, CodingKey {
    case name, inherits, palette, styles, scheme, base00
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let palette = try fields.decodeIfPresent([String: String].self, forKey: .palette) ?? [:]
    let isScheme = palette["base00"] != nil && !fields.contains(.styles) && !fields.contains(.inherits)
    guard !isScheme, !fields.contains(.base00) else {
      self = try ThemeSource(base16: Base16Scheme(from: decoder))
      return
    }
    self.init(
      name: try fields.decode(String.self, forKey: .name),
      inherits: try fields.decodeIfPresent(String.self, forKey: .inherits),
      palette: palette,
      styles: try fields.decodeIfPresent([String: StyleSource].self, forKey: .styles) ?? [:])
  }
}

extension StyleSource: Decodable {
  private enum CodingKeys: String, CodingKey {
    case fg, bg, bold, underline, reverse
  }

  package init(from decoder: any Decoder) throws {
    if let color = try? decoder.singleValueContainer().decode(String.self) {
      self.init(fg: color)
      return
    }
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      fg: try fields.decodeIfPresent(String.self, forKey: .fg),
      bg: try fields.decodeIfPresent(String.self, forKey: .bg),
      bold: try fields.decodeIfPresent(Bool.self, forKey: .bold) ?? false,
      underline: try fields.decodeIfPresent(Bool.self, forKey: .underline) ?? false,
      reverse: try fields.decodeIfPresent(Bool.self, forKey: .reverse) ?? false)
  }
}
