import Canvas
import MeshCore
import Panels

/// The sheet of the user's apps: a field that narrows it, and when each was used and changed last.
struct AppsView {
  let dialog: AppSheet
  let state: State
  let size: Size

  init(_ dialog: AppSheet, _ state: State, size: Size) {
    self.dialog = dialog
    self.state = state
    self.size = size
  }

  var sheet: SheetView {
    let rows = state.rows(of: dialog)
    let owner = state.session.userID
    let rule = Rule(owner == "me" ? "Your apps" : "Apps of \(owner)", trailing: [count(rows)], isFocused: true)
    var block = Block([.blank])
    block.append(
      FormColumns(size.columns).field("Find", dialog.text, isFocused: true, hint: "an id, a name or a word about it"))
    block.lines.append(.blank)
    if case .failed(let reason) = dialog.phase {
      block.lines +=
        wrapped([Span("error", .error), Span(" " + reason)])
        + wrapped(.sentence("`\(state.key(.refresh, in: .apps))` reads again"))
      block.lines.append(.blank)
    }
    block.lines += rows.isEmpty ? nothing : list(rows, rows: size.rows - 1 - block.lines.count)
    return SheetView(SheetView.Panel(rule, block))
  }

  private func count(_ rows: [AppRow]) -> Span {
    let all = state.allRows(of: dialog).count
    switch dialog.phase {
    case .reading: return Span(all == 0 ? "reading…" : "reading… \(grouped(all))", .running)
    case .failed: return Span("not read", .error)
    case .read:
      return Span(dialog.text.isEmpty ? grouped(all) : "\(grouped(rows.count)) of \(grouped(all))", .dim)
    }
  }

  private func wrapped(_ spans: [Span]) -> [TextLine] {
    TextLine.wrapped(spans, after: [.blank(4)], columns: size.columns - 1)
  }

  /// What to do where there is no row.
  private var nothing: [TextLine] {
    if !dialog.text.isEmpty, !state.allRows(of: dialog).isEmpty {
      return wrapped([Span("no app has \(dialog.text.text) in it", .dim)])
        + wrapped(.sentence("`\(state.key(.back, in: .apps))` clears it"))
    }
    switch dialog.phase {
    case .reading: return wrapped([Span("reading the apps", .running)])
    case .failed: return []
    case .read:
      return wrapped([Span("There are no apps yet. Create one in the portal.", .dim)])
        + wrapped(.sentence("`\(state.key(.refresh, in: .apps))` reads again."))
        + wrapped([Span("An app of somebody else opens with meshwork --user USER --app APP.", .dim)])
    }
  }

  private func list(_ rows: [AppRow], rows room: Int) -> [TextLine] {
    let table = AppColumns(size.columns)
    let chosen = state.chosenRow(of: dialog)?.id
    let list = ListRows(count: rows.count, selected: rows.firstIndex { $0.id == chosen }, rows: room - 1)
    let lines = list.places.map { table.line(rows[$0], state, isChosen: rows[$0].id == chosen) }
    return [table.heads] + lines + [list.rest].compactMap(\.self)
  }
}

/// Where the columns of the list stand.
private struct AppColumns {
  let id: Int
  /// The name and what the app is for; only where there is room.
  let about: Int
  /// There is room for both ages: since it was used, and since it was changed.
  let isRoomy: Bool

  private static let age = 9

  init(_ columns: Int) {
    isRoomy = columns >= 60
    let rest = max(1, columns - 5 - (isRoomy ? 2 : 1) * Self.age)
    id = isRoomy ? min(44, rest * 2 / 5) : rest
    about = rest - id
  }

  var heads: TextLine {
    let ages: [Span] =
      isRoomy
      ? [.cellRight("used", Self.age, .dim), .cellRight("changed", Self.age, .dim)]
      : [
        .cellRight("age", Self.age, .dim)
      ]
    return TextLine([.blank(4), .cell("app", id, .dim), .cell("about", about, .dim)] + ages)
  }

  func line(_ row: AppRow, _ state: State, isChosen: Bool) -> TextLine {
    let name = row.id.userID == state.session.userID ? row.id.appID : row.id.name
    let used: Span =
      row.isOpen ? .cellRight("open", Self.age, .ok) : .cellRight(state.clock.age(row.usedAt), Self.age, .dim)
    let changed = state.clock.age(row.modifiedAt)
    let ages: [Span] =
      isRoomy
      ? [used, .cellRight(changed, Self.age, .dim)]
      : row.isOpen || row.usedAt != nil ? [used] : [.cellRight(changed, Self.age, .dim)]
    let cells: [Span] = [.cell(name, max(0, id - 1)), .blank(1), .cell(row.about, about, .dim)]
    return TextLine(
      [Span(isChosen ? "▸   " : "    ")] + cells + ages, ground: isChosen ? .selection : nil)
  }
}
