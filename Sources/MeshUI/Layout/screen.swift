import Canvas
import Panels

/// The whole screen for a state: pure, so that tests compare it as text.
func screen(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  frame.takesMouse = state.usesMouse
  guard state.size.rows >= Layout.smallest.rows, state.size.columns >= Layout.smallest.columns else {
    frame.putTooSmall(state)
    return frame
  }
  let layout = Layout(state)
  frame.putTitle(state)
  frame.putPanes(state, layout)
  if let sheet = state.shownSheet { frame.put(sheet, state, layout) }
  if let rect = state.searchedRect(layout) { frame.light(state.search.text.text, in: rect) }
  frame.putNotice(state)
  frame.putHints(state)
  return frame
}
