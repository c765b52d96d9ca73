import Canvas
import MeshCore
import Panels

/// The sheet of the predictions that are kept, and of what the chosen one gave.
struct RunsView {
  let sheetState: RunsSheet
  let state: State
  let size: Size
  private let rows: [RunGroup]
  private let chosen: RunGroup?
  private let parts: ListDetail

  init(_ sheet: RunsSheet, _ state: State, size: Size) {
    sheetState = sheet
    self.state = state
    self.size = size
    rows = state.rows(of: sheet)
    chosen = rows.first { $0.id == sheet.choice } ?? rows.first
    parts = ListDetail(
      size: size, count: rows.count + Self.fieldRows(sheet),
      words: .sentence(
        "Pictures are not kept: they are known by their digests. `\(state.key(.pageDown, in: .runs))` scrolls."))
  }

  /// The field takes a row while it is used.
  private static func fieldRows(_ sheet: RunsSheet) -> Int { sheet.isFinding || !sheet.find.isEmpty ? 1 : 0 }

  var sheet: SheetView {
    let marked = state.markedRuns.count
    let trailing = marked > 0 ? [Span("\(marked) marked", .key)] : []
    var sheet = parts.sheet(
      Rule("Runs · \(state.runs.predictions)", trailing: trailing, isFocused: true), list, title: title, detail,
      top: sheetState.top)
    guard Self.fieldRows(sheetState) > 0 else { return sheet }
    var block = field
    block.append(sheet.main.block)
    sheet.main.block = block
    return sheet
  }

  func scrolled(pages: Int) -> Int { parts.scrolled(from: sheetState.top, pages: pages, of: detail.count) }

  private var field: Block {
    let count = Span("\(rows.count) of \(state.runs.predictions)", .dim)
    return FormColumns(parts.listColumns).field(
      "Find", sheetState.find, isFocused: sheetState.isFinding, hint: "a workflow, an image or an answer",
      trailing: [count])
  }

  private var list: [TextLine] {
    guard !rows.isEmpty else { return [TextLine("    no run has \(sheetState.find.text) in it", .dim)] }
    return Table.runs(state, columns: parts.listColumns).lines(
      rows, selected: chosen?.id, rows: parts.listRows - Self.fieldRows(sheetState))
  }

  private var title: [Span] {
    guard let group = chosen else { return [Span("no run", .title)] }
    return [
      Span("\(state.clock.moment(group.first.at))  \(group.words)", .title),
      Span(", \(state.variant(of: group.first)), \(decimals(group.seconds, 2)) s", .dim),
    ]
  }

  private var detail: AnyRandomAccessCollection<TextLine> {
    guard let group = chosen else { return AnyRandomAccessCollection([]) }
    return RunDetail(group: group, state: state, columns: parts.detailColumns).lines
  }
}

extension Table<RunGroup> {
  fileprivate static func runs(_ state: State, columns: Int) -> Table {
    let when = columns >= 55 ? 11 : 0
    let how = columns >= 64 ? 7 : 0
    let rest = max(12, columns - 5 - when - how)
    let (workflow, image) = (rest * 3 / 10, rest * 3 / 10)
    return Table([
      Column("when", max(0, when - 1), gap: 1) { Span(state.clock.moment($0.first.at), .dim) },
      Column("workflow", workflow - 1, gap: 1) { Span($0.workflow) },
      Column("image", image - 1, gap: 1) { Span(truncatedMiddle(sanitized($0.subject), to: image - 1)) },
      Column("how", max(0, how - 1), gap: 1) { group in
        Span(group.count > 1 ? "batch" : state.variant(of: group.first), .dim)
      },
      Column("best answer", rest - workflow - image) { $0.answer },
    ]) { (state.markedRuns.contains($0.id), .blank(1)) }
  }
}
