import Canvas
import Panels

extension Frame {
  /// Draws a sheet over the panes it covers.
  mutating func put(_ sheet: some Sheet, _ state: State, _ layout: Layout) {
    let rect = layout.rect(of: type(of: sheet).place)
    guard let view = sheet.view(state, size: rect.size) else { return }
    put(view, in: rect)
    put(standing: view.standing, state)
    // The line at the left was joined to the panes that the sheet covers.
    if rect.column > 0 { putDivider(column: rect.column - 1, rows: rect.row..<rect.maxRow) }
  }
}
