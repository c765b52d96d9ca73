import Canvas
import Panels

extension Frame {
  /// What stands on a screen that has no room for the panes. Keys still work: leaving is one of them.
  mutating func putTooSmall(_ state: State) {
    let smallest = Layout.smallest
    let lines = [
      "meshwork needs \(smallest.columns) x \(smallest.rows)",
      "this is \(state.size.columns) x \(state.size.rows)",
      "make the window larger",
    ]
    let top = max(0, (state.size.rows - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      let column = max(0, (state.size.columns - line.count) / 2)
      put(line, row: top + index, column: column, limit: state.size.columns - column, index == 0 ? .warn : .text)
    }
  }
}
