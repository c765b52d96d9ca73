package import Canvas

/// The whole screen for a state: pure, so that tests compare it as text.
package func screen(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  guard state.size.rows >= Layout.smallest.rows, state.size.columns >= Layout.smallest.columns else {
    frame.putTooSmall(state)
    return frame
  }
  let layout = Layout(state)
  frame.putTitle(state)
  frame.putPanes(state, layout)
  if let dialog = state.shownDialog { frame.put(dialog, state, layout) }
  frame.putNotice(state)
  frame.putHints(state)
  return frame
}

extension State {
  /// What is drawn over the panes. A question stands in the notice row: what it is about, or was asked from, stays above
  /// it.
  var shownDialog: Dialog? {
    dialogs.last { dialog in
      switch dialog {
      case .question(.acceptRisk): true
      case .question: false
      case .help, .apps, .nodeForm, .versions, .uses, .workflowVersions, .newWorkflow, .rename, .predict, .plan,
        .conflict, .applied, .paste, .copy, .history:
        true
      }
    }
  }
}
