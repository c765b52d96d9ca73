import Canvas
import Panels

/// What is written in a box and beside it, and how the box is drawn.
struct GraphText: Hashable, Sendable {
  /// The line around a box.
  struct Outline: Hashable, Sendable {
    var role = Role.graphNode
    var isDashed = false
    /// That of the selected node.
    var isHeavy = false
  }

  let lines: [[Span]]
  var note: [Span] = []
  /// What stands beside the box can be done without.
  var isNoteSpare = true
  var outline = Outline()

  /// - Parameter saysAll: with what can be spared.
  func need(saysAll: Bool) -> GraphLayout.Need {
    GraphLayout.Need(
      columns: lines.map(\.columns).max() ?? 0, lines: lines.count,
      note: saysAll || !isNoteSpare ? note.columns : 0)
  }
}
