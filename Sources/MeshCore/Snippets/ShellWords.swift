/// The words of the first command of a POSIX shell text, as far as snippets have them: quotes, `$'…'`, backslashes and
/// continued lines are resolved; nothing is expanded or run.
struct ShellWords {
  private(set) var words: [String] = []
  /// A quote was not closed: its word goes on to the end of the text.
  private(set) var endsInQuote = false
  private var word: String?
  private var rest: Substring.UnicodeScalarView

  init(_ text: Substring) {
    rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t": endWord()
      case "\n", ";", "|", "&", ">", "<":
        endWord()
        if !words.isEmpty { return }
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
    if let word { words.append(word) }
    word = nil
  }
}
