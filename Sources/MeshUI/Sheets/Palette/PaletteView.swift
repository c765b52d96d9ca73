import Canvas
import MeshCore
import Panels

/// The palette: a field, and what fits, each with its kind, its key and where it works.
struct PaletteView {
  let dialog: PaletteSheet
  let state: State
  let size: Size

  var sheet: SheetView {
    let all = dialog.all(state)
    let entries = dialog.entries(of: all)
    let rule = Rule(
      "Go and do", trailing: [Span("\(grouped(entries.count)) of \(grouped(all.count))", .dim)], isFocused: true)
    let columns = FormColumns(size.columns)
    var block = Block()
    block.append(
      columns.field(
        ":", dialog.text, isFocused: true, hint: "a name, or a word such as plan; rw 10m",
        trailing: dialog.only.map { [Span("only \($0.plural)", .key)] } ?? []))
    block.lines.append(.blank)
    let end = end(entries)
    let rows = size.rows - 1 - block.lines.count - 1 - end.count
    let list = ListRows(count: entries.count, selected: dialog.choice, rows: rows)
    let words = SearchWords(dialog.text.text)
    for index in list.places {
      block.lines.append(row(entries[index], isChosen: index == dialog.choice, words))
    }
    block.lines += [list.rest].compactMap(\.self)
    if entries.isEmpty { block.lines.append(TextLine("    nothing has that name", .dim)) }
    var sheet = SheetView(SheetView.Panel(rule, block))
    sheet.pinned = [.rule(above: 0, columns: size.columns)] + end
    return sheet
  }

  /// The name of the chosen entry where its row cuts it, else how many there are of each kind.
  private func end(_ entries: [PaletteEntry]) -> [TextLine] {
    guard entries.indices.contains(dialog.choice), case let entry = entries[dialog.choice],
      width(of: sanitized(entry.name)) > columns(of: entry, before: facts(entry).trailing)
    else { return [counts(entries)] }
    let lines = TextLine.wrapped([Span(entry.name)], after: [.blank(1)], columns: size.columns - 1)
    return Array(lines.prefix(max(1, size.rows / 3)))
  }

  /// How many there are of each kind.
  private func counts(_ entries: [PaletteEntry]) -> TextLine {
    let counts = Dictionary(grouping: entries, by: \.kind).mapValues(\.count)
    let parts = PaletteEntry.Kind.allCases.compactMap { kind in
      counts[kind].map { $0 == 1 ? "1 \(kind.rawValue)" : "\(grouped($0)) \(kind.plural)" }
    }
    return TextLine(" " + parts.joined(separator: ", "), .dim)
  }

  private func row(_ entry: PaletteEntry, isChosen: Bool, _ words: SearchWords) -> TextLine {
    let (detail, trailing) = facts(entry)
    return TextLine(
      [
        Span(isChosen ? "▸ " : "  "),
        .cell(isRoomy ? entry.kind.title : String(entry.kind.title.prefix(2)), kindColumns, .dim),
      ]
        + Span.cell(entry.name, columns(of: entry, before: trailing)).lighting(words, fuzzy: entry.kind != .command) + [
          Span(detail.isEmpty ? "" : " " + detail, .dim)
        ],
      trailing: trailing + [.blank(1)], ground: isChosen ? .selection : nil)
  }

  private var isRoomy: Bool { Room(size.columns).isRoomy }
  private var kindColumns: Int { isRoomy ? 10 : 3 }

  /// The columns of the name of an entry.
  private func columns(of entry: PaletteEntry, before trailing: [Span]) -> Int {
    let room = max(10, size.columns - kindColumns - 4 - trailing.columns)
    return min(room, entry.kind == .command ? room : max(26, room / 2))
  }

  /// What is known of an entry, and its key.
  private func facts(_ entry: PaletteEntry) -> (detail: String, trailing: [Span]) {
    switch entry.action {
    case .run(let command, let context):
      let key = state.keymap.key(command, of: context) ?? ""
      let isHere = context == HelpSheet.context(state)
      let place =
        Room(size.columns).isMedium ? Span.cell(isHere ? "  here" : "  in \(context.title)", 16, .dim) : Span("")
      return ("", [Span.cellRight(key, 9, .key), place])
    case .goTo(let id, nil):
      let row = state.row(id)
      return (counted(row.nodes, "node"), row.mark.title)
    case .goTo(let id, _?): return ("in \(id)", [])
    case .add(_, let owner): return (owner, [Span("adds a node", .dim)])
    case .open: return ("", [Span("opens the context", .dim)])
    case .wear(let name):
      let theme = dialog.themes.first { $0.name == name }
      guard theme?.faults.isEmpty ?? true else { return (theme?.place ?? "", [Span("fault", .error)]) }
      return (theme?.place ?? "", name == state.appearance.name ? [Span("worn", .ok)] : [Span("wears it", .dim)])
    case .openRun(let id):
      return ("", [Span(state.runs[id: id].map { state.clock.moment($0.at) } ?? "", .dim)])
    case .write, .endWriting, .refuse: return ("", [])
    }
  }
}
