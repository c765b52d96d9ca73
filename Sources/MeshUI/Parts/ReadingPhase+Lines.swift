import Canvas
import MeshCore
import Panels

extension ReadingPhase {
  /// What the rule above the list says of it. `count` rows are there so far; `read` and `failed` are said once all are
  /// there, and where a part of them is.
  func standing(count: Int, read: String, failed: String) -> [Span] {
    switch self {
    case .notRead: []
    case .reading: [Span(count == 0 ? "reading…" : "reading… \(grouped(count))", .running)]
    case .failed: [Span(count == 0 ? "not read" : failed, .error)]
    case .read: [Span(read, .dim)]
    }
  }

  /// What stands in place of a list without rows: that it is being read, why it is not and what to do, or `none`.
  func lines(reading: String, again: String, none: [[Span]], after lead: [Span], columns: Int) -> [TextLine] {
    let said: [[Span]] =
      switch self {
      case .notRead, .reading: [[Span(reading, .running)]]
      case .failed(let reason): [[Span("error", .error), Span(" " + reason)], .sentence(again)]
      case .read: none
      }
    return said.flatMap { TextLine.wrapped($0, after: lead, columns: columns) }
  }
}
