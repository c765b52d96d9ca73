import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The title with the tabs, and the name of the pane that stands in its place where only one of them has room.
func detailRule(_ state: State, layout: Layout) -> Rule {
  guard !layout.isBrief else {
    return Rule([state.title(.detail)], trailing: [state.nodePlace], isFocused: state.isFocused(.detail))
  }
  let title =
    [state.title(.detail), .blank(2)]
    + .tabs(DetailTab.allCases, chosen: state.detail, state.isFocused(.detail) ? .titleFocus : .head)
  let other = layout.hidden.map { [state.title($0)] } ?? (layout.arrangement == .graph ? [state.nodePlace] : [])
  return Rule(title, trailing: other, isFocused: state.isFocused(.detail))
}

extension State {
  /// Scrolls, no further than to the last line.
  mutating func scrollDetail(by distance: Int) {
    cursors.detailTop += distance
    guard hasRoom, cursors.detailTop != 0 else { return }
    let layout = Layout(self)
    let lines = detailLines(self, columns: layout.panes[.detail]?.columns ?? size.columns)
    let last = TextWindow.lastTop(count: lines.count, rows: layout.rows(of: .detail))
    cursors.detailTop = clamped(cursors.detailTop, by: 0, count: last + 1)
  }
}

/// What is selected, in full: a workflow while one chooses among them, else a node, the draft, or the JSON.
func detailLines(_ state: State, columns: Int) -> [TextLine] {
  guard let workflow = state.current else { return firstKeys(state, columns: columns) }
  switch state.detail {
  case .node:
    if state.focus != .workflows, let row = state.selectedNode {
      return NodeDetail(row, in: workflow, state, columns: columns).lines + wholeDraft(state)
    }
    return workflowDetail(workflow, state, columns: columns)
  case .draft: return draftDetail(state, columns: columns)
  case .json:
    guard let json = try? JSON(encoding: workflow) else { return [TextLine(" it cannot be written as JSON", .error)] }
    return json.textLines(columns: columns)
  }
}

/// The keys to begin with.
private func firstKeys(_ state: State, columns: Int) -> [TextLine] {
  var lines: [[Span]] = []
  if state.current != nil {
    lines += [
      .sentence("`\(state.key(.predict, in: .workflows))` predict on a picture", .text),
      .sentence("`\(state.key(.addNode, in: .workflows))` add a node", .text),
    ]
  }
  lines += [
    .sentence("`\(state.key(.newWorkflow, in: .workflows))` start a new workflow", .text),
    .sentence("`\(state.key(.help, in: .workflows))` all keys", .text),
  ]
  return lines.map { TextLine([.blank(1)] + $0) }
}

private func workflowDetail(_ workflow: Workflow, _ state: State, columns: Int) -> [TextLine] {
  let mark = state.row(workflow.id).mark
  var lines = [
    TextLine([.blank(1), Span(workflow.id, .head)], trailing: mark.title + [.blank(1)])
  ]
  if let text = workflow.description, !text.isEmpty {
    lines += TextLine.wrapped([Span(text)], after: [.blank(1)], columns: columns - 1)
  }
  if state.isUntouched { lines += [.blank] + firstKeys(state, columns: columns) }
  lines.append(.blank)
  let facts = [
    ("nodes", workflow.nodes.map(\.id).joined(separator: ", ")),
    ("version", workflow.version?.id ?? (!state.library.contains(workflow.id) ? "none yet, only a draft" : "")),
    ("changed", state.moment(workflow.modifiedAt)), ("created", state.moment(workflow.createdAt)),
  ]
  for (name, value) in facts where !value.isEmpty { lines += FieldView.line(name, value, columns: columns) }
  return lines
}

extension State {
  /// Nothing was done yet: what could be is worth more room than what is.
  fileprivate var isUntouched: Bool { drafts.isEmpty && staged.isEmpty && runs.isEmpty && history.isEmpty }

  /// A day and how long ago it was.
  fileprivate func moment(_ date: Date?) -> String {
    date.map { "\(clock.day($0)), \(clock.when($0))" } ?? ""
  }
}

extension Mark {
  /// The mark with the word that stands for it.
  var title: [Span] {
    switch self {
    case .none: []
    case .added: [Span("+ new", .added)]
    case .changed: [Span("~ changed", .changed)]
    case .removed: [Span("- to be deleted", .removed)]
    case .conflict: [Span("! changed on both sides", .conflict)]
    }
  }
}

/// The changes of the draft, a row each, below the node that is selected.
private func wholeDraft(_ state: State) -> [TextLine] {
  guard let diff = state.currentDiff, !diff.isEmpty else { return [] }
  return [.blank, TextLine([.blank(1), Span("whole draft", .head)], trailing: diff.counts + [.blank(1)])]
    + diff.nodes.map { change in
      TextLine([.blank(1), change.mark.span, .blank(1), .cell(change.id, 18), .blank(1), Span(change.brief, .dim)])
    }
}

private func draftDetail(_ state: State, columns: Int) -> [TextLine] {
  guard let id = state.selectedWorkflow, let draft = state.drafts[id], draft.hasChanges,
    let diff = state.currentDiff
  else { return [TextLine(" no draft: this is what the service has", .dim)] }
  var lines = [TextLine([.blank(1), Span(id, .head)], trailing: diff.counts + [.blank(1)])]
  for change in diff.nodes { lines += changeLines(change, columns: columns) }
  for name in diff.attributes { lines.append(TextLine([.blank(1), Mark.changed.span, Span(" \(name)")])) }
  if diff.reordered { lines.append(TextLine([.blank(1), Mark.changed.span, Span(" the order of the nodes")])) }
  lines.append(.blank)
  let edits = counted(draft.edits.count, "edit") + (draft.undone.isEmpty ? "" : ", \(draft.undone.count) undone")
  lines.append(
    TextLine([.blank(1), Span(edits, .dim)], trailing: .sentence("`\(state.key(.undo, in: .workflows))` undo ")))
  return lines
}

private func changeLines(_ change: NodeChange, columns: Int) -> [TextLine] {
  switch change {
  case .added(let node):
    return [TextLine([.blank(1), Mark.added.span, Span(" "), .cell(node.id, 18, .added), Span(node.model.id, .dim)])]
  case .removed(let node):
    return [
      TextLine([.blank(1), Mark.removed.span, Span(" "), .cell(node.id, 18, .removed), Span(node.model.id, .dim)])
    ]
  case .changed(let id, let fields):
    let heads = TextLine([.blank(1), Mark.changed.span, Span(" " + id)])
    return [heads] + fields.flatMap { FieldView(change: $0, columns: columns, indent: 3).lines }
  }
}
