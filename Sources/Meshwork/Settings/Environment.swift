import Canvas
import FoundationEssentials

/// The variables the program was started with; an empty one counts as not set.
package struct Environment: Sendable {
  package let values: [String: String]

  package static let current = Environment(values: ProcessInfo.processInfo.environment)

  package init(values: [String: String]) { self.values = values }

  /// The ground of the terminal, where COLORFGBG tells: numbers of ink and ground, as `15;0`.
  var ground: RGB? {
    guard let number = self["COLORFGBG"]?.split(separator: ";").last.flatMap({ Int($0) }), (0..<16).contains(number)
    else { return nil }
    return RGB(ansi: number)
  }

  subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }
}
