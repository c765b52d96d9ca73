import Canvas
import MeshCore
import Panels

/// A line of JSON in its colours: keys, strings, and the rest.
func syntaxSpans(_ line: String) -> [Span] {
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

extension JSON {
  /// The value as coloured lines of at most `columns`, where its texts are not longer; one column of margin at each side.
  /// No more than 2,000 lines, the last of which says so: nobody scrolls further, and each frame lays them out.
  func textLines(columns: Int) -> [TextLine] {
    let layout = JSONLines(self, width: columns - 2, limit: Self.shownLines - 1)
    return layout.lines.map { TextLine([Span(" ")] + syntaxSpans($0)) }
      + (layout.isCut
        ? [TextLine(" … cut after \(grouped(layout.lines.count)) lines", .dim)] : [])
  }

  private static var shownLines: Int { 2000 }
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
