import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// Where the mouse was pressed last.
struct Click: Hashable, Sendable {
  let position: Position
  let at: Date
  /// The border that moves with it.
  let border: Border?
}

extension State {
  mutating func handle(_ mouse: MouseEvent) -> [Effect] {
    guard hasRoom, usesMouse else { return [] }
    pendingKey = nil
    switch mouse.action {
    case .press: return press(at: mouse.position)
    case .drag: return drag(to: mouse.position)
    case .release: return releaseBorder()
    case .scrollUp: return scroll(by: -1, at: mouse.position)
    case .scrollDown: return scroll(by: 1, at: mouse.position)
    }
  }

  /// `%`: the mouse is the terminal's, which selects text with it, and ours again.
  mutating func toggleMouse() -> [Effect] {
    usesMouse.toggle()
    let again = key(.toggleMouse, in: .workflows)
    notice = .plain(
      usesMouse
        ? "The mouse works here. \(again) leaves it to the terminal, which selects text with it."
        : "The mouse is left to the terminal, to select text. \(again) takes it again.")
    return []
  }

  private mutating func press(at position: Position) -> [Effect] {
    notice.isFolded = true
    let last = click
    let layout = Layout(self)
    click = Click(position: position, at: clock.now, border: dialogs.isEmpty ? layout.border(at: position) : nil)
    let isSecond =
      last.map { $0.position == position && clock.now.timeIntervalSince($0.at) < Self.doubleClick } ?? false
    // A third press is not another double click.
    if isSecond { click = nil }
    if let sheet = topSheet { return press(on: type(of: sheet).place, at: position, layout, isSecond: isSecond) }
    guard
      let (pane, rect) = layout.panes.first(where: { $0.value.contains(row: position.row, column: position.column) })
    else { return [] }
    filter.isOpen = false
    if position.row == rect.row {
      if isSecond { return zoom() }
      return pane == focus ? [] : go(to: pane)
    }
    let wasFocused = pane == focus
    var effects: [Effect] = wasFocused ? [] : focusKeepingZoom(on: pane)
    let shown = Layout(self).panes[pane] ?? rect
    if let chosen = selecting(rowAt: position, in: shown, { $0.move(.rows($1)) }) { effects += chosen }
    guard isSecond, let binding = keymap.bindings(of: keyContext).first(where: { $0.keys == [.enter] }) else {
      return effects
    }
    return effects + perform(binding.command)
  }

  private mutating func focusKeepingZoom(on pane: Pane) -> [Effect] {
    focus = pane
    return []
  }

  /// In a sheet a click chooses a row, and a second one takes it. Nothing is answered or applied by the mouse.
  private mutating func press(
    on place: SheetPlace, at position: Position, _ layout: Layout, isSecond: Bool
  ) -> [Effect] {
    let rect = layout.rect(of: place)
    guard place != .noticeRow, keyContext != .confirmation,
      rect.contains(row: position.row, column: position.column)
    else { return [] }
    let effects =
      selecting(rowAt: position, in: rect) { state, distance in
        state.moveInSheet(.rows(distance))
      } ?? []
    let takes = keymap.bindings(of: keyContext).contains { $0.keys == [.enter] && $0.command == .take }
    return isSecond && takes ? effects + perform(.take) : effects
  }

  /// Moves the selection to the row that was clicked, as so many keys would: nil where it cannot be brought there. What
  /// stands in a row tells which one it is, wherever it stands once it is selected.
  private mutating func selecting(
    rowAt position: Position, in rect: Rect, _ move: (inout State, Int) -> [Effect]
  ) -> [Effect]? {
    let frame = screen(self)
    guard let selected = frame.selectedRow(in: rect) else { return nil }
    // What is clicked may be the second line of a row.
    for row in [position.row, position.row - 1] where row > rect.row && row < rect.maxRow {
      let wanted = frame.text(row: row, in: rect)
      var distance = row - selected
      if distance == 0 { return [] }
      while distance != 0 {
        var trial = self
        let effects = move(&trial, distance)
        let after = screen(trial)
        if let now = after.selectedRow(in: rect), after.text(row: now, in: rect) == wanted {
          self = trial
          return effects
        }
        distance -= distance.signum()
      }
    }
    return nil
  }

  /// Scrolls what is under the pointer; the keyboard stays where it is.
  private mutating func scroll(by direction: Int, at position: Position) -> [Effect] {
    guard dialogs.isEmpty else {
      guard topSheet.map({ type(of: $0).place != .noticeRow }) == true else { return [] }
      return moveInSheet(.rows(direction))
    }
    let pane = Layout(self).panes.first { $0.value.contains(row: position.row, column: position.column) }?.key
    guard let pane else { return [] }
    let focused = focus
    focus = pane
    defer { focus = focused }
    return move(.rows(pane == .detail || pane == .prediction ? 3 * direction : direction))
  }

  private mutating func drag(to position: Position) -> [Effect] {
    guard let border = click?.border else { return [] }
    let layout = Layout(self)
    kept.borders[border] = layout.extent(of: border, to: position)
    clampTops()
    return []
  }

  private mutating func releaseBorder() -> [Effect] {
    guard let border = click?.border else { return [] }
    let moved = kept.borders[border] != nil
    if let last = click { click = Click(position: last.position, at: last.at, border: nil) }
    return moved ? [keptEntry] : []
  }

  /// Seconds.
  private static let doubleClick = 0.4
}

extension Frame {
  /// The row whose cursor mark stands at its beginning.
  fileprivate func selectedRow(in rect: Rect) -> Int? {
    (rect.row + 1..<max(rect.row + 1, rect.maxRow)).first { row in
      (rect.column..<rect.maxColumn).contains { self[row, $0].glyph == "▸" }
    }
  }

  fileprivate func text(row: Int, in rect: Rect) -> String {
    String((rect.column..<rect.maxColumn).map { self[row, $0].glyph == "▸" ? " " : self[row, $0].glyph })
  }
}
