/// The East Asian wide characters, as the Unicode property of that name and the C library have them, without emoji:
/// those are found by their presentation property.
enum WideRanges {
  /// The leading consonants and syllables that vowels and final consonants join.
  static func isHangul(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0xA960...0xA97C, 0xAC00...0xD7A3: true
    default: false
    }
  }

  static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F,  // leading consonants of Hangul
      0x2329...0x232A,  // angle brackets
      0x2E80...0x303E,  // radicals, CJK punctuation
      0x3041...0xA4CF,  // kana, bopomofo, ideographs, Yi
      0xA960...0xA97C,  // more leading consonants
      0xAC00...0xD7A3,  // Hangul syllables
      0xF900...0xFAFF,  // compatibility ideographs
      0xFE10...0xFE19, 0xFE30...0xFE6B,  // vertical and small forms
      0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full width forms
      0x16FE0...0x18DFF,  // Tangut, Khitan
      0x1AFF0...0x1B2FB,  // kana supplements, Nushu
      0x1F200...0x1F265,  // enclosed ideographs
      0x20000...0x2FFFD, 0x30000...0x3FFFD:  // further ideographs
      true
    default: false
    }
  }
}
