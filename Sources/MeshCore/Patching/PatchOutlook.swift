/// What patches would do to a workflow, worked out under every reading that makes a difference to them.
public struct PatchOutlook: Hashable, Sendable {
  /// Something that comes to pass under some readings.
  public struct Risk: Hashable, Sendable {
    /// The answers that bring it about; none: it comes to pass under every reading.
    public let answers: [Reading.Answer]
    public let losses: [Loss]

    /// *merge=replace would lose the input a of b (if merge replaces a node that is there)*
    public var message: String {
      "\(answers.title)would lose \(losses.map(\.words).joined(separator: ", "))\(answers.condition)"
    }
  }

  /// Whether any reading comes to what is wanted.
  public let isReached: Bool
  /// What is expected to be left: what the usual reading leaves; but of an overwrite what is wanted, where any reading
  /// comes to it. It is all that clears an attribute, and whether it does is seen only afterwards.
  public let expected: Workflow
  /// What would go that is to stay, by the answers that take it.
  public let risks: [Risk]
  /// What would not become as it is wanted, though nothing goes: sentences that name the answers.
  public let shortfalls: [String]
  /// What each reading leaves; where it refuses a patch, what the ones before have left.
  public let left: [Reading: Workflow]

  /// `patches` are sent one after the other to what is `stored`, so that it becomes as `wanted`.
  public init(_ patches: [WorkflowPatch], on stored: Workflow, wanted: Workflow) {
    let questions = patches.reduce(into: Set<Reading.Question>()) { $0.formUnion($1.action.questions) }
    let readings = Reading.differing(in: questions)
    var left: [Reading: Workflow] = [:]
    var losses: [Loss: Set<Reading>] = [:]
    var shortfalls: [String: Set<Reading>] = [:]
    for reading in readings {
      var result = stored
      var isRefused = false
      for patch in patches where !isRefused {
        if let next = patch.result(on: result, under: reading) { result = next } else { isRefused = true }
      }
      left[reading] = result
      if isRefused { shortfalls[Self.refused, default: []].insert(reading) }
      for loss in stored.losses(wanted: wanted, left: result) { losses[loss, default: []].insert(reading) }
      for words in result.shortOf(wanted, beginning: stored) where !isRefused {
        shortfalls[words, default: []].insert(reading)
      }
    }
    self.left = left
    isReached = left.values.contains { WorkflowDiff(from: $0, to: wanted).isEmpty }
    let isMerge = patches.contains { $0.action == .merge }
    expected = isReached && !isMerge ? wanted : left[.usual] ?? stored
    risks = Self.grouped(losses, among: readings).map { answers, losses in
      Risk(answers: answers, losses: losses.sorted { $0.words < $1.words })
    }
    self.shortfalls = Self.grouped(shortfalls, among: readings).map { answers, names in
      answers.isEmpty
        ? Self.joined(names.sorted(), "leaves something else than is wanted: ")
        : answers.title + Self.joined(names.sorted(), "leaves ") + answers.condition
    }
  }

  /// What would go, whatever the reading.
  public var losses: Set<Loss> { Set(risks.flatMap(\.losses)) }

  /// What comes to pass together, by the fewest answers that tell its readings from the others.
  private static func grouped<Fact: Hashable>(
    _ facts: [Fact: Set<Reading>], among readings: [Reading]
  ) -> [(answers: [Reading.Answer], facts: [Fact])] {
    var groups: [[Reading.Answer]: [Fact]] = [:]
    for (fact, holds) in facts {
      for answers in Reading.answers(telling: holds, among: readings) { groups[answers, default: []].append(fact) }
    }
    return groups.sorted { $0.key.title < $1.key.title }.map { ($0.key, $0.value) }
  }

  private static let refused = "is refused"

  private static func joined(_ facts: [String], _ verb: String) -> String {
    let left = facts.filter { $0 != refused }
    return [facts.contains(refused) ? refused : nil, left.isEmpty ? nil : verb + left.joined(separator: ", ")]
      .compactMap(\.self).joined(separator: ", ")
  }
}

extension Reading {
  /// The smallest sets of answers under which only readings of `chosen` lie, until all of them are covered.
  static func answers(telling chosen: Set<Reading>, among readings: [Reading]) -> [[Answer]] {
    var found: [[Answer]] = []
    var covered: Set<Reading> = []
    for size in 0...Question.allCases.count where covered != chosen {
      for questions in Question.allCases.combinations(of: size) {
        var groups: [[Answer]: Set<Reading>] = [:]
        for reading in readings { groups[questions.map(reading.answer), default: []].insert(reading) }
        for (answers, group) in groups.sorted(by: { $0.key.title < $1.key.title })
        where group.isSubset(of: chosen) && !group.isSubset(of: covered) {
          found.append(answers)
          covered.formUnion(group)
        }
      }
    }
    return found
  }
}

extension [Reading.Answer] {
  /// `merge=replace `, or nothing where it is always so.
  fileprivate var title: String { isEmpty ? "" : map(\.text).joined(separator: ",") + " " }
  fileprivate var condition: String { isEmpty ? "" : " (if \(map(\.meaning).joined(separator: " and ")))" }
}

extension Workflow {
  /// In what it is not as `wanted`, beside what is lost of what was there at the `beginning`, in words.
  fileprivate func shortOf(_ wanted: Workflow, beginning: Workflow) -> [String] {
    let diff = WorkflowDiff(from: self, to: wanted)
    let lost = Set(
      beginning.losses(wanted: wanted, left: self).compactMap { loss -> String? in
        switch loss.subject {
        case .node(let id): id
        case .field(let id, let field): id + " " + field.rawValue
        case .attribute(let name): name
        }
      })
    let nodes = diff.nodes.flatMap { change -> [String] in
      switch change {
      case .added(let node): lost.contains(node.id) ? [] : ["\(node.id) not added"]
      case .removed(let node): ["\(node.id) stays"]
      case .changed(let id, let fields):
        fields.filter { !lost.contains(id + " " + $0.field.rawValue) }.map { "\(id) \($0.field.rawValue) \($0.old)" }
      }
    }
    let attributes = diff.attributes.filter { !lost.contains($0) }.map { name in
      self.attributes[name].map { "\(name) \($0.compact)" } ?? "no \(name)"
    }
    return nodes + attributes + (diff.reordered ? ["another order"] : [])
  }
}

extension Array {
  /// Every way to take `size` of its elements, in their order.
  fileprivate func combinations(of size: Int) -> [[Element]] {
    guard size > 0 else { return [[]] }
    return indices.flatMap { index in
      Array(self[(index + 1)...]).combinations(of: size - 1).map { [self[index]] + $0 }
    }
  }
}
