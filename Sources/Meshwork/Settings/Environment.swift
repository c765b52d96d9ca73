import FoundationEssentials

/// The variables the program was started with; an empty one counts as not set.
struct Environment {
  private let values: [String: String]

  static let current = Environment(values: ProcessInfo.processInfo.environment)

  init(values: [String: String]) { self.values = values }

  subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }
}
