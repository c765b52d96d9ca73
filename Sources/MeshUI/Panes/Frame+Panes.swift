package import Canvas

extension Frame {
  /// The panes, the lines between them, and nothing where a sheet will cover them.
  package mutating func putPanes(_ state: State, _ layout: Layout) {
    switch state.shownDialog {
    case nil, .question:
      for (pane, rect) in layout.panes { put(pane, state, layout, rect) }
      for divider in layout.dividers { putDivider(column: divider.column, rows: divider.rows) }
    case .help(_)?, .apps(_)?, .nodeForm(_)?, .versions(_)?, .workflowVersions(_)?, .newWorkflow(_)?, .predict(_)?,
      .plan(_)?, .applied(_)?, .history(_)?, .paste(_)?, .copy(_)?, .conflict(_)?, .uses(_)?, .rename(_)?:
      putBesideSheet(state, layout)
    }
  }

  /// A sheet that leaves the left column free has the workflows and what is staged beside it, in any arrangement.
  private mutating func putBesideSheet(_ state: State, _ layout: Layout) {
    guard let dialog = state.dialogs.last, layout.sheet(for: dialog).column > 0 else { return }
    var state = state
    state.isZoomed = false
    state.showsGraph = false
    let layout = Layout(state)
    for (pane, rect) in layout.panes where rect.column == 0 { put(pane, state, layout, rect) }
    guard let divider = layout.dividers.first else { return }
    let sheet = layout.sheet(for: dialog)
    put(Rule([], isFocused: true), row: sheet.row, column: sheet.column, columns: sheet.columns)
    putDivider(column: divider.column, rows: divider.rows)
  }

  private mutating func put(_ pane: Pane, _ state: State, _ layout: Layout, _ rect: Rect) {
    let content = rect.inset(top: 1)
    switch pane {
    case .workflows: putWorkflows(state, rect)
    case .nodes:
      put(nodesRule(state, columns: rect.columns), row: rect.row, column: rect.column, columns: rect.columns)
      if state.drawsGraph {
        putGraph(state, in: content)
      } else {
        put(nodeLines(state, columns: rect.columns, rows: content.rows), in: content)
      }
    case .staged:
      put(stagedRule(state, columns: rect.columns), row: rect.row, column: rect.column, columns: rect.columns)
      if layout.arrangement == .zoomed {
        putStagedScreen(state, in: content)
      } else {
        put(stagedLines(state, columns: rect.columns, rows: content.rows), in: content)
      }
    case .detail:
      put(
        detailRule(state, layout: layout), row: rect.row, column: rect.column, columns: rect.columns)
      if layout.isBrief, let row = state.selectedNode {
        put(NodeBrief(row, state, columns: rect.columns).lines, in: content)
      } else {
        put(detailLines(state, columns: rect.columns), in: content, from: state.cursors.detailTop)
      }
    case .prediction: putPrediction(state, layout, rect)
    }
  }
}
