extension String {
  /// The text as one line that no shell and no terminal takes for more than text: line breaks, other control characters
  /// and what turns the direction of writing are escaped as in JSON.
  package var oneLine: String {
    guard unicodeScalars.contains(where: \.breaksLine) else { return self }
    var line = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      case _ where scalar.breaksLine:
        let digits = String(scalar.value, radix: 16)
        line += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      case _: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}

extension Unicode.Scalar {
  /// Control characters, ends of lines and paragraphs, and the marks that reorder what is written.
  fileprivate var breaksLine: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case _: false
    }
  }
}
