import Canvas
import MeshCore

/// The requests of a step as they would be sent now, as many lines as there is room for. Nodes that are sent as they
/// are stored are only named, so that what changes is seen.
func wireLines(_ state: State, _ step: StagedStep, columns: Int, rows: Int) -> [TextLine] {
  var step = step
  step.isHeld = false
  var stored: [WorkflowID: Workflow] = [:]
  for id in step.change.workflows { stored[id] = state.library[id] }
  let plan = Plan(
    [step], drafts: state.drafts, stored: stored, in: state.session.app, readAt: state.clock.now)
  let lines = plan.steps.flatMap { planned in
    let same = planned.effects.flatMap(\.untouched)
    return planned.requests.flatMap { $0.lines(without: same, columns: columns) }
  }
  guard lines.count > rows - 1 else {
    return lines + [TextLine(" authorization: Key $CLARIFAI_PAT", .dim)]
  }
  let cut = max(0, rows - 1)
  return lines.prefix(cut) + [TextLine(" … \(lines.count - cut) more lines; the plan shows all", .dim)]
}

extension APIRequest {
  fileprivate func lines(without same: [NodeID], columns: Int) -> [TextLine] {
    let size = body.map { "\(grouped($0.data().count)) bytes" } ?? "no body"
    let head = TextLine(
      [.blank(1), Span(method.rawValue, .key), Span(" " + target)], trailing: [Span(size, .dim), .blank(1)])
    guard let body else { return [head] }
    let (shorter, left) = body.without(nodes: Set(same))
    let rest = left.isEmpty ? [] : [TextLine(" … \(left.joined(separator: ", ")): sent as they are", .dim)]
    let lines = folded(shorter.lines(width: columns - 2), columns: columns - 2)
    return [head] + lines.map { TextLine([.blank(1)] + syntaxSpans($0)) } + rest
  }
}

/// Lines of JSON with brackets that have a line of their own moved to the text they enclose: half as many, and every
/// line says something.
private func folded(_ lines: [String], columns: Int) -> [String] {
  var folded: [String] = []
  for line in lines {
    let text = line.trimmed
    guard let last = folded.last else {
      folded.append(line)
      continue
    }
    let isOpen = last.last == "{" || last.last == "["
    let isClosing = text.allSatisfy { "}],".contains($0) }
    if isOpen || isClosing, width(of: last) + 1 + width(of: text) <= columns {
      folded[folded.count - 1] = last + " " + text
    } else {
      folded.append(line)
    }
  }
  return folded
}

extension Plan.Effect {
  /// The nodes that are the same before and after.
  fileprivate var untouched: [NodeID] {
    let diff = diff
    return (after?.nodes ?? []).map(\.id).filter { before?[node: $0] != nil && diff[node: $0] == nil }
  }
}

extension JSON {
  /// The body of a patch without the named nodes, and the ids of those that were in it.
  fileprivate func without(nodes ids: Set<NodeID>) -> (body: JSON, left: [NodeID]) {
    guard case .object(var body) = self, case .array(let workflows)? = body["workflows"] else { return (self, []) }
    var left: [NodeID] = []
    body["workflows"] = .array(
      workflows.map { workflow in
        guard case .object(var fields) = workflow, case .array(let nodes)? = fields["nodes"] else { return workflow }
        let isLeft: (JSON) -> Bool = { $0["id"]?.string.map(ids.contains) ?? false }
        left += nodes.filter(isLeft).compactMap { $0["id"]?.string }
        fields["nodes"] = .array(nodes.filter { !isLeft($0) })
        return .object(fields)
      })
    return (.object(body), left)
  }
}
