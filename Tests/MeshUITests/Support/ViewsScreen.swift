import Canvas
@testable import MeshUI

/// The rows and panes of the main screen, without a sheet over them.
func mainScreen(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  frame.putTitle(state)
  frame.putPanes(state, Layout(state))
  frame.putNotice(state)
  frame.putHints(state)
  return frame
}
