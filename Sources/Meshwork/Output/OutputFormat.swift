import ArgumentParser

/// `-o`: how data is printed.
package enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case table, json, yaml
  /// A line a finding; of predictions alone.
  case csv
}
