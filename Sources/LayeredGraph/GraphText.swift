package import Canvas
package import Panels

/// What is written in a box and beside it, and how the box is drawn.
package struct GraphText: Hashable, Sendable {
  /// The line around a box.
  package struct Outline: Hashable, Sendable {
    package var role: Role
    package var isDashed: Bool
    /// That of the selected node.
    package var isHeavy: Bool

    package init(role: Role = .graphNode, isDashed: Bool = false, isHeavy: Bool = false) {
      self.role = role
      self.isDashed = isDashed
      self.isHeavy = isHeavy
    }
  }

  package let lines: [[Span]]
  package var note: [Span]
  /// What stands beside the box can be done without.
  package var isNoteSpare: Bool
  package var outline: Outline

  package init(lines: [[Span]], note: [Span] = [], isNoteSpare: Bool = true, outline: Outline = Outline()) {
    self.lines = lines
    self.note = note
    self.isNoteSpare = isNoteSpare
    self.outline = outline
  }

  /// - Parameter saysAll: with what can be spared.
  func need(saysAll: Bool) -> GraphLayout.Need {
    GraphLayout.Need(
      columns: lines.map(\.columns).max() ?? 0, lines: lines.count,
      note: saysAll || !isNoteSpare ? note.columns : 0)
  }
}
