import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The sheet that lists the versions of a node's model, who runs each, and what taking the chosen one changes.
struct VersionsView {
  let dialog: VersionSheet
  let state: State
  let size: Size

  var sheet: SheetView {
    let rule = Rule("Version of \(dialog.node)", trailing: [Span(dialog.model.id, .dim)], isFocused: true)
    let lines = lines
    // What the keyboard moves stays in sight on a low screen too.
    let index = lines.lastIndex { $0.ground == .selection }
    let top = index.map { topShowing($0..<$0 + 1, of: lines.count, rows: size.rows - 1) } ?? 0
    return SheetView(SheetView.Panel(rule, Block(lines), top: top))
  }

  private var lines: [TextLine] {
    switch state.catalogue.versions(of: dialog.model) {
    case .read(let versions) where !versions.isEmpty: return lines(versions)
    case .read: return say([Span("\(dialog.model.id) has no versions that can be listed.")])
    case .absent(let why), .failed(let why): return say([Span("error", .error), Span(" " + why)])
    case .reading, nil: return say([Span("reading", .running), Span(" the versions of \(dialog.model.id)")])
    }
  }

  private func say(_ words: [Span]) -> [TextLine] {
    [.blank] + TextLine.wrapped(words, after: [.blank(4)], columns: size.columns - 1)
  }

  private var isRoomy: Bool { Room(size.columns).isMedium }
  /// There is room for both words that a version can have, apart from the number beside them.
  private var isBroad: Bool { size.columns >= 80 }

  private func lines(_ versions: [ModelVersion]) -> [TextLine] {
    let chosen = versions.indices.contains(dialog.choice) ? versions[dialog.choice] : nil
    let target = chosen.map { targetLines($0.id) } ?? []
    let notes = target + (chosen.map(notes) ?? [])
    let head: [Span] =
      isRoomy
      ? [.cell("version", 34, .dim), .cell("date", 12, .dim), .cell("status", 9, .dim)] : [Span("version", .dim)]
    var lines = [TextLine([.blank(4)] + head, trailing: isRoomy ? [Span("used by ", .dim)] : [])]
    // The list keeps a few rows on a low screen, where the notes are cut.
    let rows = size.rows - 2 - notes.count
    let list = ListRows(count: versions.count, selected: dialog.choice, rows: max(4, rows))
    lines += list.places.map { row($0, versions[$0]) }
    return lines + [list.rest].compactMap(\.self) + notes
  }

  private func row(_ index: Int, _ version: ModelVersion) -> TextLine {
    var spans: [Span] =
      [
        Span(index == dialog.choice ? "▸   " : "    "),
        isRoomy ? .cell(version.id, 34) : .cellMiddle(version.id, min(33, size.columns - 12)),
      ] + (isRoomy ? [] : [.blank(1)])
    if isRoomy {
      spans += [.cell(state.clock.day(version.createdAt), 12, .dim), .cell(status(version), 8, .dim), .blank(1)]
    }
    if index == 0, isBroad || version.id != current { spans.append(Span("newest ", .ok)) }
    if version.id == current { spans.append(Span("current", .changed)) }
    let count = "\(grouped(dialog.users[version.id]?.count ?? 0)) "
    return TextLine(
      spans, trailing: isRoomy ? [Span(count, .dim)] : [], ground: index == dialog.choice ? ground : nil)
  }

  /// All rows of versions, to be searched.
  var text: [TextLine] { state.versions(of: dialog).enumerated().map(row) }

  private var ground: Role { dialog.target.isFocused ? .selectionInactive : .selection }

  /// The version that the draft has.
  private var current: VersionID? { state.workflow(dialog.workflow)?[node: dialog.node]?.model.versionID }

  private func status(_ version: ModelVersion) -> String {
    guard let status = version.status else { return "" }
    return status.code == .modelTrained ? "trained" : status.text
  }

  /// What is known of the chosen version, and what taking it does to the draft.
  private func notes(_ version: ModelVersion) -> [TextLine] {
    var notes: [TextLine] = []
    if let text = version.summary, !text.isEmpty { notes += say([Span(text, .dim)]).prefix(4) }
    if let users = dialog.users[version.id] {
      let names = users.prefix(12).joined(separator: ", ")
      let rest = users.count - 12
      let more = rest > 0 ? " and \(grouped(rest)) more" : ""
      notes += say([Span("\(version.id.prefix(8)) runs in ", .dim), Span(names + more)])
    }
    notes += [.blank, .rule("in the draft of \(dialog.workflow)", columns: size.columns)]
    if let draft = state.workflow(dialog.workflow), var node = draft[node: dialog.node],
      let index = draft.index(of: dialog.node), version.id != current
    {
      node.model.versionID = version.id
      var changed = draft
      changed.nodes[index] = node
      notes += ChangeLines(columns: size.columns, state: state).lines(
        WorkflowDiff(from: draft, to: changed), before: draft, after: changed)
    } else {
      notes.append(TextLine([.blank(4), Span("\(dialog.node) runs this version already", .dim)]))
    }
    let count = dialog.targets.count
    guard count > 1 else {
      return notes
        + say(.sentence("`\(state.key(.take, in: .versions))` changes the draft only. Nothing is sent before a plan."))
    }
    let end = " changes \(grouped(count)) drafts and stages a step each. Nothing is sent before a plan."
    return notes + say([Span(state.key(.take, in: .versions), .key), Span(end, .dim)])
  }
}
