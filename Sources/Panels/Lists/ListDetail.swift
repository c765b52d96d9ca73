package import Canvas

/// A list of so many entries and what is chosen of it in full: below it, or beside it where there is room. The list
/// keeps its place while the rest is scrolled.
package struct ListDetail: Hashable, Sendable {
  package let size: Size
  package let count: Int
  /// What stays below it all, in as many lines as it takes, though never more than a third of the room.
  private let words: [TextLine]

  package init(size: Size, count: Int, words: [Span]) {
    self.size = size
    self.count = count
    let lines = TextLine.wrapped(words, after: [.blank(1)], columns: size.columns - 1)
    self.words = Array(lines.prefix(max(1, size.rows / 3)))
  }

  private var isWide: Bool { Room(size.columns).isWide }

  package var listColumns: Int { isWide ? size.columns * 11 / 20 : size.columns }
  package var detailColumns: Int { isWide ? size.columns - listColumns - 1 : size.columns }

  /// The rows of text between the rule of the sheet and that above its words.
  private var rows: Int { max(1, size.rows - 2 - words.count) }

  /// The rows of the list, its heads included.
  package var listRows: Int { isWide ? rows : min(count + 1, max(3, rows * 2 / 5)) }

  private var detailRows: Int { isWide ? rows : max(1, rows - listRows - 1) }

  package func sheet(
    _ rule: Rule, _ list: [TextLine], title: [Span], _ detail: some RandomAccessCollection<TextLine>, top: Int
  ) -> SheetView {
    let first = firstLine(top, of: detail.count, rows: detailRows)
    let shown = Array(detail.dropFirst(first).prefix(detailRows))
    var sheet: SheetView
    if isWide {
      sheet = SheetView(SheetView.Panel(rule, Block(list)))
      sheet.split = listColumns
      sheet.aside = SheetView.Panel(Rule(title, isFocused: false), Block(shown))
    } else {
      sheet = SheetView(SheetView.Panel(rule, Block(list + [.rule(title, columns: size.columns)] + shown)))
    }
    sheet.pinned = [.rule(above: detail.count - first - detailRows, before: first, columns: size.columns)] + words
    return sheet
  }

  /// The first line to show after so many pages more, where `top` is asked for now and there are `lines`.
  package func scrolled(from top: Int, pages: Int, of lines: Int) -> Int {
    let first = firstLine(top, of: lines, rows: detailRows)
    return firstLine(first + pages * max(1, detailRows - 1), of: lines, rows: detailRows)
  }
}

extension TextLine {
  /// A light rule with a title of several roles, within a sheet.
  fileprivate static func rule(_ title: [Span], columns: Int) -> TextLine {
    TextLine(
      [Span("─ ", .border)] + title + [
        Span(" " + String(repeating: "─", count: max(0, columns - title.columns - 3)), .border)
      ])
  }
}
