import Canvas
import MeshCore
import Panels

/// The sheet of themes: each with its contrast, and how everything looks in the chosen one, which the screen wears.
struct ThemeView {
  let dialog: ThemeSheet
  let state: State
  private let parts: ListDetail
  private let rows: [NamedTheme]

  init(_ dialog: ThemeSheet, _ state: State, size: Size) {
    self.dialog = dialog
    self.state = state
    rows = state.themes(of: dialog)
    parts = ListDetail(
      size: size, count: rows.count,
      words: .sentence(
        "`\(state.key(.take, in: .themes))` keeps it, `\(state.key(.back, in: .themes))` takes it back."))
  }

  var sheet: SheetView {
    let chosen = state.chosenTheme(of: dialog)
    return parts.sheet(
      Rule("Themes", trailing: [Span(counted(rows.count, "theme"), .dim)], isFocused: true),
      Table.themes(state.appearance.name, columns: parts.listColumns)
        .lines(rows, selected: chosen?.id, rows: parts.listRows),
      title: [Span(chosen?.name ?? "", .title), Span("  " + (chosen?.place ?? ""), .dim)], detail, top: dialog.top)
  }

  /// All rows, then what is said of the chosen theme.
  var text: [TextLine] {
    Table.themes(state.appearance.name, columns: parts.listColumns).rows(rows) + detail
  }

  func scrolled(pages: Int) -> Int { parts.scrolled(from: dialog.top, pages: pages, of: detail.count) }

  /// What is wrong with it, then what everything looks like.
  private var detail: [TextLine] {
    guard let chosen = state.chosenTheme(of: dialog) else { return [] }
    let faults = chosen.faults.flatMap {
      TextLine.wrapped([Span("error", .error), Span(" " + $0)], after: [.blank(2)], columns: parts.detailColumns)
    }
    let strange = chosen.notes.flatMap {
      TextLine.wrapped([Span("note", .warn), Span(" " + $0)], after: [.blank(2)], columns: parts.detailColumns)
    }
    let low = chosen.theme.map { theme in Role.allCases.filter(theme.isTooLow) } ?? []
    let hard =
      low.isEmpty
      ? []
      : TextLine.wrapped(
        [Span("note", .warn), Span(" under 4.5 to 1: \(low.map(\.rawValue).joined(separator: ", "))")],
        after: [.blank(2)], columns: parts.detailColumns)
    let notes = faults + strange + hard
    return (notes.isEmpty ? [] : notes + [.blank]) + ThemeSample.lines(state.keymap)
  }
}

extension Table<NamedTheme> {
  fileprivate static func themes(_ worn: String, columns: Int) -> Table {
    let ground = columns >= 44 ? 7 : 0
    let contrast = 9
    let standing = columns >= 60 ? 12 : 7
    let name = columns - 5 - ground - contrast - standing - 1
    return Table([
      Column("theme", max(1, name), gap: 1) { Span($0.name) },
      Column("ground", ground) { Span($0.theme?.isLight.map { $0 ? "light" : "dark" } ?? "", .dim) },
      Column("contrast", contrast) { row in
        guard let theme = row.theme, let least = theme.lowestContrast else { return Span("-", .dim) }
        return Span(ratio(least), least < Theme.leastContrast ? .warn : .dim)
      },
      Column("", standing, atRight: true) { row in
        row.faults.isEmpty ? Span(row.name == worn ? "worn" : "", .ok) : Span("fault", .error)
      },
    ])
  }
}

/// A contrast with one digit, rounded down: one that is too low never looks enough.
package func ratio(_ contrast: Double) -> String {
  let tenths = Int(contrast * 10)
  return "\(tenths / 10).\(tenths % 10)"
}
