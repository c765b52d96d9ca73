import Canvas

/// How many workflows come, change and go.
struct PlanCounts: Hashable, Sendable {
  let create: Int
  let change: Int
  let delete: Int

  /// The longest that has room, whole: a number that is cut says nothing.
  func words(in columns: Int) -> String { forms.first { width(of: $0) <= columns } ?? forms.last ?? "" }

  /// In words and in marks, the longest first.
  var forms: [String] {
    let all = [(create, "create", "+"), (change, "change", "~"), (delete, "delete", "-")]
    let some = all.filter { $0.0 > 0 }
    return [
      all.map { "\($0.0) to \($0.1)" }.joined(separator: ", "),
      all.map { "\($0.1) \($0.0)" }.joined(separator: ", "),
      some.map { "\($0.1) \($0.0)" }.joined(separator: ", "),
      some.map { "\($0.2)\($0.0)" }.joined(separator: " "),
    ]
  }
}

/// What has to be typed; in quotes where one would not see where it ends.
func quoted(_ phrase: String) -> String { phrase.contains(" ") ? "\"\(phrase)\"" : phrase }
