import Yams

extension Configuration {
  /// The theme of a context that has one of its own, else that of all.
  /// - Returns: whose it is, in words.
  public mutating func choose(theme: String, inContext name: String) -> String {
    guard let index = contexts.firstIndex(where: { $0.name == name && $0.theme != nil }) else {
      self.theme = theme
      return "all contexts"
    }
    contexts[index].theme = theme
    return "context \(name)"
  }

  /// The text of a settings file with these settings, which differ from it in a theme alone, its comments and its order
  /// kept; nil where that cannot be done in place.
  public func themeWritten(into text: String) -> String? {
    guard let old = try? Configuration(text) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let changed = contexts.first { context in old.contexts.first { $0.name == context.name }?.theme != context.theme }
    let path = changed.map { ["contexts", $0.name, "theme"] } ?? ["theme"]
    guard let value = Self.quoted(changed?.theme ?? theme ?? "") else { return nil }
    if let mark = Self.mark(of: path, in: text), lines.indices.contains(mark.line - 1) {
      let line = lines[mark.line - 1]
      let comment = line.dropFirst(mark.column - 1).firstRange(of: " #").map { String(line[$0.lowerBound...]) } ?? ""
      lines[mark.line - 1] = String(line.prefix(mark.column - 1)) + value + comment
    } else if changed == nil {
      lines.insert("theme: \(value)", at: lines.first == "---" ? 1 : 0)
    }
    let written = lines.joined(separator: "\n")
    return (try? Configuration(written)) == self ? written : nil
  }

  /// Where the value stands, counted from 1.
  private static func mark(of path: [String], in text: String) -> Yams.Mark? {
    guard var node = try? compose(yaml: text) else { return nil }
    for name in path {
      guard let next = node.mapping?[Node(name)] else { return nil }
      node = next
    }
    return node.mark
  }

  private static func quoted(_ text: String) -> String? {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
    guard !isPlain || text.first?.isLetter != true else { return text }
    return text.contains { $0.isNewline || $0 == "\"" || $0 == "\\" } ? nil : "\"\(text)\""
  }
}
