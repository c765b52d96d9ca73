import Canvas
import LayeredGraph
import Panels

extension Frame {
  /// The panes, the lines between them, and nothing where a sheet will cover them.
  mutating func putPanes(_ state: State, _ layout: Layout) {
    if let sheet = state.shownSheet { return putBeside(type(of: sheet).place, state, layout) }
    for (pane, rect) in layout.panes { put(pane, state, layout, rect) }
    for divider in layout.dividers { putDivider(column: divider.column, rows: divider.rows) }
  }

  /// A sheet that leaves the left column free has the workflows and what is staged beside it, in any arrangement.
  private mutating func putBeside(_ place: SheetPlace, _ state: State, _ layout: Layout) {
    guard layout.rect(of: place).column > 0 else { return }
    var state = state
    state.isZoomed = false
    state.showsGraph = false
    let layout = Layout(state)
    for (pane, rect) in layout.panes where rect.column == 0 { put(pane, state, layout, rect) }
    guard let divider = layout.dividers.first else { return }
    let sheet = layout.rect(of: place)
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
        GraphView(state, in: content).put(in: &self)
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
        put(NodeBrief(row: row, state: state, columns: rect.columns).lines, in: content)
      } else {
        put(windowOf: detailLines(state, columns: rect.columns), in: content, from: state.cursors.detailTop)
      }
    case .prediction: putPrediction(state, layout, rect)
    }
  }
}
