import Canvas
import MeshCore
import Panels

extension NodeFormView {
  /// Where the node would stand: what it reads, and who reads it.
  var graph: Block {
    let own = form.chosenID
    let name = own.isEmpty ? "…" : FieldChange.plain(own)
    let arrow = Span(" ─→ ", .graphEdge)
    var spans: [Span] = []
    for step in chain { spans += [Span(step, .graphNode), arrow] }
    switch form.purpose {
    case .add:
      spans += [Span("+ \(name)", .added)]
    case .edit(let id):
      let isChanged = draft[node: id].map { form.node(catalogue: catalogue, original: $0) != $0 } ?? true
      spans += [Span(isChanged ? "~ \(name)" : name, isChanged ? .changed : .head)]
      let readers = draft.nodes.filter { $0.inputs.contains(id) }.map(\.id)
      if !readers.isEmpty { spans += [arrow, Span(FieldChange.inputs(readers), .graphNode)] }
    }
    return Block([TextLine(columns.label("Graph", isFocused: false, role: .dim) + spans)])
  }

  /// The nodes from the image to the inputs; what lies further back than there is room for is left out.
  private var chain: [String] {
    guard !form.inputs.isEmpty else { return ["image"] }
    var steps = [FieldChange.inputs(form.inputs)]
    var seen = Set(form.inputs)
    var next = form.inputs
    while next.count == 1, let node = draft[node: next[0]] {
      next = node.inputs
      guard !next.isEmpty else { return short(["image"] + steps) }
      // A circle has no beginning.
      guard seen.isDisjoint(with: next) else { break }
      seen.formUnion(next)
      steps.insert(FieldChange.inputs(next), at: 0)
    }
    return short(["…"] + steps)
  }

  private func short(_ steps: [String]) -> [String] {
    var steps = steps
    let room = columns.all - columns.field - 24
    while steps.count > 2, steps.reduce(0, { $0 + width(of: sanitized($1)) + 4 }) > room {
      steps.remove(at: 1)
      steps[0] = "…"
    }
    return steps
  }
}
