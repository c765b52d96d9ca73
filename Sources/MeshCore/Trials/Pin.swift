/// What a workflow must and must not find in an image, so that a plan can tell what a change would break.
public struct Pin: Hashable, Sendable, Codable {
  /// How much of a concept there has to be, or may be.
  public struct Bound: Hashable, Sendable, Codable, Identifiable {
    public enum Limit: Hashable, Sendable, Codable {
      /// The value has to be this, or more.
      case atLeast(Double)
      /// It has to be less.
      case below(Double)
    }

    /// The node that has to find it, as it was called when the image was pinned.
    public let node: NodeID
    /// The id of the concept, or its name where it has none.
    public let concept: String
    public let name: String
    public var limit: Limit

    public var id: String { node + "\n" + concept }

    public init(node: NodeID, concept: String, name: String, limit: Limit) {
      self.node = node
      self.concept = concept
      self.name = name
      self.limit = limit
    }

    /// Whether a value is as it has to be; nil is one that is not listed, which counts as nothing.
    public func holds(_ value: Double?) -> Bool {
      switch limit {
      case .atLeast(let least): (value ?? 0) >= least
      case .below(let most): (value ?? 0) < most
      }
    }
  }

  public internal(set) var workflow: WorkflowID
  public let image: ImageSource
  /// The SHA-256 of the image's bytes, in 64 hexadecimal digits: an image that changed is another one.
  public let digest: String
  public var bounds: [Bound]

  public init(workflow: WorkflowID, image: ImageSource, digest: String, bounds: [Bound]) {
    self.workflow = workflow
    self.image = image
    self.digest = digest
    self.bounds = bounds
  }

  /// Whether it is a pin of the same image for the same workflow.
  public func isSame(as other: Pin) -> Bool { workflow == other.workflow && image == other.image }
}

extension [Pin] {
  /// These, and what others ask for beside them. Of the same bytes in the same workflow it is one pin with the bounds of
  /// both, each once.
  public func adding(_ others: [Pin]) -> [Pin] {
    var pins = self
    for other in others {
      guard let place = pins.firstIndex(where: { $0.isSame(as: other) && $0.digest == other.digest }) else {
        pins.append(other)
        continue
      }
      let known = pins[place].bounds
      pins[place].bounds += other.bounds.filter { bound in
        !known.contains { ($0.node, $0.concept) == (bound.node, bound.concept) && $0.limit == bound.limit }
      }
    }
    return pins
  }
}

extension Pin.Bound.Limit {
  /// `≥ 0.80`, `< 0.20`.
  public var text: String {
    switch self {
    case .atLeast(let value): "≥ \(value.hundredths)"
    case .below(let value): "< \(value.hundredths)"
    }
  }
}
