/// How each node of a trial comes to its answer, with the fewest calls: what does the same as a node of a workflow that
/// runs anyway is not run again, and a model that reads the image is called by itself.
public struct TrialPlan: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    /// The workflow it is of is run.
    case stored
    /// What another variant's node gives is taken, as it does the same.
    case reused(variant: Int, node: NodeID)
    /// Its model is called on the image.
    case direct(ModelCall)
    /// It reads other nodes, and is run with them, though no app stores them.
    case graph
    /// Nothing runs it, for this reason.
    case notRun(String)
    /// It is left out of the results.
    case hidden
  }

  /// A model with the parameters that a node gives it. The same one is called once.
  public struct ModelCall: Hashable, Sendable {
    public let model: ModelReference
    public let parameters: JSON?
  }

  public let trial: Trial
  /// By variant.
  public let ways: [[NodeID: Way]]
  /// By variant: the nodes that have to be run together, with those they read, which are hidden unless they are wanted.
  public let graphs: [[WorkflowNode]]

  private let callsPerGraph: Int

  /// `callsPerGraph`: how many calls it takes to run nodes together that no app stores; nil where that cannot be done.
  public init(_ trial: Trial, callsPerGraph: Int?) {
    self.trial = trial
    self.callsPerGraph = callsPerGraph ?? 0
    let runsGraphs = callsPerGraph != nil
    var book = RecipeBook()
    let numbers = trial.variants.map { book.numbers(of: $0.nodes) }
    var given: [Int: (variant: Int, node: NodeID)] = [:]
    for (index, variant) in trial.variants.enumerated() where variant.source != .unstored {
      for node in variant.nodes where !node.suppressesOutput {
        if let number = numbers[index][node.id], given[number] == nil { given[number] = (index, node.id) }
      }
    }
    var ways: [[NodeID: Way]] = []
    var graphs: [[WorkflowNode]] = []
    for (index, (variant, numbers)) in zip(trial.variants, numbers).enumerated() {
      guard variant.source == .unstored else {
        // One version of a workflow is run once.
        let same = trial.variants[..<index].firstIndex { $0.runsTheSame(as: variant) }
        let found = variant.nodes.map { node -> (NodeID, Way) in
          let way = same.map { Way.reused(variant: $0, node: node.id) } ?? .stored
          return (node.id, node.suppressesOutput ? .hidden : way)
        }
        ways.append(Dictionary(found) { one, _ in one })
        graphs.append([])
        continue
      }
      var found: [NodeID: Way] = [:]
      for node in variant.nodes {
        found[node.id] = Self.way(of: node, numbers[node.id], given, runsGraphs: runsGraphs)
      }
      // Where nodes are run together anyway, none is called by itself.
      if found.values.contains(.graph) {
        for node in variant.nodes { if case .direct? = found[node.id] { found[node.id] = .graph } }
      }
      let graph = Self.graph(of: variant.nodes, for: Set(found.filter { $0.value == .graph }.keys))
      ways.append(found)
      graphs.append(
        graph.map { node in
          var node = node
          node.suppressesOutput = found[node.id] != .graph
          return node
        })
    }
    self.ways = ways
    self.graphs = graphs
  }

  private static func way(
    of node: WorkflowNode, _ number: Int?, _ given: [Int: (variant: Int, node: NodeID)], runsGraphs: Bool
  ) -> Way {
    if node.suppressesOutput { return .hidden }
    guard let number else { return .notRun("it reads a node that is not there, or a circle of nodes") }
    if let source = given[number] { return .reused(variant: source.variant, node: source.node) }
    if node.inputs.isEmpty, let call = ModelCall(node) { return .direct(call) }
    return runsGraphs ? .graph : .notRun("it reads other nodes: that takes a temporary workflow")
  }

  /// The nodes of `wanted` and all that they read, in the order of `nodes`.
  private static func graph(of nodes: [WorkflowNode], for wanted: Set<NodeID>) -> [WorkflowNode] {
    guard !wanted.isEmpty else { return [] }
    let workflow = Workflow(id: "", nodes: nodes)
    var (needed, pending) = (wanted, Array(wanted))
    while let next = pending.popLast() {
      for input in workflow[node: next]?.inputs ?? [] where needed.insert(input).inserted { pending.append(input) }
    }
    return nodes.filter { needed.contains($0.id) }
  }
}

extension TrialPlan {
  /// Whether a node can only be run with others that no app stores.
  public var needsGraph: Bool { graphs.contains { !$0.isEmpty } }

  /// The models that are called by themselves, each once.
  var modelCalls: Set<ModelCall> {
    Set(ways.flatMap(\.values).compactMap { way in if case .direct(let call) = way { call } else { nil } })
  }

  /// How many calls are sent, at ``MeshClient/imagesPerCall`` images each.
  public var calls: Int {
    func calls(_ images: Int) -> Int { (images + MeshClient.imagesPerCall - 1) / MeshClient.imagesPerCall }
    let stored = trial.variants.indices.reduce(0) { sum, index in
      guard runs(index) else { return sum }
      return sum + calls(trial.images.count { trial.variants[index].known[$0] == nil })
    }
    return stored + (modelCalls.count + graphs.count { !$0.isEmpty } * callsPerGraph) * calls(trial.images.count)
  }

  /// `2 calls`; with what it takes where files have changed since they ran, if that is more.
  public var callsText: String {
    func text(_ count: Int) -> String { "\(count) \(count == 1 ? "call" : "calls")" }
    let most = TrialPlan(trial.verified([:]), callsPerGraph: callsPerGraph).calls
    return most > calls ? "\(text(calls)), \(most) if the file has changed since it ran," : text(calls)
  }

  /// Whether none of these nodes of the second variant is run for it.
  public func reuses(_ nodes: [NodeID]) -> Bool {
    ways.count > 1
      && nodes.allSatisfy { node in
        switch ways[1][node] {
        case .reused: true
        case .stored, .direct, .graph, .notRun, .hidden, nil: false
        }
      }
  }

  /// Whether a workflow is run for a variant, on the images of which it is not known what it gives.
  func runs(_ variant: Int) -> Bool {
    guard case .stored = trial.variants[variant].source else { return false }
    return !trial.variants[..<variant].contains { $0.runsTheSame(as: trial.variants[variant]) }
  }

  /// Whether a variant has to be run on an image.
  public func needs(_ image: ImageSource) -> Bool {
    !modelCalls.isEmpty || needsGraph
      || trial.variants.indices.contains { runs($0) && trial.variants[$0].known[image] == nil }
  }

  /// How many nodes of a variant are run for it, of all that give something.
  public func nodesRun(of variant: Int) -> (run: Int, all: Int) {
    let ways = ways[variant].values.filter { $0 != .hidden }
    let run = ways.count { way in
      switch way {
      case .stored: trial.images.contains { trial.variants[variant].known[$0] == nil }
      case .direct, .graph: true
      case .reused, .notRun, .hidden: false
      }
    }
    return (run, ways.count)
  }
}

extension TrialPlan.ModelCall {
  /// Nil where the node gives its model more than parameters: a call of a model takes no more.
  init?(_ node: WorkflowNode) {
    let parameters = node.override?["params"]
    guard node.override == nil || node.override == parameters.map({ ["params": $0] }) else { return nil }
    self.init(model: node.model, parameters: parameters)
  }
}
