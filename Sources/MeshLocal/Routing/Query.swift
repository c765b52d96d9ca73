import MeshCore

/// What stands behind the `?` of a request. Names that nothing reads are let pass, as are empty values.
struct Query: Sendable {
  let parameters: [APIRequest.Parameter]
  /// Hears of names that nothing reads.
  var ignored: IgnoredFields?

  /// The last value of that name, if there is one and it is not empty.
  func text(_ name: String) -> String? {
    ignored?.ask(name, in: Self.path)
    guard let value = parameters.last(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  /// What names of a query begin with where they are told.
  static let path = "?"

  /// The ways in which Go's and Python's clients write a truth value; nothing is false.
  func flag(_ name: String) throws(Refusal) -> Bool {
    switch text(name) {
    case nil, "false", "False", "FALSE", "f", "F", "0": return false
    case "true", "True", "TRUE", "t", "T", "1": return true
    case let other?: throw Refusal(.badQuery, "\(name)=\(other) cannot be read: give true or false.")
    }
  }

  func whole(_ name: String, most: Int) throws(Refusal) -> Int? {
    guard let text = text(name) else { return nil }
    guard let value = Int(text), (0...most).contains(value) else {
      throw Refusal(.badQuery, "\(name)=\(text) cannot be read: give a whole number from 1 to \(most).")
    }
    return value
  }

  /// Whether only what is starred, featured or bookmarked is wanted.
  func asksForDistinguished() throws(Refusal) -> Bool {
    for name in ["featured_only", "starred_only", "bookmark"] where try flag(name) { return true }
    return false
  }
}
