package import Canvas
import Panels

/// The graph as it is shown in a room: all of it, or the part around the selected node and a row that says what else
/// there is. Stateless, as lists are.
package struct GraphView {
  private let layout: GraphLayout
  private let texts: [GraphText]
  /// The part of the graph that is seen, and where in the room.
  private let part: Rect
  private let place: Position
  private let room: Rect
  /// Where the row stands that says what is out of sight.
  private let restRow: Int?

  /// - Parameters:
  ///   - all: the texts of all places of `order` but the lanes, in the order in which they are wanted; they are shown if
  ///     everything can be seen then. Of each, what can be spared beside the boxes is left out before the next.
  ///   - selected: the place that is in sight.
  package init(_ order: GraphOrder, _ all: [[GraphText]], selected: Int?, in rect: Rect) {
    let attempts = all.flatMap { texts in [true, false].map { (texts, saysAll: $0) } }.lazy.map { texts, saysAll in
      let needs = texts.enumerated().map { $0.element.need(saysAll: saysAll || order.targets[$0.offset].isEmpty) }
      return (layout: GraphLayout(order, needs, room: rect.size), texts: texts)
    }
    func fits(_ layout: GraphLayout) -> Bool {
      layout.size.rows <= rect.rows && layout.size.columns <= rect.columns
    }
    // Where nothing fits, most is seen of what is smallest.
    let best = attempts.first { fits($0.layout) } ?? attempts[attempts.count - 1]
    layout = best.layout
    texts = best.texts
    let saysRest = !fits(layout) && rect.rows > 4
    room = saysRest ? rect.inset(bottom: 1) : rect
    let box = selected.map { best.layout.boxes[$0] } ?? Rect.whole(layout.size)
    part = Rect(
      row: Self.start(showing: box.row, box.rows, of: layout.size.rows, in: room.rows),
      column: Self.start(showing: box.column, box.columns, of: layout.size.columns, in: room.columns),
      rows: min(room.rows, layout.size.rows), columns: min(room.columns, layout.size.columns))
    place = Position(
      row: rect.row + min(1, room.rows - part.rows), column: rect.column + min(1, room.columns - part.columns))
    restRow = saysRest ? room.maxRow : nil
  }

  /// The first row or column to show: the box in the middle, or its beginning where it is larger than the room.
  private static func start(showing box: Int, _ length: Int, of all: Int, in room: Int) -> Int {
    max(0, min(length > room ? box : box + length / 2 - room / 2, all - room))
  }

  /// `↑ 2  ↓ 5  → 3 more`: the boxes that are not seen whole.
  private var rest: TextLine {
    let boxes = layout.boxes
    let counts = [
      ("↑", boxes.count { $0.row < part.row }), ("↓", boxes.count { $0.maxRow > part.maxRow }),
      ("←", boxes.count { $0.column < part.column }), ("→", boxes.count { $0.maxColumn > part.maxColumn }),
    ]
    return TextLine(
      "    " + counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: "  ") + " more", .dim)
  }

  package func put(in frame: inout Frame) {
    var whole = Frame(size: layout.size)
    for (cell, stroke) in layout.strokes {
      whole.write(String(stroke.glyph), row: cell.row, column: cell.column, paint: .role(stroke.role))
    }
    for (index, text) in texts.enumerated() {
      whole.put(text, in: layout.boxes[index], note: layout.notes[index])
    }
    frame.put(whole, part, row: place.row, column: place.column)
    if let restRow { frame.put(rest, row: restRow, column: room.column, columns: room.columns) }
  }
}
