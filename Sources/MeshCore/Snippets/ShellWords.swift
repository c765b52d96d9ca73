/// The words of the first command of a POSIX shell text, as far as snippets have them: quotes, `$'…'`, backslashes and
/// continued lines are resolved; nothing is expanded or run.
struct ShellWords {
  private(set) var words: [String] = []
  /// A quote was not closed: its word goes on to the end of the text.
  private(set) var endsInQuote = false
  /// What stands behind the command, from the sign that ends it on; empty where that is the end of the text.
  private(set) var following: Substring = ""
  private var word: String?
  private var rest: Substring.UnicodeScalarView
  /// Whether the next word only says where something is read from or written to.
  private var isRedirecting = false

  init(_ text: Substring) {
    rest = text.unicodeScalars
    while let scalar = rest.first {
      let place = rest
      rest.removeFirst()
      switch scalar {
      case " ", "\t": endWord()
      case ">", "<": redirect()
      case "&" where rest.first == ">": redirect()
      case "\n", ";", "|", "&":
        endWord()
        if !words.isEmpty {
          following = Substring(place)
          return
        }
        isRedirecting = false
      // The ends of lines that the shells of Windows go on after.
      case "^" where rest.first == "\n", "`" where rest.first == "\n":
        rest.removeFirst()
        endWord()
      case "\\":
        // A shell joins the lines; in snippets that forget the blank before it, two words are meant.
        guard let next = rest.popFirst() else { break }
        if next == "\n" { endWord() } else { append(next) }
      case "'": readQuote("'") { _ in nil }
      case "\"": readQuote("\"") { "\"\\$`".unicodeScalars.contains($0) ? $0 : nil }
      case "$" where rest.first == "'":
        rest.removeFirst()
        readQuote("'") { Self.escapes[$0] }
      case "#" where word == nil: rest = rest[(rest.firstIndex(of: "\n") ?? rest.endIndex)...]
      case _: append(scalar)
      }
    }
    endWord()
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"",
  ]

  /// Reads up to the closing quote; `escaped` says what a backslash and this scalar stand for, nil for both of them.
  private mutating func readQuote(_ end: Unicode.Scalar, escaped: (Unicode.Scalar) -> Unicode.Scalar?) {
    word = word ?? ""
    while let scalar = rest.popFirst() {
      if scalar == end { return }
      if scalar == "\\", let next = rest.first, let meant = escaped(next) {
        rest.removeFirst()
        append(meant)
      } else {
        append(scalar)
      }
    }
    endsInQuote = true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    word = word ?? ""
    word?.unicodeScalars.append(scalar)
  }

  private mutating func endWord() {
    guard let word else { return }
    if isRedirecting { isRedirecting = false } else { words.append(word) }
    self.word = nil
  }

  /// Drops the number before the sign, and what the sign leads to.
  private mutating func redirect() {
    if word?.allSatisfy(\.isNumber) == true { word = nil }
    endWord()
    rest = rest.drop { "<>&".unicodeScalars.contains($0) }
    isRedirecting = true
  }
}
