/// Two sets of changes that began with the same workflow: what of them merges by itself, and what has to be decided
/// because both sides changed it, each in its own way.
///
/// Only what a writer decides is compared: a new date, version id or counter is no change.
public struct ThreeWayMerge: Hashable, Sendable {
  public enum Side: String, CaseIterable, Hashable, Sendable, Codable { case base, mine, theirs }

  /// What is taken as a whole: a node, a field of the workflow beside its nodes, or the order of the nodes.
  public enum Subject: Hashable, Sendable, Codable {
    case node(NodeID)
    case attribute(String)
    case order

    public var name: String {
      switch self {
      case .node(let id): id
      case .attribute(let name): name
      case .order: "order"
      }
    }
  }

  /// Who changed it since the base: one side, both in the same way, or both each in its own.
  public enum Standing: Hashable, Sendable { case mine, theirs, both, contested }

  /// Something that at least one side changed.
  public struct Part: Hashable, Sendable, Identifiable {
    public let id: Subject
    public let standing: Standing
  }

  public let base: Workflow
  /// The draft.
  public let mine: Workflow
  /// What the service holds.
  public let theirs: Workflow
  /// Nodes in the order of the base, then new ones, attributes by name, and the order.
  public let parts: [Part]

  public init(base: Workflow, mine: Workflow, theirs: Workflow) {
    self.base = base
    self.mine = mine
    self.theirs = theirs
    let own = WorkflowDiff(from: base, to: mine)
    let others = WorkflowDiff(from: base, to: theirs)
    // From what is there to what is wanted: empty where both made the same change. Of a node that both have added, what
    // mine leaves to the service is as the service has it.
    let rest = WorkflowDiff(from: theirs, to: mine.completingAdditions(to: base, by: theirs))
    var parts: [Part] = []
    func add(_ id: Subject, isMine: Bool, isTheirs: Bool, differs: Bool) {
      guard isMine || isTheirs, !parts.contains(where: { $0.id == id }) else { return }
      let standing: Standing = isMine && isTheirs ? (differs ? .contested : .both) : isMine ? .mine : .theirs
      parts.append(Part(id: id, standing: standing))
    }
    for id in (base.nodes + theirs.nodes + mine.nodes).map(\.id) {
      add(.node(id), isMine: own[node: id] != nil, isTheirs: others[node: id] != nil, differs: rest[node: id] != nil)
    }
    for name in Set(own.attributes + others.attributes).sorted() {
      add(
        .attribute(name), isMine: own.attributes.contains(name), isTheirs: others.attributes.contains(name),
        differs: rest.attributes.contains(name))
    }
    add(.order, isMine: own.reordered, isTheirs: others.reordered, differs: rest.reordered)
    self.parts = parts
  }

  public subscript(side: Side) -> Workflow {
    switch side {
    case .base: base
    case .mine: mine
    case .theirs: theirs
    }
  }

  public subscript(subject: Subject) -> Part? { parts.first { $0.id == subject } }

  public var contested: [Part] { parts.filter { $0.standing == .contested } }
  public var settled: [Part] { parts.filter { $0.standing != .contested } }
}

extension Workflow {
  fileprivate func completingAdditions(to base: Workflow, by stored: Workflow) -> Workflow {
    var workflow = self
    for index in nodes.indices where base[node: nodes[index].id] == nil {
      guard let other = stored[node: nodes[index].id] else { continue }
      workflow.nodes[index].model = nodes[index].model.completed(by: other.model)
    }
    return workflow
  }
}
