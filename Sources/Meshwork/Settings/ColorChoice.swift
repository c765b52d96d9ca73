import ArgumentParser
import Canvas

/// `--color`, before a command and after it: an option of its own in both would be the first one's wherever it stands.
struct ColorOptions: ParsableArguments, Sendable {
  @Option(name: .customLong("color"), help: "How many colours to use: auto, 256, 16 or none.")
  var choice = ColorChoice.auto

  init() {}
}

/// How many colours to use.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto
  case indexed = "256"
  case ansi = "16"
  case none

  /// Nil lets the terminal decide.
  var depth: ColorDepth? {
    switch self {
    case .auto: nil
    case .indexed: .indexed256
    case .ansi: .ansi16
    case .none: .mono
    }
  }
}
