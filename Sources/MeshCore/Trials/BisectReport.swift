/// What a search by halving is asked for.
public struct BisectQuestion: Hashable, Sendable {
  public let workflow: WorkflowID
  public let image: ImageSource
  /// The name or id of the concept, and the node that has to find it; nil for any.
  public let concept: String
  public let node: NodeID?
  public let threshold: Double

  public init(workflow: WorkflowID, image: ImageSource, concept: String, node: NodeID? = nil, threshold: Double) {
    self.workflow = workflow
    self.image = image
    self.concept = concept
    self.node = node
    self.threshold = threshold
  }
}

/// How far it is, and what it found.
public struct BisectReport: Hashable, Sendable {
  /// A changed node by itself: what the concept's value becomes with it alone, or why that is not known.
  public struct Tried: Hashable, Sendable, Identifiable {
    public let id: NodeID
    public let value: Double?
    public let fault: String?

    public init(id: NodeID, value: Double?, fault: String? = nil) {
      self.id = id
      self.value = value
      self.fault = fault
    }
  }

  public var bisection: Bisection
  /// The version that is being run, by its place in the bisection.
  public var asking: Int?
  /// The changed nodes, once the versions are found.
  public var tried: [Tried] = []
  /// How many there are, and how many calls at most are still to be made for them.
  public var suspects = 0
  public var nodeCalls = 0
  /// How many calls were made, of versions and of nodes.
  public var calls = 0
  public var isDone = false
  /// Names of what the versions list, the most of it first: what else could be searched for.
  public var listed: [String] = []
  /// What the two versions gave between which it crossed, by their places.
  public var given: [Int: [NodeID: TrialAnswers.Given]] = [:]

  public init(_ bisection: Bisection) { self.bisection = bisection }

  /// How many calls at most are still to be made, as far as that is known: what nodes take is known once the versions
  /// are found.
  public var mostCalls: Int { bisection.mostCalls + nodeCalls }

  /// What is done once the versions are found.
  public var nodesText: String {
    let calls =
      switch nodeCalls {
      case 0: "without another call"
      case 1: "at most 1 call more"
      case let many: "at most \(many) calls more"
      }
    return "Then each changed node by itself: \(suspects) nodes, \(calls)."
  }

  /// Whether a node alone makes the difference.
  public func crosses(_ tried: Tried) -> Bool {
    guard case .crossed(let from, _) = bisection.step, tried.fault == nil else { return false }
    return ((tried.value ?? 0) >= bisection.threshold) != bisection.isOver(from)
  }
}
