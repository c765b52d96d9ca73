/// The characters that stand for others on the screen.
package enum Glyphs {
  /// Stands for what cannot or must not be shown.
  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// What a terminal without UTF-8 is shown instead of a character: something of the same width and weight.
  ///
  /// The fallbacks keep the meaning of what the views draw: heavy rules stay heavier than light ones, bars than their
  /// tracks. Characters without a fallback become `?`.
  package static func ascii(_ glyph: Character) -> Character {
    if let value = glyph.asciiValue, value >= 0x20, value < 0x7F { return glyph }
    if let fallback = fallbacks[glyph] { return fallback }
    let letters = String(glyph).unicodeScalars.filter { $0.value < 0x7F && $0.value >= 0x20 }
    return letters.first.map(Character.init) ?? "?"
  }

  private static let fallbacks: [Character: Character] = {
    let table: [(String, Character)] = [
      ("━╍┮┭┯┷┿╸╺╼╾═", "="), ("─┄┈╌╴╶", "-"), ("│┃┆┇┊┋╎╏║", "|"),
      ("┌┐└┘├┤┬┴┼╭╮╰╯┍┎┏┑┒┓┕┖┗┙┚┛┝┞┟┠┡┢┣┥┦┧┨┩┪┫┰┱┲┳┵┶┸┹┺┻┽┾╀╁╂╃╄╅╆╇╈╉╊╋", "+"),
      ("▸▶►›→⟶", ">"), ("◂◀◄‹←⟵", "<"), ("▾▼↓", "v"), ("▴▲↑", "^"), ("↵⏎␤", "/"),
      ("…", "~"), ("·•∙", "."), ("█▄▀■▌▐▘▝▖▗▚▞▛▜▙▟", "#"), ("▓", "*"), ("▒", ":"), ("░", "."), ("▏▎▍▊▉", "|"),
      ("▁▂", "_"),
      ("▃▅", "-"), ("▆▇", "="),
      ("✓✔", "v"), ("✗✘×", "x"), ("≥", ">"), ("≤", "<"), ("≠", "!"), ("≈", "~"), ("−–—‐‑", "-"),
      ("‘’", "'"), ("“”", "\""), ("␛", "^"), ("⣾⣽⣻⢿⡿⣟⣯⣷⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "*"),
    ]
    var fallbacks: [Character: Character] = [:]
    for (glyphs, ascii) in table {
      for glyph in glyphs {
        fallbacks[glyph] = ascii
      }
    }
    return fallbacks
  }()
}
