extension ThreeWayMerge {
  /// What is taken of something contested.
  public enum Choice: Hashable, Sendable, Codable {
    case side(Side)
  }

  public typealias Choices = [Subject: Choice]

  /// What is contested and not chosen.
  public func undecided(_ choices: Choices) -> [Part] { contested.filter { choices[$0.id] == nil } }

  /// Theirs, with all that merges by itself and all that was chosen; nil while something is undecided.
  public func result(_ choices: Choices = [:]) -> Workflow? {
    undecided(choices).isEmpty ? outline(choices) : nil
  }

  /// The result as far as it is decided; what is not stands in it as it is in mine, or theirs where mine has none.
  public func outline(_ choices: Choices) -> Workflow {
    var workflow = theirs
    workflow.nodes = nodes(choices)
    for part in parts {
      guard case .attribute(let name) = part.id else { continue }
      let side = part.standing == .contested ? Self.side(choices[part.id]) : part.standing == .mine ? .mine : .theirs
      workflow.attributes[name] = self[side ?? .mine].attributes[name]
    }
    return workflow
  }

  private static func side(_ choice: Choice?) -> Side? { if case .side(let side)? = choice { side } else { nil } }

  private func nodes(_ choices: Choices) -> [WorkflowNode] {
    let leader = self[leader(choices)]
    var nodes = leader.nodes.compactMap { node($0.id, choices) }
    for side in [theirs, mine] {
      for id in side.nodes.map(\.id) where !nodes.contains(where: { $0.id == id }) {
        guard let node = node(id, choices) else { continue }
        nodes.insert(node, at: index(of: id, in: side, among: nodes))
      }
    }
    return nodes
  }

  /// The side whose order the nodes stand in.
  private func leader(_ choices: Choices) -> Side {
    switch self[.order]?.standing {
    case nil, .theirs, .both: .theirs
    case .mine: .mine
    case .contested: Self.side(choices[.order]) ?? .theirs
    }
  }

  /// A new node stands at the end, one that the base had behind the node that it follows on its side.
  private func index(of id: NodeID, in side: Workflow, among nodes: [WorkflowNode]) -> Int {
    guard base[node: id] != nil, let own = side.index(of: id) else { return nodes.count }
    let before = side.nodes[..<own].map(\.id).reversed()
    return before.lazy.compactMap { id in nodes.firstIndex { $0.id == id } }.first.map { $0 + 1 } ?? 0
  }

  /// The node as it is merged; nil where it goes.
  private func node(_ id: NodeID, _ choices: Choices) -> WorkflowNode? {
    switch self[.node(id)]?.standing {
    case nil, .theirs, .both: return theirs[node: id]
    case .mine: return mine[node: id]
    case .contested:
      switch choices[.node(id)] {
      case .side(let side)?: return self[side][node: id]
      case nil: return mine[node: id] ?? theirs[node: id]
      }
    }
  }
}
