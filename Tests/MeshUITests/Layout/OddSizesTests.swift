import Canvas
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// Every place of the editor at sizes that nobody designs for: nothing leaves its place, and nothing is drawn over another.
@Suite struct OddSizesTests {
  private static let sizes = [
    (10, 40), (11, 41), (13, 57), (17, 79), (24, 80), (25, 81), (10, 400), (39, 119), (40, 120), (47, 133), (60, 200),
    (120, 40), (120, 400),
  ].map { Size(rows: $0.0, columns: $0.1) }

  /// The frame, with what stands there that must not.
  private func faults(_ state: State) -> [String] {
    let frame = screen(state)
    let layout = Layout(state)
    var faults: [String] = []
    if frame.size != state.size { faults.append("the frame is \(frame.size)") }
    if let cursor = frame.cursor, !frame.bounds.contains(row: cursor.row, column: cursor.column) {
      faults.append("the cursor is at \(cursor)")
    }
    for row in 0..<state.size.rows {
      for column in 0..<state.size.columns where frame[row, column].isContinuation {
        let isWhole = column > 0 && width(of: String(frame[row, column - 1].glyph)) == 2
        if !isWhole { faults.append("half a character at \(row), \(column)") }
      }
    }
    let title = (0..<state.size.columns).filter { frame[0, $0].glyph == "━" || frame[0, $0].glyph == "─" }
    if !title.isEmpty { faults.append("a rule in the title row") }
    return faults + self.faults(of: layout, in: frame, state)
  }

  /// The lines between the panes stand where no sheet covers them, but for the notice, which may take rows of the body.
  private func faults(of layout: Layout, in frame: Frame, _ state: State) -> [String] {
    var body = layout.body
    if let sheet = state.shownSheet {
      let rect = layout.rect(of: type(of: sheet).place)
      body = body.inset(right: body.columns - (rect.column - body.column))
    }
    return layout.dividers.flatMap { divider in
      divider.rows.dropLast(4).filter { body.contains(row: $0, column: divider.column) }.compactMap { row in
        let glyph = frame[row, divider.column].glyph
        return isLine(glyph) ? nil : "\(glyph) on the line at \(row), \(divider.column)"
      }
    }
  }

  private func isLine(_ glyph: Character) -> Bool {
    glyph.unicodeScalars.first.map { (0x2500...0x257F).contains($0.value) } ?? false
  }

  @Test(arguments: KeyContext.allCases)
  func everyPlaceKeepsToItself(_ context: KeyContext) throws {
    var editor = try BindingTests.editor(in: context)
    for size in Self.sizes {
      _ = update(&editor.state, .event(.resize(size)))
      #expect(faults(editor.state) == [], "\(size.columns)x\(size.rows)")
    }
  }

  @Test(arguments: Pane.allCases, [false, true])
  func everyPaneKeepsToItself(_ pane: Pane, isZoomed: Bool) {
    for size in Self.sizes {
      var state = Fixtures.busy(rows: size.rows, columns: size.columns)
      state.focus = pane
      state.isZoomed = isZoomed
      #expect(faults(state) == [], "\(size.columns)x\(size.rows)")
      state.showsGraph = true
      #expect(faults(state) == [], "\(size.columns)x\(size.rows)")
    }
  }

  @Test(arguments: [
    Size(rows: 9, columns: 80), Size(rows: 24, columns: 39), Size(rows: 1, columns: 1), Size(rows: 3, columns: 200),
  ])
  func whatIsTooSmallSaysSo(_ size: Size) {
    let frame = screen(Fixtures.busy(rows: size.rows, columns: size.columns))
    #expect(frame.size == size)
    if size.rows >= 3, size.columns >= 24 { #expect(frame.textLines.joined().contains("needs 40 x 10")) }
  }
}
