extension String {
  /// The text as one line that no shell and no terminal takes for more than text: line breaks, other control characters
  /// and what turns the direction of writing are escaped as in JSON.
  package var oneLine: String {
    guard unicodeScalars.contains(where: \.breaksLine) else { return self }
    var line = ""
    for scalar in unicodeScalars {
      if scalar.breaksLine { line += scalar.escape } else { line.unicodeScalars.append(scalar) }
    }
    return line
  }
}

extension Unicode.Scalar {
  /// Control characters, ends of lines and paragraphs, and the marks that reorder what is written.
  var breaksLine: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case _: false
    }
  }

  /// As JSON escapes it, and in braces what that takes two escapes for.
  var escape: String {
    switch self {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case _:
      let digits = String(value, radix: 16)
      guard digits.count <= 4 else { return "\\u{\(digits)}" }
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
