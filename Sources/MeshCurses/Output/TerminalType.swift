internal import CNcurses
internal import Canvas

/// The description that systems with many of them have for a terminal that says it shows 24 bits.
package func directColorType(_ type: String, colorTerm: String?) -> String? {
  guard let colorTerm, ["truecolor", "24bit"].contains(colorTerm), !type.hasSuffix("-direct") else { return nil }
  let suffix = "-256color"
  return (type.hasSuffix(suffix) ? String(type.dropLast(suffix.count)) : type) + "-direct"
}

extension ColorDepth {
  /// - Parameter colors: as ncurses counts them.
  init(colors: Int) {
    switch colors {
    case ..<8: self = .mono
    case ..<16: self = .ansi8
    case ..<256: self = .ansi16
    case ..<(1 << 24): self = .indexed256
    default: self = .direct
    }
  }
}

extension TerminalError {
  init(_ result: mw_open_result, type: String) {
    switch result {
    case MW_NO_DATABASE: self = .noTerminalDatabase(type)
    case MW_UNKNOWN_TYPE: self = .unknownType(type)
    case MW_CANNOT_MOVE: self = .cannotMoveCursor(type)
    default: self = .cannotOpen(type)
    }
  }
}
