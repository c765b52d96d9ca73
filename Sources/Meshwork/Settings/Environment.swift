import FoundationEssentials

/// The variables the program was started with; an empty one counts as not set.
package struct Environment: Sendable {
  package let values: [String: String]

  package static let current = Environment(values: ProcessInfo.processInfo.environment)

  package init(values: [String: String]) { self.values = values }

  subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }
}
