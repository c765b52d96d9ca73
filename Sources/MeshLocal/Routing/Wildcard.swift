/// A pattern in which `*` stands for any text; letters match in either case. Without a `*` it is found anywhere.
struct Wildcard: Hashable, Sendable {
  private let parts: [String]
  private let isAnchored: Bool

  init(_ pattern: String) {
    parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    isAnchored = pattern.contains("*")
  }

  func matches(_ text: String) -> Bool {
    var rest = text.lowercased()[...]
    guard isAnchored, let first = parts.first, let last = parts.last else {
      return parts.allSatisfy { rest.contains($0) }
    }
    guard rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
