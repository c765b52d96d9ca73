/// The columns a character takes: 0, 1 or 2 for each of its scalars, as terminals count them.
///
/// Terminals draw a family or a flag, which is one `Character` of several scalars, piece by piece; so does this count.
package func width(of character: Character) -> Int {
  character.unicodeScalars.reduce(0) { $0 + $1.cellWidth }
}

/// The columns a text takes on one row.
package func width(of text: String) -> Int {
  if text.isPlain { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { $0 + $1.cellWidth }
}

extension String {
  /// Whether it is of visible characters of ASCII alone, as nearly all texts are.
  var isPlain: Bool {
    func areVisible(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var others: UInt8 = 0
      for byte in bytes { others |= byte &- 0x20 < 0x5F ? 0 : 1 }
      return others == 0
    }
    if let known = utf8.withContiguousStorageIfAvailable(areVisible) { return known }
    return utf8.allSatisfy { $0 &- 0x20 < 0x5F }
  }
}

extension Unicode.Scalar {
  /// 0 for combining marks and invisible format characters, 2 for East Asian wide characters and emoji, else 1.
  ///
  /// A control character counts 1, as the mark that `Frame.write` and `sanitized` make of it.
  var cellWidth: Int {
    switch value {
    case 0..<0x300: 1
    case 0x2010..<0x2028, 0x2190..<0x2300, 0x2400..<0x25FD: 1
    default: isZeroWidth ? 0 : isWide ? 2 : 1
    }
  }

  /// C0 and C1 control characters, and delete.
  var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }

  /// Characters without a picture of their own: format, bidi and variation controls, joiners, fillers.
  var isInvisible: Bool {
    guard value >= 0xAD else { return false }
    switch properties.generalCategory {
    case .format, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether this is a combining mark that a character takes into its cell.
  func joins(_ base: Unicode.Scalar) -> Bool {
    if Self.isConjoiningJamo(value) { return WideRanges.isHangul(base.value) }
    return cellWidth == 0 && !isInvisible && properties.isGraphemeExtend
  }

  private var isZeroWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint || Self.isConjoiningJamo(value)
    }
  }

  /// Vowels and final consonants of Hangul, which join the wide leading consonant before them.
  private static func isConjoiningJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }

  private var isWide: Bool {
    properties.isEmojiPresentation ? !(0x1F1E6...0x1F1FF).contains(value) : WideRanges.contains(value)
  }
}
