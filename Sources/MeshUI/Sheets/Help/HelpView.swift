import Canvas
import Panels

/// The sheet of all keys: a field that narrows it, and the entries by where they work.
struct HelpView {
  let dialog: HelpSheet
  let state: State
  let size: Size

  var sheet: SheetView {
    let entries = dialog.entries(state)
    let count = entries.isEmpty ? "nothing fits" : "\(min(dialog.choice, entries.count - 1) + 1) of \(entries.count)"
    let rule = Rule("Keys", trailing: [Span(count, .dim)], isFocused: true)
    let columns = FormColumns(size.columns)
    var block = Block([.blank])
    block.append(columns.field("Find", dialog.text, isFocused: true, hint: "a word, such as plan or undo"))
    block.lines.append(.blank)
    block.lines += shown(list(entries), rows: size.rows - 1 - block.lines.count)
    return SheetView(SheetView.Panel(rule, block))
  }

  private struct List {
    var lines: [TextLine] = []
    /// Where the chosen entry begins.
    var chosen = 0
    /// The lines that go on with the entry before them.
    var continued: Set<Int> = []
  }

  /// The part around the chosen entry. It ends with a whole one: what is cut would look like all that a key does.
  private func shown(_ list: List, rows: Int) -> ArraySlice<TextLine> {
    let top = max(0, min(list.chosen - rows / 2, list.lines.count - rows))
    var end = min(list.lines.count, top + max(0, rows))
    while end > list.chosen + 1, list.continued.contains(end) { end -= 1 }
    return list.lines[top..<end]
  }

  /// The entries under the names of their contexts.
  private func list(_ entries: [HelpEntry]) -> List {
    guard !entries.isEmpty else { return List(lines: [TextLine("    no key does that", .dim)]) }
    let here = HelpSheet.context(state)
    var list = List()
    var context: KeyContext?
    for (index, entry) in entries.enumerated() {
      if entry.context != context {
        if context != nil { list.lines.append(.blank) }
        context = entry.context
        let note = entry.context == here ? "  here" : ""
        list.lines.append(TextLine([.blank(2), Span(entry.context.title, .head), Span(note, .ok)]))
      }
      let isChosen = index == dialog.choice
      if isChosen { list.chosen = list.lines.count }
      let keys = rows(of: entry.keys)
      let words = Span(entry.binding.help, entry.context == here ? .text : .dim)
        .lighting(dialog.words, fuzzy: false).wrapped(columns: size.columns - 4 - keyColumns)
      for row in 0..<max(keys.count, words.count) {
        if row > 0 { list.continued.insert(list.lines.count) }
        list.lines.append(
          TextLine(
            [
              Span(isChosen && row == 0 ? "▸   " : "    "),
              .cell(keys.indices.contains(row) ? keys[row] : "", keyColumns, .key),
            ] + (words.indices.contains(row) ? words[row] : []), ground: isChosen ? .selection : nil))
      }
    }
    return list
  }

  /// As many keys a row as their column takes.
  private func rows(of keys: [String]) -> [String] {
    keys.reduce(into: []) { rows, key in
      guard let last = rows.last, width(of: last) + width(of: key) + 3 <= keyColumns else { return rows.append(key) }
      rows[rows.count - 1] = "\(last)  \(key)"
    }
  }

  private var keyColumns: Int { Room(size.columns).isWide ? 20 : 14 }
}
