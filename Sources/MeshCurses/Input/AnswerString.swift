/// An answer of a terminal that is a string of any length, up to its end.
struct AnswerString {
  enum Kind {
    /// `ESC ]`: of another program's question.
    case command
    /// `ESC _ G`: of kitty's graphics protocol.
    case graphics
    /// `ESC P > |`: the terminal's name.
    case version
    /// `ESC P` with another letter: of another program's question.
    case device
  }

  /// What is longer is cut, in bytes.
  static let limit = 256

  let kind: Kind
  /// When the last of it came.
  var last: Int
  private(set) var text: [UInt8] = []
  /// Whether the last byte was an Escape, which may begin the end.
  var hasEscape = false

  init(_ kind: Kind, since: Int) {
    self.kind = kind
    last = since
  }

  mutating func append(_ byte: UInt8, at now: Int) {
    last = now
    if text.count < Self.limit { text.append(byte) }
  }

  /// Whether it says which ground the terminal has, as far as it has come: then it is of a known form, and what does not fit
  /// that is a key.
  var isOfGround: Bool { kind == .command && text.starts(with: TerminalAnswer.groundPrefix) }

  /// Whether a byte can come next. A command of a terminal begins with a number and `;`, or with the letter of a title.
  func canGoOn(_ byte: UInt8) -> Bool {
    guard kind == .command else { return true }
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    guard let first = text.first else { return isDigit || byte == UInt8(ascii: "l") || byte == UInt8(ascii: "L") }
    return isDigit || byte == UInt8(ascii: ";") || first > UInt8(ascii: "9") || text.contains(UInt8(ascii: ";"))
  }

  /// The longest that such an answer is, in bytes.
  static let longestGround = 32

  /// What it says, if it is of use.
  var answer: TerminalAnswer? {
    switch kind {
    case .command: TerminalAnswer(command: text)
    case .graphics: TerminalAnswer(graphics: text)
    case .version: .version(String(decoding: text, as: UTF8.self))
    case .device: nil
    }
  }
}

/// The letters that begin an answer after an Escape, and that are keys as well: which of both they are shows what follows.
struct AnswerOpening {
  let kind: AnswerString.Kind
  let since: Int
  /// The Escape was reported as a key already.
  let isLate: Bool
  /// Such an answer was asked for.
  let isExpected: Bool
  private(set) var count = 1

  init(_ kind: AnswerString.Kind, since: Int, isLate: Bool, isExpected: Bool = true) {
    self.kind = kind
    self.since = since
    self.isLate = isLate
    self.isExpected = isExpected
  }

  /// The letters that have come.
  var letters: ArraySlice<UInt8> { Self.letters(of: kind).prefix(count) }

  /// Adds a byte, if it is the one that comes next.
  mutating func append(_ byte: UInt8) -> Bool {
    let letters = Self.letters(of: kind)
    guard count < letters.count, letters[count] == byte else { return false }
    count += 1
    return true
  }

  var isWhole: Bool { count == Self.letters(of: kind).count }

  static func letters(of kind: AnswerString.Kind) -> [UInt8] {
    switch kind {
    case .command: Array("]".utf8)
    case .graphics: Array("_G".utf8)
    case .version: Array("P>|".utf8)
    case .device: Array("P".utf8)
    }
  }
}
