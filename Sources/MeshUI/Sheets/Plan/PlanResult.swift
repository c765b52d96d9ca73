import Canvas
import MeshCore
import Panels

/// What a step leaves: the nodes of each workflow after it, with those that go.
struct PlanResult {
  let step: Plan.Step
  let columns: Int

  var lines: [TextLine] {
    if step.effects.isEmpty { return [TextLine(" nothing: the step cannot be planned", .dim)] }
    return Array(step.effects.map(lines).joined(separator: [.blank]))
  }

  private func lines(_ effect: Plan.Effect) -> [TextLine] {
    guard let after = effect.after else {
      return [TextLine([Span("   "), Span("- ", .removed), Span(effect.id), Span("  gone", .removed)])]
    }
    // Another id changes no node.
    let diff = step.change.renaming == nil ? effect.diff : WorkflowDiff(from: after, to: after)
    var lines = [
      TextLine([.blank(1), Span(effect.id, .head), Span("  \(counted(after.nodes.count, "node"))", .dim)]),
      TextLine([.blank(5)] + row("id", "model", "version", "from", ink: .dim)),
    ]
    for node in after.nodes {
      let mark: Mark
      switch diff[node: node.id] {
      case .added: mark = .added
      case .changed: mark = .changed
      case .removed, nil: mark = .none
      }
      lines += self.lines(node, mark)
    }
    for case .removed(let node) in diff.nodes { lines += self.lines(node, .removed) }
    return lines
  }

  private func lines(_ node: WorkflowNode, _ mark: Mark) -> [TextLine] {
    let version = node.model.versionID.map { String($0.prefix(8)) } ?? "newest"
    let from = mark == .removed ? "gone" : FieldChange.inputs(node.inputs)
    let line = TextLine([.blank(3), mark.span, .blank(1)] + row(node.id, node.model.id, version, from))
    return isWide ? [line] : [line, TextLine([.blank(7), Span(node.model.id, .dim)])]
  }

  /// Narrow lines have the model below its node.
  private var isWide: Bool { Room(columns).isMedium }

  private func row(_ id: String, _ model: String, _ version: String, _ from: String, ink: Role = .text) -> [Span] {
    let rest = columns - 5 - 10 - 1
    let wide = max(6, rest * (isWide ? 3 : 4) / 8)
    let gap = Span.blank(1)
    var cells: [Span] = [.cell(id, wide - 1, ink), gap]
    if isWide { cells += [.cell(model, wide - 1, .dim), gap] }
    return cells + [.cell(version, 9, ink), gap, .cell(from, max(4, rest - (isWide ? 2 : 1) * wide), .dim)]
  }
}
