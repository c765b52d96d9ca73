import Canvas
import Panels

extension State {
  /// Whether keys go to the pane, and so whether it is drawn as the focused one.
  func isFocused(_ pane: Pane) -> Bool {
    focus == pane && topSheet.map { type(of: $0).place == .noticeRow } != false
  }

  /// The pane's number and name.
  func title(_ pane: Pane) -> Span {
    Span("\(pane.rawValue) \(pane.title)", isFocused(pane) ? .titleFocus : .title)
  }
}
