import Canvas
import MeshCore
import Panels

extension VersionsView {
  /// Where Enter puts the chosen version: this node, every workflow that runs what it runs, or chosen ones.
  func targetLines(_ version: VersionID) -> [TextLine] {
    let target = dialog.target
    var lines = [TextLine.blank, .rule("use \(version.prefix(8)) in", columns: size.columns)]
    let scopes: [(VersionTarget.Scope, [Span], String)] = [
      (.here, [Span(dialog.workflow)], "in its draft"),
      (.everywhere, everywhere, hasOthers ? "one staged step each" : ""),
      (.chosen, [Span("choose which …")], target.scope == .chosen ? "\(dialog.targets.count) chosen" : ""),
    ]
    for (row, (scope, spans, end)) in scopes.enumerated() {
      let isOn = target.scope == scope
      lines.append(scopeLine(row, [Span(isOn ? "(•) " : "( ) ", isOn ? .key : .dim)] + spans, end))
    }
    guard target.scope == .chosen else { return lines }
    let all = dialog.candidates
    let list = ListRows(count: all.count, selected: target.row - VersionTarget.scopes, rows: size.rows >= 30 ? 12 : 5)
    return lines + list.places.map { choice(all[$0], row: VersionTarget.scopes + $0) } + [list.rest].compactMap(\.self)
  }

  private var others: [WorkflowID] { dialog.alike.filter { $0 != dialog.workflow } }
  private var hasOthers: Bool { !others.isEmpty }

  private var everywhere: [Span] {
    guard let current = dialog.model.versionID else { return [Span("no version is pinned to look for", .dim)] }
    guard hasOthers else { return [Span("no other workflow here uses \(current.prefix(8))", .dim)] }
    return [Span("the \(grouped(others.count + 1)) workflows here that use \(current.prefix(8))")]
  }

  private func choice(_ id: WorkflowID, row: Int) -> TextLine {
    let isOn = dialog.target.chosen.contains(id)
    let versions = dialog.users.filter { $0.value.contains(id) }.keys.sorted().map { $0.prefix(8) }
    let isDraft = state.drafts[id]?.hasChanges == true
    let end = versions.joined(separator: ", ") + (isDraft ? "  draft" : "")
    return scopeLine(row, [.blank(4), Span(isOn ? "[x] " : "[ ] ", isOn ? .key : .dim), Span(id)], end)
  }

  private func scopeLine(_ row: Int, _ spans: [Span], _ end: String) -> TextLine {
    let isSelected = dialog.target.isFocused && dialog.target.row == row
    let trailing = end.isEmpty || !Room(size.columns).isRoomy ? [] : [Span(end + " ", .dim)]
    return TextLine(
      [Span(isSelected ? "▸   " : "    ")] + spans, trailing: trailing, ground: isSelected ? .selection : nil)
  }
}
