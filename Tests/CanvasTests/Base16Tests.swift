import Canvas
import Testing
import Yams

/// Scheme files of base16 and base24, as they are.
@Suite struct Base16Tests {
  private static let colors = [
    "181818", "282828", "383838", "585858", "b8b8b8", "d8d8d8", "e8e8e8", "f8f8f8", "ab4642", "dc9656", "f7ca88",
    "a1b56c",
    "86c1b9", "7cafc2", "ba8baf", "a16946",
  ]
  private static let slots = (0..<16).map { "base0" + String($0, radix: 16).uppercased() }

  /// The form of the first years: no `#`, and digits alone may look like a number.
  static let old: String = {
    var lines: [String] = ["scheme: \"Default Dark\"", "author: \"Chris Kempson (http://chriskempson.com)\""]
    for (slot, color) in zip(slots, colors) {
      let value: String = color == "181818" ? color : "\"\(color)\""
      lines.append("\(slot): \(value)")
    }
    return lines.joined(separator: "\n")
  }()

  /// The form of today.
  static let new: String = {
    var lines: [String] = [
      "system: \"base16\"", "name: \"Default Dark\"", "author: \"me\"", "variant: \"dark\"", "palette:",
    ]
    for (slot, color) in zip(slots, colors) { lines.append("  \(slot): \"#\(color)\"") }
    return lines.joined(separator: "\n")
  }()

  private static let more = (0..<8).map { "  base1\($0): \"#00000\($0)\"" }.joined(separator: "\n")

  private func theme(_ text: String) throws -> Theme {
    let (theme, warnings) = try YAMLDecoder().decode(ThemeSource.self, from: text).theme { _ in nil }
    #expect(warnings == [])
    return theme
  }

  @Test(arguments: [old, new]) func bothForms(text: String) throws {
    let theme = try theme(text)
    #expect(theme.name == "Default Dark")
    #expect(theme[.text] == Style(ink: .rgb(RGB(0xD8, 0xD8, 0xD8)), ground: .rgb(RGB(0x18, 0x18, 0x18))))
    #expect(theme[.ok].ink == .rgb(RGB(0xA1, 0xB5, 0x6C)) && theme[.error].ink == .rgb(RGB(0xAB, 0x46, 0x42)))
    #expect(theme[.selection].ground == .rgb(RGB(0x38, 0x38, 0x38)) && theme.isLight == false)
    for role in Role.allCases { #expect(theme[role].ink != theme[role].ground, "\(role)") }
  }

  @Test func base24HasBrighterColours() throws {
    let theme = try theme(Self.new.replacing("base16", with: "base24") + "\n" + Self.more)
    #expect(theme[.error].ink == .rgb(RGB(0, 0, 2)) && theme[.match].ink == .rgb(RGB(0, 0, 3)))
    #expect(theme[.removed].ink == .rgb(RGB(0xAB, 0x46, 0x42)))
  }

  @Test func whatIsMissingIsSaid() {
    let text = Self.new.split(separator: "\n").filter { !$0.contains("base0C") }.joined(separator: "\n")
    #expect(throws: DecodingError.self) { try YAMLDecoder().decode(ThemeSource.self, from: text) }
  }

  @Test func aColourThatIsNoneIsNamed() throws {
    let text = Self.new.replacing("#ab4642", with: "#ab464")
    let (_, warnings) = try YAMLDecoder().decode(ThemeSource.self, from: text).theme { _ in nil }
    #expect(warnings.contains { $0.contains("'removed'") && $0.contains("base08") })
  }

  /// A palette with such names in a theme of our own is a palette.
  @Test func aThemeMayBuildOnThem() throws {
    let (theme, warnings) = try YAMLDecoder().decode(
      ThemeSource.self, from: "name: mine\ninherits: light\npalette: {base00: \"#000001\"}\nstyles: {ok: base00}"
    ).theme(inheriting: ThemeSource.shipped)
    #expect(warnings == [] && theme[.ok].ink == .rgb(RGB(0, 0, 1)) && theme[.warn] == Theme.light[.warn])
  }
}
