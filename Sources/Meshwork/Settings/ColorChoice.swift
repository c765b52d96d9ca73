import ArgumentParser
import Canvas

/// `--color`: how many colours to use.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
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
