import Canvas
import MeshCore
import Panels

/// The sheet that lists every node of the app that runs a model, by version.
struct UsesView {
  let dialog: UsesSheet
  let state: State
  let size: Size

  private enum Row {
    case version(VersionID?, [ModelUse])
    case use(ModelUse)
  }

  var sheet: SheetView {
    let count = Set(dialog.uses.map(\.place.workflow)).count
    let rule = Rule(
      "Where \(dialog.model.id) is used", trailing: [Span(counted(count, "workflow"), .dim)], isFocused: true)
    return SheetView(SheetView.Panel(rule, Block(lines)))
  }

  private var isRoomy: Bool { Room(size.columns).isMedium }

  private var rows: [Row] {
    state.groups(of: dialog).flatMap { [Row.version($0.version, $0.uses)] + $0.uses.map(Row.use) }
  }

  /// All rows, to be searched.
  var text: [TextLine] { rows.map { row($0, nil) } }

  /// What a row is about: the use, or the first of a version.
  func use(at line: Int) -> ModelUse? {
    guard rows.indices.contains(line) else { return nil }
    switch rows[line] {
    case .version(_, let uses): return uses.first
    case .use(let use): return use
    }
  }

  /// The row of a use.
  func line(of place: ModelUse.Place?) -> Int? {
    rows.firstIndex { if case .use(let use) = $0 { use.place == place } else { false } }
  }

  private var lines: [TextLine] {
    let chosen = state.chosenUse(of: dialog)?.place
    let rows = rows
    let list = ListRows(count: rows.count, selected: line(of: chosen), rows: size.rows - 1)
    return list.places.map { row(rows[$0], chosen) } + [list.rest].compactMap(\.self)
  }

  private func row(_ row: Row, _ chosen: ModelUse.Place?) -> TextLine {
    switch row {
    case .version(let version, let uses):
      let id = version.map { isRoomy ? $0 : String($0.prefix(8)) } ?? "not pinned"
      return TextLine(
        [.blank(1), Span(id, .head)] + words(version), trailing: [Span("\(counted(uses.count, "node")) ", .dim)])
    case .use(let use):
      let isChosen = use.place == chosen
      let row = state.row(use.place.workflow)
      let width = max(8, (size.columns - 6) / (isRoomy ? 3 : 2))
      let words = word(row.mark)
      let room = max(8, size.columns - width - 7 - words.count)
      return TextLine(
        [
          Span(isChosen ? "▸ " : "  "), row.mark.span, .blank(1), .cellMiddle(use.place.workflow, width), .blank(1),
          .cellMiddle(use.place.node, room, .dim),
        ], trailing: [Span(words, row.mark.role), .blank(1)], ground: isChosen ? .selection : nil)
    }
  }

  /// What the catalogue knows of a version.
  private func words(_ version: VersionID?) -> [Span] {
    guard let version else { return [Span("  the newest when it was written", .dim)] }
    switch state.catalogue.versions(of: dialog.model) {
    case .read(let versions):
      guard let place = versions.firstIndex(where: { $0.id == version }) else { return [] }
      let day = isRoomy ? [Span("  " + state.clock.day(versions[place].createdAt), .dim)] : []
      return day + (place == 0 ? [Span("  newest", .ok)] : [])
    case .reading: return [Span("  reading the versions", .running)]
    case .absent, .failed, nil: return []
    }
  }

  private func word(_ mark: Mark) -> String {
    switch mark {
    case .none: ""
    case .added: "new"
    case .changed: "draft"
    case .removed: "deletion staged"
    case .conflict: "conflict"
    }
  }
}
