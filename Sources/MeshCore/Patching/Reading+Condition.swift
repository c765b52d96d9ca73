extension Reading {
  /// Answers that have to be given together for something to come to pass.
  public struct Condition: Hashable, Sendable {
    public let answers: [Answer]

    /// `merge=fields,lists=append`
    public var text: String { answers.map(\.text).joined(separator: ",") }

    /// *merge replaces a node that is there (merge=replace)*
    var title: String { "\(answers.map(\.meaning).joined(separator: " and ")) (\(text))" }
  }

  /// The fewest answers that tell the readings of `chosen` from the others; any one of the conditions is enough. Empty
  /// where all are chosen.
  static func conditions(telling chosen: Set<Reading>, among readings: [Reading]) -> [Condition] {
    guard !chosen.isSuperset(of: readings) else { return [] }
    var found: [Condition] = []
    var covered: Set<Reading> = []
    for size in 1...Question.allCases.count where covered != chosen {
      for questions in Question.allCases.combinations(of: size) {
        let groups = Dictionary(grouping: readings) { reading in Condition(answers: questions.map(reading.answer)) }
        for (condition, group) in groups.sorted(by: { $0.key.text < $1.key.text })
        where chosen.isSuperset(of: group) && !covered.isSuperset(of: group) {
          found.append(condition)
          covered.formUnion(group)
        }
      }
    }
    return found
  }
}

extension [Reading.Condition] {
  /// *if merge replaces a node that is there (merge=replace)*; nil where it is always so.
  public var clause: String? { isEmpty ? nil : "if " + map(\.title).joined(separator: ", or ") }

  /// The same behind a sentence, or nothing.
  var trailingClause: String { clause.map { " " + $0 } ?? "" }
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
