import CNcurses
import Canvas
import Testing

/// Canvas has its own table of widths; ncurses counts as the C library does. Where they differ, a row would be out of
/// place, so every difference is listed here with the reason why it does no harm.
@Suite struct WidthTests {
  @Test func agreesWithTheCLibrary() throws {
    try #require(mw_use_utf8())
    var differences: Set<UInt32> = []
    for value in UInt32(0x20)..<0x110000 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .privateUse else { continue }
      let theirs = mw_width(value)
      if theirs >= 0, Int(theirs) != width(of: Character(scalar)) { differences.insert(value) }
    }
    #expect(differences.subtracting(Self.justified).map { String($0, radix: 16) } == [])
  }

  private static let justified: Set<UInt32> = {
    // Signs that are drawn around the digits after them, format characters for Unicode: `sanitized` replaces them.
    let signs: [UInt32] = [
      0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
    ]
    // Fillers, which look like nothing: replaced as well.
    let fillers: [UInt32] = [0x115F, 0x3164, 0xFFA0]
    // A vowel sign of Ahom, which one of the two counts with the letter: shown as the replacement character.
    return Set(signs + fillers + [0x1171E])
  }()
}
