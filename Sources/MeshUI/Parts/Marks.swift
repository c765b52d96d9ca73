import Canvas
import MeshCore
import Panels

extension Mark {
  var role: Role {
    switch self {
    case .none: .text
    case .added: .added
    case .changed: .changed
    case .removed: .removed
    case .conflict: .conflict
    }
  }

  /// The mark as a cell of the mark column.
  var span: Span { Span(glyph, role) }
}

extension WorkflowDiff {
  /// `+1 ~1 -1`, what is zero left out; nodes in another order, or attributes alone, in a word.
  var counts: [Span] {
    let parts = [
      (added, Mark.added), (changed, .changed), (removed, .removed),
    ].filter { $0.0 > 0 }.map { Span($0.1.glyph + String($0.0), $0.1.role) }
    if parts.isEmpty {
      if reordered { return [Span("order", .changed)] }
      return attributes.isEmpty ? [] : [Span(attributes.count == 1 ? attributes[0] : "attributes", .changed)]
    }
    return parts.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [Span(" "), $0.element] }
  }
}
