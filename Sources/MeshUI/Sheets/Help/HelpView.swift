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
    let (lines, chosen) = list(entries)
    let rows = size.rows - 1 - block.lines.count
    let top = max(0, min(chosen.lowerBound - rows / 2, lines.count - rows))
    block.lines += lines.dropFirst(top).prefix(rows)
    return SheetView(SheetView.Panel(rule, block))
  }

  /// The entries under the names of their contexts, and the lines of the chosen one.
  private func list(_ entries: [HelpEntry]) -> (lines: [TextLine], chosen: Range<Int>) {
    guard !entries.isEmpty else { return ([TextLine("    no key does that", .dim)], 0..<1) }
    let here = HelpSheet.context(state)
    var lines: [TextLine] = []
    var chosen = 0
    var context: KeyContext?
    for (index, entry) in entries.enumerated() {
      if entry.context != context {
        if context != nil { lines.append(.blank) }
        context = entry.context
        let note = entry.context == here ? "  here" : ""
        lines.append(TextLine([.blank(2), Span(entry.context.title, .head), Span(note, .ok)]))
      }
      let isChosen = index == dialog.choice
      if isChosen { chosen = lines.count }
      lines.append(
        TextLine(
          [Span(isChosen ? "▸   " : "    "), .cell(entry.keys.joined(separator: "  "), keyColumns, .key)]
            + Span(entry.binding.help, entry.context == here ? .text : .dim)
            .lighting(dialog.words, fuzzy: false),
          ground: isChosen ? .selection : nil))
    }
    return (lines, chosen..<chosen + 1)
  }

  private var keyColumns: Int { Room(size.columns).isRoomy ? 20 : 14 }
}
