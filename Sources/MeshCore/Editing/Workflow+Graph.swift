extension Workflow {
  /// The nodes of one circle of edges, in reading order, or nil where there is none.
  public var cycle: [NodeID]? {
    var finished: Set<NodeID> = []
    for start in nodes where !finished.contains(start.id) {
      var path: [NodeID] = []
      if let cycle = cycle(from: start.id, path: &path, finished: &finished) { return cycle }
    }
    return nil
  }

  private func cycle(from id: NodeID, path: inout [NodeID], finished: inout Set<NodeID>) -> [NodeID]? {
    if let start = path.firstIndex(of: id) { return Array(path[start...]) }
    guard !finished.contains(id), let node = self[node: id] else { return nil }
    path.append(id)
    for input in node.inputs {
      if let cycle = cycle(from: input, path: &path, finished: &finished) { return cycle }
    }
    path.removeLast()
    finished.insert(id)
    return nil
  }

  /// Whether `node` reads `source`, itself or through others.
  public func node(_ node: NodeID, dependsOn source: NodeID) -> Bool {
    var pending = self[node: node]?.inputs ?? []
    var seen: Set<NodeID> = []
    while let next = pending.popLast() {
      if next == source { return true }
      if seen.insert(next).inserted { pending += self[node: next]?.inputs ?? [] }
    }
    return false
  }

  /// The nodes that read one which `earlier` had and this has not any more.
  public func nodes(losingInputsOf earlier: Workflow) -> [NodeID] {
    let gone = Set(earlier.nodes.map(\.id)).subtracting(nodes.map(\.id))
    return gone.isEmpty ? [] : nodes.filter { !gone.isDisjoint(with: $0.inputs) }.map(\.id)
  }

  /// The nodes in an order in which each stands after those it reads; nodes of a circle come last, as they stand.
  public var topologicalOrder: [WorkflowNode] {
    var rest = nodes
    var done: Set<NodeID> = []
    var order: [WorkflowNode] = []
    while let index = rest.firstIndex(where: { node in
      node.inputs.allSatisfy { done.contains($0) || self.index(of: $0) == nil }
    }) {
      let node = rest.remove(at: index)
      done.insert(node.id)
      order.append(node)
    }
    return order + rest
  }
}
