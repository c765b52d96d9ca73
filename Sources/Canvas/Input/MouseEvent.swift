/// What the mouse did, at a cell.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// The left button.
    case press
    case drag
    case release
    case scrollUp
    case scrollDown
  }

  package let action: Action
  package let position: Position

  package init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
