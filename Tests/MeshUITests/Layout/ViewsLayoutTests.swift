import Canvas
@testable import MeshUI
import TestSupport
import Testing

@Suite("Where the panes stand")
struct ViewsLayoutTests {
  private func layouts(_ body: (State, Layout) -> Void) {
    for rows in stride(from: Layout.smallest.rows, through: 70, by: 10) {
      for columns in stride(from: Layout.smallest.columns, through: 220, by: 13) {
        for pane in Pane.allCases {
          for isZoomed in [false, true] {
            var state = Fixtures.busy(rows: rows, columns: columns)
            state.focus = pane
            state.isZoomed = isZoomed
            body(state, Layout(state))
            state.showsGraph = true
            body(state, Layout(state))
          }
        }
      }
    }
  }

  @Test("at any size the panes lie in the body, apart from each other and from the lines between them")
  func panesAreApart() {
    layouts { state, layout in
      let rects = Array(layout.panes.values)
      for (place, rect) in rects.enumerated() {
        #expect(rect.intersection(layout.body) == rect)
        for other in rects[(place + 1)...] { #expect(rect.intersection(other).isEmpty) }
        for divider in layout.dividers {
          let line = Rect(
            row: divider.rows.lowerBound, column: divider.column, rows: divider.rows.count, columns: 1)
          #expect(rect.intersection(line).isEmpty)
        }
      }
    }
  }

  @Test("at any size the panes and lines fill the body")
  func panesFillTheBody() {
    layouts { _, layout in
      let cells = layout.panes.values.reduce(0) { $0 + $1.rows * $1.columns }
      let lines = layout.dividers.reduce(0) { $0 + $1.rows.count }
      #expect(cells + lines == layout.body.rows * layout.body.columns)
    }
  }

  @Test("the focused pane always shows something")
  func focusIsShown() {
    layouts { state, layout in
      #expect((layout.panes[state.focus]?.rows ?? 0) >= 3)
      #expect(layout.hidden != state.focus)
      #expect(layout.rows(of: state.focus) >= 1)
    }
  }

  @Test("a sheet about a workflow leaves the list in sight where there is room")
  func sheets() {
    let wide = Layout(Fixtures.busy(rows: 40, columns: 120))
    let slim = Layout(Fixtures.busy(rows: 24, columns: 80))
    #expect(slim.rect(of: .besideWorkflows) == slim.body)
    #expect(wide.rect(of: .body) == wide.body)
    #expect(wide.rect(of: .besideWorkflows).column == wide.dividers.first.map { $0.column + 1 })
    #expect(wide.rect(of: .besideWorkflows).maxColumn == wide.body.maxColumn)
  }

  @Test("beside a sheet there are the workflows, whatever pane was zoomed")
  func besideSheet() {
    var state = Fixtures.busy(rows: 40, columns: 120)
    state.focus = .prediction
    state.isZoomed = true
    state.dialogs = [.newWorkflow(NewWorkflowForm())]
    let lines = mainScreen(state).textLines
    #expect(lines[1].hasPrefix("─ 1 Workflows"))
    #expect(lines[1].contains("┮━"))
    #expect(!lines.contains { $0.contains("4 Prediction") })
  }
}
