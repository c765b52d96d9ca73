/// Which version of a workflow took a concept over a threshold, or under it: asked by halving, so that of many versions
/// few are run.
///
/// Both ends are asked first. Where they are on different sides a crossing lies between them, and each further answer
/// halves where it can be; in a history that goes to and fro it is one of the crossings.
public struct Bisection: Hashable, Sendable {
  /// Oldest first: the good end, then all up to the bad end. Versions that follow each other and do the same are one.
  public let versions: [WorkflowVersion]
  public let threshold: Double
  /// What was answered, by index; nil where the concept was not listed.
  public private(set) var answers: [Int: Double?] = [:]

  /// `versions`: oldest first, at least one.
  public init(_ versions: [WorkflowVersion], threshold: Double) {
    var distinct: [WorkflowVersion] = []
    for version in versions where distinct.last.map({ !$0.doesSame(as: version) }) ?? true { distinct.append(version) }
    self.versions = distinct
    self.threshold = threshold
  }

  public enum Step: Hashable, Sendable {
    /// This version is to be run next.
    case ask(Int)
    /// It crossed between these two, which follow each other.
    case crossed(from: Int, to: Int)
    /// Both ends are on the same side.
    case notCrossed
  }

  /// What comes next.
  public var step: Step {
    let last = versions.count - 1
    guard last > 0 else { return answers[0] == nil && last == 0 ? .ask(0) : .notCrossed }
    if answers[last] == nil { return .ask(last) }
    if answers[0] == nil { return .ask(0) }
    guard isOver(0) != isOver(last) else { return .notCrossed }
    let (low, high) = bounds
    return high - low == 1 ? .crossed(from: low, to: high) : .ask((low + high) / 2)
  }

  public mutating func answer(_ index: Int, _ value: Double?) { answers[index] = .some(value) }

  /// So many versions at most are still to be run.
  public var mostCalls: Int {
    switch step {
    case .crossed, .notCrossed: return 0
    case .ask:
      let last = versions.count - 1
      let ends = (answers[0] == nil ? 1 : 0) + (last > 0 && answers[last] == nil ? 1 : 0)
      let (low, high) = ends == 0 ? bounds : (0, last)
      return ends + Self.halvings(high - low)
    }
  }

  /// Whether the concept is there in a version that was asked.
  public func isOver(_ index: Int) -> Bool { ((answers[index] ?? nil) ?? 0) >= threshold }

  /// The two that were asked on different sides and are nearest to each other, by the way that halving took.
  private var bounds: (Int, Int) {
    var (low, high) = (0, versions.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      guard answers[middle] != nil else { break }
      if isOver(middle) == isOver(0) { low = middle } else { high = middle }
    }
    return (low, high)
  }

  /// How often a gap can be halved until it is one.
  private static func halvings(_ gap: Int) -> Int {
    var (count, gap) = (0, gap)
    while gap > 1 {
      gap = (gap + 1) / 2
      count += 1
    }
    return count
  }
}

extension Bisection {
  /// A node that differs between the two versions, and the earlier version with that node alone as the later one has it.
  public struct Suspect: Hashable, Sendable, Identifiable {
    public let id: NodeID
    public let nodes: [WorkflowNode]
  }

  /// The nodes that may have made the difference between two sets of nodes; none where every change needs the others.
  public static func suspects(from old: [WorkflowNode], to new: [WorkflowNode]) -> [Suspect] {
    let (before, after) = (Workflow(id: "", nodes: old), Workflow(id: "", nodes: new))
    return WorkflowDiff(from: before, to: after).nodes.compactMap { change in
      var workflow = before
      switch change {
      case .added(let node): workflow.nodes.append(node)
      case .removed(let node): workflow.nodes.removeAll { $0.id == node.id }
      case .changed(let id, _):
        guard let index = workflow.index(of: id), let node = after[node: id] else { return nil }
        workflow.nodes[index] = node
      }
      return Suspect(id: change.id, nodes: workflow.nodes)
    }
  }
}

extension WorkflowVersion {
  /// Whether every node that it shows has one in `other` that does the same, and the other way round.
  fileprivate func doesSame(as other: WorkflowVersion) -> Bool {
    var book = RecipeBook()
    func shown(_ version: WorkflowVersion) -> [NodeID: Int] {
      let numbers = book.numbers(of: version.nodes)
      let visible = Set(version.nodes.filter { !$0.suppressesOutput }.map(\.id))
      return numbers.filter { visible.contains($0.key) }
    }
    let (one, two) = (shown(self), shown(other))
    return one == two && nodes.count == other.nodes.count
  }
}

extension TrialAnswers {
  /// The highest value of a concept, by name or id, that a variant gave; nil where it is not listed.
  ///
  /// Throws the reason where no node gave it and one gave nothing at all, which might have.
  ///
  /// - Parameters:
  ///   - node: the only one that counts
  ///   - givers: the nodes that are known to give the concept: of others it is no matter that they gave nothing
  public func value(
    of concept: String, variant: Int, node: NodeID? = nil, givers: Set<NodeID> = []
  ) throws(SilentNode) -> Double? {
    let best = given[variant].filter { node == nil || $0.key == node }.values.compactMap { given -> Double? in
      if case .output(let data) = given { data.value(of: concept) } else { nil }
    }.max()
    if let best { return best }
    let silent = silent(variant: variant).first { silent in
      node.map { $0 == silent.id } ?? (givers.isEmpty || givers.contains(silent.id))
    }
    if let silent { throw silent }
    return nil
  }

  /// The nodes of a variant that gave nothing.
  func silent(variant: Int) -> [SilentNode] {
    given[variant].sorted { $0.key < $1.key }.compactMap { id, given in
      if case .nothing(let why) = given { SilentNode(id: id, why: why) } else { nil }
    }
  }

  /// The nodes of a variant that list a concept.
  func givers(of concept: String, variant: Int) -> Set<NodeID> {
    Set(
      given[variant].filter { item in
        if case .output(let data) = item.value { data.value(of: concept) != nil } else { false }
      }.keys)
  }
}

/// Why what a node would find is not known.
public struct SilentNode: WordedError, Hashable, Sendable {
  public let id: NodeID
  public let why: String

  public var message: String { "\(id) gave nothing: \(why)." }
}

extension OutputData {
  /// The highest value of a concept, by name (in any case) or id, also in regions.
  public func value(of concept: String) -> Double? {
    let own = concepts.filter { $0.id == concept || $0.name.lowercased() == concept.lowercased() }.map(\.value)
    return (own + regions.compactMap { $0.data.value(of: concept) }).max()
  }
}
