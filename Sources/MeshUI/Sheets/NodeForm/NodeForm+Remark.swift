import Canvas
import Panels

extension [Span] {
  /// What is said of a field: a word in its colour, then the text.
  static func remark(_ remark: NodeForm.Remark) -> [Span] {
    switch remark {
    case .ok(let text): [Span("ok", .ok), Span("  " + text, .dim)]
    case .warn(let text): [Span("warn", .warn), Span("  " + text)]
    case .error(let text): [Span("error", .error), Span(" " + text)]
    }
  }
}
