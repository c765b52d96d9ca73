import Canvas
import TestSupport
import Testing

@Suite struct TruncationTests {
  @Test(arguments: [
    ("station-check", 20, "station-check"), ("station-check", 13, "station-check"), ("station-check", 8, "station…"),
    ("station-check", 1, "…"), ("station-check", 0, ""), ("station-check", -3, ""), ("日本語", 4, "日…"),
    ("日本語", 5, "日本…"), ("", 0, ""),
  ])
  func cutsTheEnd(text: String, columns: Int, expected: String) {
    #expect(truncated(text, to: columns) == expected)
  }

  @Test(arguments: [
    ("aa7f35c01e0642fd", 16, "aa7f35c01e0642fd"), ("aa7f35c01e0642fd", 9, "aa7f…42fd"),
    ("aa7f35c01e0642fd", 8, "aa7f…2fd"),
    ("aa7f35c01e0642fd", 1, "…"), ("aa7f35c01e0642fd", 0, ""), ("日本語日本語", 7, "日…語"),
  ])
  func cutsTheMiddle(text: String, columns: Int, expected: String) {
    #expect(truncatedMiddle(text, to: columns) == expected)
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func neverIsTooWide(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let text = sanitized(hostileText(&random))
      let columns = Int.random(in: 0...10, using: &random)
      #expect(width(of: truncated(text, to: columns)) <= columns)
      #expect(width(of: truncatedMiddle(text, to: columns)) <= columns)
    }
  }
}

@Suite struct WidthTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("日本", 4), ("e\u{301}", 1), ("🎉", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("━▸│…→", 5), ("ｆｕｌｌ", 8), ("\u{200B}", 0),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(width(of: text) == columns)
    #expect(text.reduce(0) { $0 + width(of: $1) } == columns)
  }
}

@Suite struct SanitizingTests {
  @Test(arguments: [
    ("plain text, unchanged", "plain text, unchanged"),
    ("Grüße, 日本語, cafe\u{301} 🎉", "Grüße, 日本語, cafe\u{301} 🎉"),
    ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
    ("\u{1B}]52;c;aGk=\u{07}", "␛]52;c;aGk=␇"),
    ("two\nlines\r\nthree\rfour", "two↵lines↵three↵four"),
    ("a\tb\u{A0}c\u{2009}d\u{3000}e", "a b c d  e"),
    ("\u{9B}31m", "\u{FFFD}31m"),
    ("a\u{7F}b\u{0}c", "a␡b␀c"),
    ("safe\u{202E}cod", "safe\u{FFFD}cod"),
    ("ad\u{200B}min\u{FEFF}", "ad\u{FFFD}min\u{FFFD}"),
    ("id\u{FE0F}", "id\u{FFFD}"),
    ("1\u{FE0F}", "1\u{FFFD}"),
    ("❤\u{FE0F} 👩\u{200D}💻", "❤ 👩💻"),
    ("\u{3164}\u{115F}\u{2060}\u{E0041}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{E000}\u{10FFFF}\u{378}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{301}a", "\u{FFFD}a"),
    (" \u{301}", " \u{FFFD}"),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "a\u{301}\u{302}\u{303}"),
    ("a\u{2028}b", "a\u{FFFD}b"),
  ])
  func showsWhatIsThere(text: String, expected: String) {
    #expect(Array(sanitized(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func lengthIsBounded() {
    #expect(sanitized(String(repeating: "a", count: 5000)) == String(repeating: "a", count: 4096) + "…")
    #expect(sanitized(String(repeating: "é", count: 50), limit: 3) == "ééé…")
    #expect(sanitized("abc", limit: 3) == "abc")
  }

  /// Sanitised text is visible, is what a frame shows, and is sanitised.
  @Test(arguments: 0..<20 as Range<UInt64>) func resultIsSafe(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let text = sanitized(hostileText(&random))
      #expect(sanitized(text).unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(
        text.unicodeScalars.allSatisfy { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .surrogate: false
          default: !scalar.properties.isDefaultIgnorableCodePoint
          }
        })
      var frame = Frame(size: Size(rows: 1, columns: 40))
      #expect(frame.write(text, row: 0, column: 0, paint: .plain) == width(of: text))
    }
  }
}

@Suite struct GlyphsTests {
  @Test func fallbacksAreOneVisibleCharacter() {
    for glyph in "━─│┃┌┐└┘┮┭├┤╸╺▸▾→←…·█▓▒░▀▄✓×≥↵␛é日?" {
      #expect(Glyphs.ascii(glyph).asciiValue.map { $0 > 0x20 && $0 < 0x7F } == true)
    }
  }

  @Test func weightsStayApart() {
    #expect(String("━─│▸…█".map(Glyphs.ascii)) == "=-|>~#")
    #expect(String("az ~!".map(Glyphs.ascii)) == "az ~!")
    #expect(Glyphs.ascii("é") == "?" && Glyphs.ascii("e\u{301}") == "e")
  }
}
