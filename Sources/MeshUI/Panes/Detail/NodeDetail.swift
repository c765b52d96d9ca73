import Canvas
import MeshCore
import Panels

/// Everything about one node: its fields with their old values, who reads it, and what is wrong with it.
struct NodeDetail {
  private let row: NodeRow
  private let workflow: Workflow
  private let state: State
  private let columns: Int
  private let changes: [FieldChange]

  init(_ row: NodeRow, in workflow: Workflow, _ state: State, columns: Int) {
    self.row = row
    self.workflow = workflow
    self.state = state
    self.columns = columns
    if case .changed(_, let fields)? = state.currentDiff?[node: row.id] { changes = fields } else { changes = [] }
  }

  private var node: WorkflowNode { row.node }

  var lines: [TextLine] {
    let head = TextLine([.blank(1), Span(node.id, .head)], trailing: words + [.blank(1)])
    return [head] + issues + field(.model, node.model.id)
      + field(.owner, node.model.ownerTitle) + version
      + field(.from, FieldChange.inputs(node.inputs)) + readers
      + field(.output, node.suppressesOutput ? "hidden from results" : "shown in results")
      + (node.override == nil && change(of: .parameters) == nil
        ? [] : field(.parameters, node.override?.compact ?? "none"))
      + users + type
  }

  private var words: [Span] {
    switch row.mark {
    case .removed: [Span("- removed in the draft", .removed)]
    case .none, .added, .changed, .conflict: row.mark.title
    }
  }

  private var issues: [TextLine] {
    guard row.mark != .removed else { return [] }
    return state.validation(workflow).issues.filter { $0.node == node.id }.flatMap { issue in
      let isError = issue.severity == .error
      return TextLine.wrapped(
        [Span(isError ? "error" : "warn", isError ? .error : .warn), Span(" " + issue.message)], after: [.blank(1)],
        columns: columns - 1)
    }
  }

  private func change(of field: FieldChange.Field) -> FieldChange? { changes.first { $0.field == field } }

  private func field(_ field: FieldChange.Field, _ value: String) -> [TextLine] {
    if let change = change(of: field) { return FieldView(change: change, columns: columns, indent: 1).lines }
    return FieldView.line(field.label, value, columns: columns)
  }

  private var version: [TextLine] {
    if let change = change(of: .version) {
      return FieldView(change: change, columns: columns, indent: 1) { remark(on: $0) }.lines
    }
    let id = node.model.versionID
    return FieldView.line("version", id ?? "the newest one", columns: columns, trailing: id.map(remark) ?? [])
  }

  /// What is known of a version: that it is the newest, or its year.
  private func remark(on version: VersionID) -> [Span] {
    if state.catalogue.model(node.model)?.version?.id == version { return [Span("newest", .ok)] }
    guard case .read(let all)? = state.catalogue.versions(of: node.model) else { return [] }
    let date = all.first { $0.id == version }?.createdAt
    return date.map { [Span(String(state.clock.day($0).prefix(4)), .dim)] } ?? []
  }

  private var readers: [TextLine] {
    let ids = workflow.nodes.filter { $0.inputs.contains(node.id) }.map(\.id)
    return ids.isEmpty ? [] : FieldView.line("to", ids.joined(separator: ", "), columns: columns)
  }

  /// Which workflows of the app run the model, as edited; few are named.
  private var users: [TextLine] {
    // A set of a hundred thousand is not copied for each key.
    let stored = state.library.workflows(running: node.model.id)
    var (added, removed): (Set<WorkflowID>, Set<WorkflowID>) = ([], [])
    for draft in state.drafts.values {
      let runs = draft.result.nodes.contains { $0.model.id == node.model.id }
      if runs != stored.contains(draft.id) { if runs { added.insert(draft.id) } else { removed.insert(draft.id) } }
    }
    let count = stored.count + added.count - removed.count
    guard count > 0 else { return [] }
    let soFar = state.library.phase == .reading ? " so far" : ""
    let words =
      count > 3
      ? counted(count, "workflow") : stored.all.subtracting(removed).union(added).sorted().joined(separator: ", ")
    return FieldView.line(
      "used by", words + soFar, columns: columns, trailing: [Span(state.key(.whereUsed, in: .nodes), .key)])
  }

  private var type: [TextLine] {
    guard let model = state.catalogue.model(node.model) else { return [] }
    var lines: [TextLine] = []
    if let type = model.typeID {
      let flow = ModelSignature(typeID: type).map { ", \($0.reads.rawValue) → \($0.gives.rawValue)" } ?? ""
      lines += FieldView.line("type", type + flow, columns: columns)
    }
    if let text = model.summary, !text.isEmpty {
      lines += [.blank] + TextLine.wrapped([Span(text, .dim)], after: [.blank(1)], columns: columns - 1)
    }
    return lines
  }
}
