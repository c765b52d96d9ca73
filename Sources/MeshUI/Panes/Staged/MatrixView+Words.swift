import Canvas
import MeshCore
import Panels

extension ActionMatrix.Cell {
  var mark: Span {
    switch self {
    case .same, .absent: .blank(2)
    case .changed: Span("~ ", .changed)
    case .added: Span("+ ", .added)
    case .gone: Span("- ", .removed)
    case .unclear: Span("? ", .warn)
    case .loses: Span("! ", .error)
    case .off: Span("x ", .error)
    }
  }

  var spans: [Span] {
    switch self {
    case .same, .absent: [mark, Span(title, .dim)]
    case .changed: [mark, Span(title, .changed)]
    case .added: [mark, Span(title, .added)]
    case .gone: [mark, Span(title, .removed)]
    case .unclear: [mark, Span(title, .warn)]
    case .loses: [mark, Span(title, .error)]
    case .off: [mark, Span(title, .error)]
    }
  }
}

extension ActionMatrix.Column {
  func title(_ isRoomy: Bool) -> (command: Command, name: String) {
    switch choice {
    case .automatic, .asWritten, .chosen(.overwrite): (.overwrite, "overwrite")
    case .chosen(.merge): (.merge, "merge")
    case .chosen(.remove): (.remove, "remove")
    case .mergeThenRemove: (.mergeThenRemove, isRoomy ? "merge+remove" : "both")
    }
  }

  func verdict(_ isRoomy: Bool) -> Span {
    if off > 0 { return Span("no, \(isRoomy ? counted(off, "node") : String(off)) off", .error) }
    if reordered { return Span("no, order", .error) }
    if sends.isEmpty { return Span("no", .error) }
    if losses > 0 { return Span(isRoomy ? "asks, ! may go" : "asks: !", .error) }
    if !outlook.isReached { return Span(isRoomy ? "no, attributes" : "no", .error) }
    return isUnclear ? Span(isRoomy ? "yes, if ? holds" : "yes, if ?", .warn) : Span("yes", .ok)
  }

  func sending(_ isRoomy: Bool) -> Span {
    guard let first = sends.first else { return Span("nothing", .dim) }
    if sends.count > 1 { return Span("\(sends.count) calls", .dim) }
    return Span(counted(first, "node") + (isRoomy ? ", 1 call" : ""), .dim)
  }
}
