import Canvas
import Panels

/// A border between panes that can be moved.
enum Border: String, Hashable, Sendable, Codable, CaseIterable {
  /// Between the left panes and the right ones.
  case sidebar
  /// Between Workflows and Staged, Nodes and Detail, Detail and Prediction.
  case left, right, bottom
}

/// Where borders were moved to, in cells; those that were not stand where there is most use of them.
struct Borders: Hashable, Sendable, Codable {
  private var cells: [String: Int] = [:]

  var isEmpty: Bool { cells.isEmpty }

  subscript(border: Border) -> Int? {
    get { cells[border.rawValue] }
    set { cells[border.rawValue] = newValue }
  }

  /// Where a border stands that has room from one cell to another.
  func place(_ border: Border, _ usual: Int, in room: ClosedRange<Int>) -> Int {
    self[border].map { min(max($0, room.lowerBound), room.upperBound) } ?? usual
  }
}

extension Layout {
  /// The border at a cell.
  func border(at position: Position) -> Border? {
    guard [.twoColumns, .wide, .columns].contains(arrangement),
      body.contains(row: position.row, column: position.column)
    else { return nil }
    if position.column == dividers.first?.column { return .sidebar }
    if dividers.count > 1, position.column == dividers[1].column, dividers[1].rows.contains(position.row) {
      return .bottom
    }
    if position.row == panes[.staged]?.row, position.column < dividers.first?.column ?? 0 { return .left }
    if let below = panes[.detail] ?? panes[.prediction], position.row == below.row,
      position.column > dividers.first?.column ?? 0, arrangement != .columns || position.column < below.maxColumn
    {
      return .right
    }
    return nil
  }

  /// How far a border is from where its first pane begins, once it is moved to a cell.
  func extent(of border: Border, to position: Position) -> Int {
    switch border {
    case .sidebar: position.column - body.column
    case .left, .right: position.row - body.row
    case .bottom: position.column - (dividers.first.map { $0.column + 1 } ?? 0)
    }
  }
}
