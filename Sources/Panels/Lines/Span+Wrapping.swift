import Canvas

extension [Span] {
  /// The columns they take.
  package var columns: Int { reduce(0) { $0 + width(of: sanitized($1.text)) } }

  /// The same text in lines of at most `columns`, broken between words, or within one that is longer than a line.
  package func wrapped(columns: Int) -> [[Span]] {
    var lines: [[Span]] = []
    var used = 0
    for word in words {
      let needed = word.columns
      if let last = lines.indices.last, used + 1 + needed <= columns {
        lines[last][lines[last].count - 1].text += " "
        lines[last] += word
        used += 1 + needed
      } else {
        lines += word.chopped(columns: Swift.max(1, columns))
        used = lines.last?.columns ?? 0
      }
    }
    return lines
  }

  /// Cut and padded to `columns`.
  package func fitted(_ columns: Int) -> [Span] {
    var rest = columns
    var spans: [Span] = []
    for var span in self where rest > 0 {
      span.text = truncated(sanitized(span.text), to: rest)
      rest -= width(of: span.text)
      spans.append(span)
    }
    return spans + [.blank(rest)]
  }

  /// What stands between spaces; a word may be of several roles.
  private var words: [[Span]] {
    var words: [[Span]] = []
    var isInside = false
    for span in self {
      for (at, part) in sanitized(span.text).utf8.split(separator: 32, omittingEmptySubsequences: false).enumerated() {
        if at > 0 { isInside = false }
        guard !part.isEmpty else { continue }
        let piece = Span(String(Substring(part)), span.role)
        if isInside { words[words.count - 1].append(piece) } else { words.append([piece]) }
        isInside = true
      }
    }
    return words
  }

  /// A word in pieces of at most `columns`.
  private func chopped(columns: Int) -> [[Span]] {
    var lines: [[Span]] = [[]]
    var used = 0
    for span in self {
      var piece = Span("", span.role)
      for character in span.text {
        let needed = width(of: character)
        if used + needed > columns {
          lines[lines.count - 1].append(piece)
          lines.append([])
          piece.text = ""
          used = 0
        }
        piece.text.append(character)
        used += needed
      }
      lines[lines.count - 1].append(piece)
    }
    return lines
  }
}

extension Span {
  /// The role of its ink; swatches have none.
  fileprivate var role: Role {
    switch ink {
    case .role(let role): role
    case .swatch: .text
    }
  }
}

extension TextLine {
  /// Text that is wrapped behind an indent; `lead` stands before its first line and is as wide as the indent.
  package static func wrapped(_ spans: [Span], after lead: [Span], columns: Int) -> [TextLine] {
    let indent = lead.columns
    return spans.wrapped(columns: columns - indent).enumerated().map { index, line in
      TextLine((index == 0 ? lead : [.blank(indent)]) + line)
    }
  }
}
