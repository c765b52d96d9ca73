import Canvas

/// The graph in cells: where each box stands, where what is said beside it, and through which cells each edge goes. It
/// may be larger than the room it is made for.
struct GraphLayout: Hashable, Sendable {
  /// What a box has to hold.
  struct Need: Hashable, Sendable {
    let columns: Int
    let lines: Int
    /// The columns of what is said beside the box; 0 for nothing.
    let note: Int
  }

  let order: GraphOrder
  private(set) var size: Size
  /// By place, their outlines included; lanes have none.
  let boxes: [Rect]
  /// By place, beside the box or below it; empty where nothing is said.
  private(set) var notes: [Rect]
  /// By edge: from the cell right of one box to the cell left of the other.
  let paths: [[Position]]
  let strokes: [Position: GraphStroke]

  /// - Parameter needs: those of all places of `order` but the lanes.
  init(_ order: GraphOrder, _ needs: [Need], room: Size) {
    let below = Set(needs.indices.filter { needs[$0].note > 0 && !order.targets[$0].isEmpty })
    self.init(order, needs, notesBelow: below, room: room)
    let cramped = needs.indices.filter { !below.contains($0) && needs[$0].note > notes[$0].columns }
    if !cramped.isEmpty { self.init(order, needs, notesBelow: below.union(cramped), room: room) }
  }

  private init(_ order: GraphOrder, _ needs: [Need], notesBelow below: Set<Int>, room: Size) {
    let shapes = order.places.indices.map { index in
      needs.indices.contains(index)
        ? GraphShape(lines: needs[index].lines, inputs: order.sources[index].count, hasNote: below.contains(index))
        : .lane
    }
    let rows = GraphRows(order, shapes)
    let widths = needs.indices.map { max(needs[$0].columns, below.contains($0) ? needs[$0].note : 0) }
    let grid = GraphGrid(order, rows, widths: widths, room: room.columns)
    self.order = order
    boxes = needs.indices.map { index in
      Rect(
        row: rows.tops[index], column: grid.column(of: index),
        rows: shapes[index].rows - (below.contains(index) ? 1 : 0), columns: grid.width(of: index))
    }
    let lines = order.edges.map(grid.path)
    paths = lines.map { $0.map(\.cell) }
    strokes = zip(order.edges, lines).reduce(into: [:]) { $0.draw($1.1, $1.0.kind) }
    size = Size(rows: zip(rows.tops, shapes).map { $0 + $1.rows }.max() ?? 0, columns: grid.columns)
    notes = []
    notes = needs.indices.map { index in
      guard needs[index].note > 0 else { return Rect(row: 0, column: 0, rows: 0, columns: 0) }
      let box = boxes[index]
      if below.contains(index) {
        return Rect(row: box.maxRow, column: box.column + 2, rows: 1, columns: box.columns - 2)
      }
      let row = rows.out(of: index)
      let columns = free(row: row, from: box.maxColumn + 1, to: max(room.columns, size.columns))
      return Rect(row: row, column: box.maxColumn + 1, rows: 1, columns: min(columns, needs[index].note))
    }
    size.columns = max(size.columns, notes.map(\.maxColumn).max() ?? 0)
  }

  /// How many cells are free in a row, with one before what stands next.
  private func free(row: Int, from column: Int, to end: Int) -> Int {
    let next = (column..<max(column, end)).first { column in
      strokes[Position(row: row, column: column)] != nil || boxes.contains { $0.contains(row: row, column: column) }
    }
    return next.map { max(0, $0 - column - 1) } ?? end - column
  }
}

extension [Position: GraphStroke] {
  /// Draws an edge over others. Where it crosses those of another place, the vertical line goes on and the other one
  /// passes behind it, so that no crossing looks like a joint.
  fileprivate mutating func draw(_ line: [GraphGrid.Step], _ kind: GraphOrder.Edge.Kind) {
    guard let first = line.first?.cell, let last = line.last?.cell else { return }
    let cells =
      [Position(row: first.row, column: first.column - 1)] + line.map(\.cell)
      + [Position(row: last.row, column: last.column + 1)]
    for (index, step) in line.enumerated() {
      var stroke = GraphStroke(of: step.index)
      if let other = self[step.cell] {
        if other.index == step.index {
          stroke = other
        } else if other.isVertical {
          continue
        }
      }
      stroke.join(step.cell, to: cells[index], kind)
      stroke.join(step.cell, to: cells[index + 2], kind)
      if kind == .back ? index == 0 : index == line.count - 1 { stroke.point(kind == .back ? .left : .right) }
      self[step.cell] = stroke
    }
  }
}
