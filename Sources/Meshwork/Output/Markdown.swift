import Canvas

/// Text from outside in Markdown: none of it is markup, a mention, a link or an issue, since all of it is code.
enum Markdown {
  /// Within a line.
  static func code(_ text: String, limit: Int = 200) -> String {
    let text = sanitized(text.isEmpty ? " " : text, limit: limit)
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    // A blank at both ends is taken away where the text is more than blanks: that keeps a tick off the fence.
    let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") && text.hasSuffix(" ") ? " " : ""
    return fence + pad + text + pad + fence
  }

  /// Lines of a block; what is more than `most` of them is counted.
  static func block(_ lines: [String], language: String, most: Int = 200) -> [String] {
    var shown = lines.prefix(most).map { sanitized($0, limit: 400) }
    if lines.count > most { shown.append("… and \(lines.count - most) more lines") }
    let fence = String(repeating: "`", count: max(3, (shown.map(longestRun).max() ?? 0) + 1))
    return [fence + language] + shown + [fence]
  }

  private static func longestRun(in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
