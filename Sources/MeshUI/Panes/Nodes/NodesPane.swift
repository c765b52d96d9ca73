import Canvas
import MeshCore
import Panels

/// The title with the workflow's id, and what its draft changes.
func nodesRule(_ state: State, columns: Int) -> Rule {
  var title = [state.title(.nodes)]
  if let id = state.selectedWorkflow {
    title.append(Span(" · \(id)", state.isFocused(.nodes) ? .titleFocus : .title))
  }
  let count = state.markedRows.count
  let draft = draftWords(state, isRoomy: columns >= 78)
  let marks = count == 0 ? [] : [Span("* \(count)" + (draft.isEmpty ? "" : "  "), .key)]
  let words = marks + draft
  return Rule(
    title, trailing: state.drawsGraph ? graphWords(state, before: words) : words, isFocused: state.isFocused(.nodes))
}

private func draftWords(_ state: State, isRoomy: Bool) -> [Span] {
  guard let id = state.selectedWorkflow, let draft = state.drafts[id], draft.hasChanges,
    let diff = state.currentDiff
  else { return [] }
  let index = state.bench.stagedDraft(of: id).flatMap(state.staged.firstIndex)
  let part = index.map { state.staged[$0].change.part == nil ? "" : "in part " } ?? ""
  let stage = index.map { "staged \(part)as step \($0 + 1)" } ?? (draft.isNew ? "new draft" : "draft")
  let gap = diff.counts.isEmpty ? "" : "  "
  return (isRoomy ? [Span(stage + gap, .dim)] : draft.isNew ? [Span("new" + gap, .added)] : []) + diff.counts
}

/// That it is the graph, and what the service would refuse: the table says it below its rows.
private func graphWords(_ state: State, before words: [Span]) -> [Span] {
  let errors = state.current.map { state.validation($0).errors.count } ?? 0
  return (errors > 0 ? [Span(counted(errors, "error"), .error), .blank(2)] : []) + [Span("graph", .dim)]
    + (words.isEmpty ? [] : [.blank(2)] + words)
}

/// The table of nodes, and below it whether the service would take them.
func nodeLines(_ state: State, columns: Int, rows: Int) -> [TextLine] {
  guard let workflow = state.current else {
    return [TextLine("    no workflow selected", .dim)]
  }
  let nodes = state.nodeRows
  guard !nodes.isEmpty else {
    return [TextLine([.blank(4)] + .sentence("`\(state.key(.addNode, in: .nodes))` adds the first node"))]
  }
  let whole = nodesSummary(state, workflow, columns: columns)
  let summary = rows >= whole.count + 4 ? whole : []
  let gap = rows > nodes.count + summary.count + 1 ? 1 : 0
  let table = Table.nodes(state, nodes, columns: columns).lines(
    nodes, selected: (nodes.first { $0.id == state.cursors.node } ?? nodes.first)?.id, rows: rows - gap - summary.count,
    ground: state.isFocused(.nodes) ? .selection : .selectionInactive)
  return table + Array(repeating: .blank, count: gap) + summary
}

/// That models have a newer version than the nodes run, with the key that shows them.
private func newer(_ state: State, _ workflow: Workflow, columns: Int) -> [Span] {
  let count = workflow.nodes.count { node in
    guard let newest = state.catalogue.model(node.model)?.version?.id, let own = node.model.versionID else {
      return false
    }
    return own != newest
  }
  let forms = ["\(counted(count, "node")) \(count == 1 ? "has" : "have") a newer version  ", "\(count) newer  "]
  guard count > 0, let words = forms.first(where: { columns >= width(of: $0) + 34 }) else { return [] }
  return [.blank(3), Span(words, .dim), Span(state.key(.chooseVersion, in: .nodes), .key)]
}

/// `6 of 20 nodes   valid`, or what is wrong first.
private func nodesSummary(_ state: State, _ workflow: Workflow, columns: Int) -> [TextLine] {
  let count = Span("\(workflow.nodes.count) of \(Validation.maximumNodes) nodes   ", .dim)
  let validation = state.validation(workflow)
  let errors = validation.errors
  guard let issue = errors.first ?? validation.warnings.first else {
    return [TextLine([.blank(4), count, Span("valid", .ok)] + newer(state, workflow, columns: columns))]
  }
  let isError = issue.severity == .error
  let words =
    isError
    ? [Span(counted(errors.count, "error"), .error)]
    : [Span("valid", .ok), Span("   " + counted(validation.warnings.count, "warning"), .warn)]
  return [TextLine([.blank(4), count] + words)]
    + TextLine.wrapped([Span(issue.message, isError ? .text : .dim)], after: [.blank(4)], columns: columns - 1)
}
