/// A colour scheme of base16 (`base00` to `base0F`) or base24 (to `base17`), as thousands of files hold one: the older form
/// with `scheme` and the colours at the root, the newer with `name` and a `palette`; colours with `#` or without.
/// Source: <https://github.com/tinted-theming/home>, `styling.md`.
struct Base16Scheme: Decodable {
  let name: String
  /// `base00` to `base17`, each `#rrggbb`.
  let colors: [String: String]

  private enum CodingKeys: String, CodingKey { case name, scheme, palette }

  private struct Slot: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Of base16; base24 has eight more.
  static let slots = (0..<16).map(Self.slot)
  private static let moreSlots = (16..<24).map(Self.slot)

  private static func slot(_ number: Int) -> String {
    "base" + (number < 16 ? "0" : "1") + String(number % 16, radix: 16).uppercased()
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name =
      try fields.decodeIfPresent(String.self, forKey: .name)
      ?? fields.decodeIfPresent(String.self, forKey: .scheme) ?? "base16"
    let slots =
      try fields.contains(.palette)
      ? fields.nestedContainer(keyedBy: Slot.self, forKey: .palette) : decoder.container(keyedBy: Slot.self)
    var colors: [String: String] = [:]
    for slot in Self.slots {
      colors[slot] = Self.hex(try slots.decode(String.self, forKey: Slot(stringValue: slot)))
    }
    for slot in Self.moreSlots {
      colors[slot] = try slots.decodeIfPresent(String.self, forKey: Slot(stringValue: slot)).map(Self.hex)
    }
    self.colors = colors
  }

  private static func hex(_ text: String) -> String { text.hasPrefix("#") ? text : "#" + text }
}

extension ThemeSource {
  /// What the slots of a scheme are for, said in roles. Of base24 the brighter colours are used where one is to look.
  init(base16 scheme: Base16Scheme) {
    func bright(_ slot: String, or other: String) -> String { scheme.colors[slot] == nil ? other : slot }
    func ink(_ color: String, bold: Bool = false, underline: Bool = false) -> StyleSource {
      StyleSource(fg: color, bold: bold, underline: underline)
    }
    func on(_ ground: String, _ color: String, bold: Bool = false) -> StyleSource {
      StyleSource(fg: color, bg: ground, bold: bold)
    }
    let styles: [Role: StyleSource] = [
      .text: on("base00", "base05"), .dim: ink("base04"), .head: ink("base05", bold: true),
      .title: ink("base04"), .titleFocus: ink("base06", bold: true), .border: ink("base03"),
      .borderFocus: ink("base0D"), .selection: on("base02", "base06", bold: true),
      .selectionInactive: on("base01", "base05"), .bar: on("base01", "base05"),
      .badgeProd: on("base0A", "base00", bold: true), .badgeWrite: on("base01", "base0A", bold: true),
      .badgeReadOnly: on("base01", "base0C", bold: true), .badgeLocal: on("base0B", "base00", bold: true),
      .key: ink("base0D", bold: true), .hint: ink("base04"), .field: on("base01", "base05"),
      .fieldFocus: on("base02", "base06"), .match: ink(bright("base13", or: "base0A"), bold: true, underline: true),
      .button: on("base02", "base05"), .buttonFocus: on("base0D", "base00", bold: true), .ok: ink("base0B"),
      .warn: ink("base0A"), .error: ink(bright("base12", or: "base08"), bold: true), .running: ink("base0C"),
      .added: ink("base0B"), .changed: ink("base0A"), .removed: ink("base08"),
      .conflict: ink(bright("base17", or: "base0E"), bold: true), .conceptHigh: ink("base0B"),
      .conceptLow: ink("base02"), .deltaUp: ink("base0C"), .deltaDown: ink("base09"),
      .region: ink("base06", bold: true), .graphNode: ink("base04"), .graphEdge: ink("base03"),
      .syntaxKey: ink("base0D"), .syntaxString: ink("base0B"),
    ]
    self.init(
      name: scheme.name, palette: scheme.colors,
      styles: Dictionary(uniqueKeysWithValues: styles.map { ($0.key.rawValue, $0.value) }))
  }
}
