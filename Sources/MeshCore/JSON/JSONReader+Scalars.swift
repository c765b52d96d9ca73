extension JSONReader {
  /// The text whose opening quote is looked at.
  mutating func text(isName: Bool = false) throws(JSONFault) -> String {
    advance()
    let start = index
    var hasCapitals = false
    while current != 0x22 {
      guard current >= 0x20 else { throw fault(current < 0 ? .endsEarly : .controlCharacter) }
      if current == 0x5C { return try escapedText(from: start) }
      if (0x41...0x5A).contains(current) { hasCapitals = true }
      advance()
    }
    if isName, hasCapitals { noteCapitals() }
    let text = try text(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    advance()
    return text
  }

  /// The text that began at `start` and has its first backslash here.
  private mutating func escapedText(from start: Int) throws(JSONFault) -> String {
    // A name with an escape in it may spell a capital letter.
    noteCapitals()
    var buffer = Array(bytes[start..<index])
    while current != 0x22 {
      guard current >= 0x20 else { throw fault(current < 0 ? .endsEarly : .controlCharacter) }
      if current == 0x5C {
        advance()
        try escape(into: &buffer)
      } else {
        buffer.append(UInt8(current))
        advance()
      }
    }
    advance()
    return try buffer.withUnsafeBufferPointer { bytes throws(JSONFault) in try text(bytes) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault(.notUTF8) }
    return text
  }

  /// What follows a backslash.
  private mutating func escape(into buffer: inout [UInt8]) throws(JSONFault) {
    switch current {
    case 0x22, 0x5C, 0x2F: buffer.append(UInt8(current))
    case 0x62: buffer.append(0x08)
    case 0x66: buffer.append(0x0C)
    case 0x6E: buffer.append(0x0A)
    case 0x72: buffer.append(0x0D)
    case 0x74: buffer.append(0x09)
    case 0x75:
      advance()
      buffer.append(contentsOf: String(try scalar()).utf8)
      return
    case _: throw fault(current < 0 ? .endsEarly : .badEscape)
    }
    advance()
  }

  /// The scalar of one `\u`, or of a pair of them, behind the first `u`.
  private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), current == 0x5C else { throw fault(.badEscape) }
    advance()
    guard current == 0x75 else { throw fault(.badEscape) }
    advance()
    let second = try codeUnit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.badEscape) }
    return scalar
  }

  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let digit: Int
      switch current {
      case 0x30...0x39: digit = current - 0x30
      case 0x41...0x46: digit = current - 0x41 + 10
      case 0x61...0x66: digit = current - 0x61 + 10
      case _: throw fault(current < 0 ? .endsEarly : .badEscape)
      }
      unit = unit << 4 | UInt32(digit)
      advance()
    }
    return unit
  }

  /// A word for what is no number that begins here, as some programs write one.
  func noNumber() -> JSONFault? {
    let words = ["NaN", "Infinity", "-Infinity"]
    return words.first { bytes.dropFirst(index).starts(with: $0.utf8) }.map { fault(.noNumber($0)) }
  }

  /// The number that begins here.
  mutating func number() throws(JSONFault) -> JSON {
    let start = index
    if current == 0x2D, let fault = noNumber() { throw fault }
    if current == 0x2D { advance() }
    let (isZero, first) = (current == 0x30, index)
    try skipDigits()
    guard !isZero || index == first + 1 else { throw fault(.leadingZero, at: first) }
    var isWhole = true
    if current == 0x2E {
      isWhole = false
      advance()
      try skipDigits()
    }
    if current == 0x65 || current == 0x45 {
      isWhole = false
      advance()
      if current == 0x2B || current == 0x2D { advance() }
      try skipDigits()
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    if isWhole { return JSON(digits: text) }
    guard let number = JSON(decimal: text) else { throw fault(.numberTooLarge) }
    return number
  }

  /// At least one digit.
  private mutating func skipDigits() throws(JSONFault) {
    guard (0x30...0x39).contains(current) else { throw unexpected(wanted: "a digit") }
    repeat { advance() } while (0x30...0x39).contains(current)
  }
}
