import Canvas
import MeshCore
import Panels

/// The sheet of the user's apps: a field that narrows it, and when each was used and changed last.
struct AppsView {
  let dialog: AppSheet
  let state: State
  let size: Size

  var sheet: SheetView {
    let rows = state.rows(of: dialog)
    let owner = state.session.userID
    let rule = Rule(owner == "me" ? "Your apps" : "Apps of \(owner)", trailing: standing(rows), isFocused: true)
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

  private func standing(_ rows: [AppRow]) -> [Span] {
    let all = state.allRows(of: dialog).count
    return dialog.phase.standing(
      count: all, read: dialog.text.isEmpty ? grouped(all) : "\(grouped(rows.count)) of \(grouped(all))",
      failed: "not read")
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
    let again = "`\(state.key(.refresh, in: .apps))` reads again"
    if case .failed = dialog.phase { return [] }
    return dialog.phase.lines(
      reading: "reading the apps", again: again,
      none: [
        [Span("There are no apps yet. Create one in the portal.", .dim)], .sentence(again + "."),
        [Span("An app of somebody else opens with meshwork --user USER --app APP.", .dim)],
      ], after: [.blank(4)], columns: size.columns - 1)
  }

  private func list(_ rows: [AppRow], rows room: Int) -> [TextLine] {
    Table.apps(state, columns: size.columns).lines(rows, selected: state.chosenRow(of: dialog)?.id, rows: room)
  }
}

extension Table<AppRow> {
  /// What an app is for, and when it was used and changed, where there is room for both; else the one that says more.
  fileprivate static func apps(_ state: State, columns: Int) -> Table {
    let age = 9
    let isRoomy = Room(columns).isRoomy
    let rest = max(1, columns - 5 - (isRoomy ? 2 : 1) * age)
    let id = isRoomy ? min(44, rest * 2 / 5) : rest
    func used(_ row: AppRow) -> Span {
      row.isOpen ? Span("open", .ok) : Span(state.clock.age(row.usedAt), .dim)
    }
    func changed(_ row: AppRow) -> Span { Span(state.clock.age(row.modifiedAt), .dim) }
    return Table([
      Column("app", id - 1, gap: 1) { Span($0.id.userID == state.session.userID ? $0.id.appID : $0.id.name) },
      Column("about", rest - id) { Span($0.about, .dim) },
      Column(isRoomy ? "used" : "age", age, atRight: true) { row in
        isRoomy || row.isOpen || row.usedAt != nil ? used(row) : changed(row)
      },
      Column("changed", isRoomy ? age : 0, atRight: true, cell: changed),
    ])
  }
}
