import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The sheet of a workflow's versions, newest first, and of what the chosen one differs in.
struct WorkflowVersionsView {
  let dialog: WorkflowVersionSheet
  let state: State
  private let parts: ListDetail

  init(_ dialog: WorkflowVersionSheet, _ state: State, size: Size) {
    self.dialog = dialog
    self.state = state
    parts = ListDetail(
      size: size, count: max(1, dialog.versions.count),
      words: .sentence(
        "`\(state.key(.take, in: .workflowVersions))` changes the draft only. Nothing is sent before a plan. `\(state.key(.pageDown, in: .workflowVersions))` scrolls."
      ))
  }

  var sheet: SheetView {
    parts.sheet(
      Rule("Versions of \(dialog.workflow)", trailing: standing, isFocused: true), list, title: title, detail,
      top: dialog.top)
  }

  /// All rows, then what the chosen version differs in.
  var text: [TextLine] {
    Table.versions(dialog, state, columns: parts.listColumns).rows(dialog.versions.enumerated().map(Numbered.init))
      + detail
  }

  func scrolled(pages: Int) -> Int { parts.scrolled(from: dialog.top, pages: pages, of: detail.count) }

  private var standing: [Span] {
    let count = dialog.versions.count
    return dialog.phase.standing(
      count: count, read: count == WorkflowVersionSheet.limit ? "the newest \(count)" : counted(count, "version"),
      failed: "only \(count) read")
  }

  /// What is compared, with the states to compare with as tabs.
  private var title: [Span] {
    guard let chosen = dialog.chosen else { return [Span("what differs", .title)] }
    let subject = [Span("\(chosen.id.prefix(8)) against ", .title), .blank(1)]
    let all = subject + .tabs(dialog.tabs, chosen: dialog.tab)
    return all.columns + 4 <= parts.detailColumns ? all : subject + .tabs([dialog.tab], chosen: dialog.tab)
  }

  private var list: [TextLine] {
    guard !dialog.versions.isEmpty else { return nothing }
    let list = ListRows(count: dialog.versions.count, selected: dialog.index, rows: parts.listRows - 1)
    return Table.versions(dialog, state, columns: parts.listColumns).lines(list, selected: dialog.index) {
      Numbered($0, dialog.versions[$0])
    }
  }

  private var nothing: [TextLine] {
    switch dialog.phase {
    case .notRead, .reading:
      return [.blank] + say([Span("reading", .running), Span(" the versions of \(dialog.workflow)")])
    case .failed(let why):
      return say([Span("error", .error), Span(" " + why)])
        + say(.sentence("`\(state.key(.refresh, in: .workflowVersions))` reads again"))
    case .read: return [.blank] + say([Span("The service lists no versions of \(dialog.workflow).", .dim)])
    }
  }

  private func say(_ words: [Span]) -> [TextLine] {
    TextLine.wrapped(words, after: [.blank(4)], columns: parts.listColumns - 1)
  }

  private var detail: [TextLine] {
    guard let chosen = dialog.chosen else { return [] }
    return VersionDifference(version: chosen, dialog: dialog, state: state, columns: parts.detailColumns).lines
  }
}
