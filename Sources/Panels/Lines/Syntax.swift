import Canvas

/// A line of JSON in its colours: keys, strings, and the rest.
package func syntaxSpans(_ line: String) -> [Span] {
  var spans: [Span] = []
  var rest = line[...]
  while let start = rest.firstIndex(of: "\"") {
    if start > rest.startIndex { spans.append(Span(String(rest[..<start]))) }
    let end = rest.endOfString(from: start)
    let isKey = rest[end...].first == ":"
    spans.append(Span(String(rest[start..<end]), isKey ? .syntaxKey : .syntaxString))
    rest = rest[end...]
  }
  if !rest.isEmpty { spans.append(Span(String(rest))) }
  return spans
}

extension Substring {
  /// The place after the quoted text that begins at `start`, escapes counted.
  fileprivate func endOfString(from start: Index) -> Index {
    var index = self.index(after: start)
    var isEscaped = false
    while index < endIndex {
      let character = self[index]
      index = self.index(after: index)
      if character == "\"", !isEscaped { return index }
      isEscaped = character == "\\" && !isEscaped
    }
    return endIndex
  }
}
