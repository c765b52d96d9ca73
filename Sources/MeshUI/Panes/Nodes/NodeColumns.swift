import Canvas
import MeshCore
import Panels

extension Table<NodeRow> {
  /// The nodes of a workflow; what each gave in the run that is shown, where there is room for it.
  static func nodes(_ state: State, _ rows: [NodeRow], columns: Int) -> Table {
    let widths = NodeWidths(state, rows, columns: columns)
    let (id, model, version, from) = (widths.id, widths.model, NodeWidths.version, widths.from)
    let (lastRun, gap) = (widths.lastRun, widths.gap)
    let (diff, current) = (state.currentDiff, state.current)
    func role(_ row: NodeRow, _ fields: FieldChange.Field...) -> Role {
      guard let diff else { return .dim }
      return (diff[node: row.id]?.changedFields ?? []).contains(where: fields.contains) ? .changed : .dim
    }
    return Table([
      Column("id", id, gap: gap) { Span.cellMiddle($0.id, id, $0.mark == .removed ? .removed : .text) },
      Column("model", model, gap: gap) { Span.cellMiddle($0.node.model.id, model, role($0, .model, .owner)) },
      Column("version", version, gap: gap) { row in
        let text = row.node.model.versionID.map { String($0.prefix(version)) } ?? "newest"
        return Span(text, row.mark == .added ? .added : role(row, .version))
      },
      Column("from", from, gap: 1) { row in
        guard row.mark != .removed else { return Span("removed", .removed) }
        let isUnknown = row.node.inputs.contains { current?[node: $0] == nil }
        return Span(FieldChange.inputs(row.node.inputs), isUnknown ? .error : role(row, .from))
      },
      Column("last run", lastRun, atRight: true) {
        $0.mark == .removed ? nil : state.lastRun(of: $0.node, columns: lastRun)
      },
    ]) { (state.markedNodes.contains($0.id), $0.mark.span) }
  }
}

extension State {
  /// What the node gave in the run that is shown, in a word and a number; dim where it is another node by now.
  func lastRun(of node: WorkflowNode, columns: Int = .max) -> Span? {
    guard let run = currentRun, let found = run.outputs.first(where: { $0.node.id == node.id }) else { return nil }
    guard let output = found.output else {
      return Span(found.node.suppressesOutput ? "hidden" : "no output", .dim)
    }
    guard output.status.code == .success else { return Span("failed \(output.status.code.rawValue)", .error) }
    return Span(output.data.brief(columns: columns), found.node == node ? .text : .dim)
  }
}

extension OutputData {
  /// What was found, in a word and a number; where there is no room for both, the word is cut.
  func brief(columns: Int) -> String {
    func named(_ name: String, _ value: String) -> String {
      truncated(sanitized(name), to: max(1, columns - value.count - 1)) + " " + value
    }
    if let best = concepts.max(by: { $0.value < $1.value }) { return named(best.name, decimals(best.value)) }
    if let most = colors.max(by: { $0.share < $1.share }) { return named(most.w3cName, decimals(most.share, 2)) }
    if !regions.isEmpty { return counted(regions.count, "region") }
    if let text { return "“\(text)”" }
    if let embedding = embeddings.first { return "\(embedding.count) numbers" }
    return others.first ?? "nothing"
  }
}
