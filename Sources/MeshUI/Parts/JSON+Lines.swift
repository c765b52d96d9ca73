import Canvas
import MeshCore
import Panels

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
