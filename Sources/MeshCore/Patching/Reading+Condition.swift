extension Reading {
  /// Answers that have to be given together for something to come to pass.
  public struct Condition: Hashable, Sendable {
    public let answers: [Answer]

    /// `merge=fields,lists=append`
    public var text: String { answers.map(\.text).joined(separator: ",") }
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
  /// ` if merge replaces a node that is there (merge=replace)`; nothing where it is always so.
  var words: String {
    guard !isEmpty else { return "" }
    return " if "
      + map { "\($0.answers.map(\.meaning).joined(separator: " and ")) (\($0.text))" }.joined(separator: ", or ")
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
