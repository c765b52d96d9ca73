import ArgumentParser

/// `-o`: how data is printed.
package enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case table, json, yaml
  /// A line a finding; of predictions alone.
  case csv
  /// A comment for a review; of a plan only.
  case markdown

  static let ofData: Set<OutputFormat> = [.table, .json, .yaml]

  /// The commands that print in it, where not all do.
  var printers: String? {
    switch self {
    case .table, .json, .yaml: nil
    case .csv: "`predict` and `runs export`"
    case .markdown: "`plan`"
    }
  }
}
