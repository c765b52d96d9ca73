extension String {
  /// An id as it is told apart from every other one, on one line: what breaks lines, what is not seen and blanks that are
  /// no plain spaces are escaped as in JSON, and so are spaces at the ends. A backslash that could be taken for the
  /// beginning of an escape is doubled. The joiners of emoji stay.
  package var distinct: String {
    guard !utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return self }
    let scalars = Array(unicodeScalars)
    var text = ""
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      let isAtEnd = place == 0 || next == nil
      switch scalar {
      case "\\":
        let begins = next.map { "nrtu\\".unicodeScalars.contains($0) || $0.isUnseen(after: scalar) } ?? false
        text += begins || next == " " && place + 2 == scalars.count ? "\\\\" : "\\"
      case " " where isAtEnd: text += scalar.escape
      case _ where scalar.isUnseen(after: place > 0 ? scalars[place - 1] : nil): text += scalar.escape
      case _: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether nobody sees it, or takes it for a space.
  fileprivate func isUnseen(after previous: Unicode.Scalar?) -> Bool {
    if breaksLine { return true }
    switch properties.generalCategory {
    case .spaceSeparator: return self != " "
    case .format, .unassigned, .privateUse, .surrogate: break
    case _ where !properties.isDefaultIgnorableCodePoint: return false
    case _: break
    }
    let joins = value == 0x200D || value == 0xFE0E || value == 0xFE0F
    let isInEmoji = previous.map { $0.value > 0x7F && ($0.properties.isEmoji || $0.value == 0xFE0F) } ?? false
    return !(joins && isInEmoji)
  }
}
