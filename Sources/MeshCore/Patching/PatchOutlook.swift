/// What patches would do to a workflow, worked out under every reading that makes a difference to them.
public struct PatchOutlook: Hashable, Sendable {
  /// Something that is there, is to stay, and goes under some readings.
  public struct Risk: Hashable, Sendable {
    /// When it goes; empty: under every reading.
    public let conditions: [Reading.Condition]
    public let losses: [Loss]

    /// *would lose the input a of b if merge replaces a node that is there (merge=replace)*
    public var message: String {
      "would lose \(losses.summary)\(conditions.trailingClause)"
    }

    var acceptedMessage: String { message + ", and was accepted" }
  }

  /// Whether any reading comes to what is wanted.
  public let isReached: Bool
  /// What is expected to be left: what the usual reading leaves; but of an overwrite what is wanted, where any reading
  /// comes to it. It is all that clears an attribute, and whether it does is seen only afterwards.
  public let expected: Workflow
  /// What would go that is to stay.
  public let risks: [Risk]
  /// In what the expected result is not what is wanted.
  public let misses: [String]
  /// What would not become as it is wanted, though nothing goes: *leaves b from a if …*
  public let shortfalls: [String]
  /// What each reading leaves; where it refuses a patch, what the ones before have left.
  public let left: [Reading: Workflow]

  /// `patches` are sent one after the other to what is `stored`, so that it becomes as `wanted`.
  public init(_ patches: [WorkflowPatch], on stored: Workflow, wanted: Workflow) {
    let questions = patches.reduce(into: Set<Reading.Question>()) { $0.formUnion($1.action.questions) }
    let readings = Reading.differing(in: questions)
    var left: [Reading: Workflow] = [:]
    var losses: [Loss: Set<Reading>] = [:]
    var shortfalls: [Shortfall: Set<Reading>] = [:]
    for reading in readings {
      let (result, isRefused) = Self.result(of: patches, on: stored, under: reading)
      left[reading] = result
      let lost = stored.losses(wanted: wanted, left: result)
      for loss in lost { losses[loss, default: []].insert(reading) }
      let shortfall = isRefused ? [.refused] : result.shortOf(wanted, beside: Set(lost.map(\.subject)))
      for words in shortfall { shortfalls[words, default: []].insert(reading) }
    }
    self.left = left
    isReached = left.values.contains { WorkflowDiff(from: $0, to: wanted).isEmpty }
    let isMerge = patches.contains { $0.action == .merge }
    expected = isReached && !isMerge ? wanted : left[.usual] ?? stored
    misses = expected.shortOf(wanted, beside: []).compactMap { if case .left(let words) = $0 { words } else { nil } }
    risks = Self.grouped(losses, among: readings).map { conditions, losses in
      Risk(conditions: conditions, losses: losses.sorted { $0.title < $1.title })
    }
    self.shortfalls = Self.grouped(shortfalls, among: readings).flatMap { conditions, shortfalls in
      let left = shortfalls.compactMap { if case .left(let words) = $0 { words } else { nil } }.sorted()
      return [
        shortfalls.contains(.refused) ? "is refused" + conditions.trailingClause : nil,
        left.isEmpty ? nil : "leaves \(left.joined(separator: ", "))" + conditions.trailingClause,
      ].compactMap(\.self)
    }
  }

  /// What would go, whatever the reading.
  public var losses: Set<Loss> { Set(risks.flatMap(\.losses)) }

  private static func result(
    of patches: [WorkflowPatch], on stored: Workflow, under reading: Reading
  ) -> (left: Workflow, isRefused: Bool) {
    var left = stored
    for patch in patches {
      guard let next = patch.result(on: left, under: reading) else { return (left, true) }
      left = next
    }
    return (left, false)
  }

  /// What comes to pass together, with when it does.
  private static func grouped<Fact: Hashable>(
    _ facts: [Fact: Set<Reading>], among readings: [Reading]
  ) -> [(conditions: [Reading.Condition], facts: [Fact])] {
    Dictionary(grouping: facts.keys) { Reading.conditions(telling: facts[$0] ?? [], among: readings) }
      .sorted { $0.key.trailingClause < $1.key.trailingClause }.map { ($0.key, $0.value) }
  }
}

/// Something that a reading does not make as it is wanted.
private enum Shortfall: Hashable {
  case refused
  /// What is there instead, in words.
  case left(String)
}

extension Workflow {
  /// In what it is not as `wanted`, beside what is lost.
  fileprivate func shortOf(_ wanted: Workflow, beside lost: Set<Loss.Subject>) -> [Shortfall] {
    let diff = WorkflowDiff(from: self, to: wanted)
    let nodes = diff.nodes.flatMap { change -> [String] in
      switch change {
      case .added(let node): lost.contains(.node(node.id)) ? [] : ["\(node.id) out"]
      case .removed(let node): ["\(node.id) in"]
      case .changed(let id, let fields):
        fields.filter { !lost.contains(.field(id, $0.field)) }.map { "\(id) \($0.field.rawValue) \($0.oldShort)" }
      }
    }
    let attributes = diff.attributes.filter { !lost.contains(.attribute($0)) }.map { name in
      self.attributes[name].map { "\(name) \($0.compact)" } ?? "no \(name)"
    }
    return (nodes + attributes + (diff.reordered ? ["another order"] : [])).map(Shortfall.left)
  }
}
