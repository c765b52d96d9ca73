/// One key press, as far as terminals tell keys apart.
package enum Key: Hashable, Sendable {
  /// A character that was typed, Shift applied.
  case char(Character)
  /// Ctrl with a letter, which is in lower case, or with one of `@ \ ] ^ _`.
  case ctrl(Character)
  case enter
  case tab
  case backTab
  case escape
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 is 1.
  case function(Int)
}
