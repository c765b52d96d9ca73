import Canvas
import Panels

/// Where everything of the main screen stands. The panes depend on the size and on what has the keyboard, never on what
/// they hold, so that nothing moves while one looks through the workflows.
struct Layout: Hashable, Sendable {
  /// Below it nothing is drawn but a request for more room.
  static let smallest = Size(rows: 10, columns: 40)

  enum Arrangement: Hashable, Sendable {
    /// The focused pane has the body to itself.
    case zoomed
    /// Little room: every pane has its rule, the focused one its content.
    case stacked
    /// Workflows and Staged at the left, Nodes and one of Detail and Prediction at the right.
    case twoColumns
    /// All five panes.
    case wide
    /// The same, where there is room for Prediction to be a column of its own.
    case columns
    /// The graph has the body, but for Detail below it where there is room, and beside that Prediction where it is wide.
    case graph
  }

  let arrangement: Arrangement
  /// All rows but the title's and the last two.
  let body: Rect
  /// The rectangles of the panes, the first row of each being its rule. A pane that is not there is not shown.
  let panes: [Pane: Rect]
  /// The pane that only has its title on the rule of the one in whose place it would stand.
  let hidden: Pane?
  /// The vertical lines between the panes.
  let dividers: [Divider]
  private let sidebar: Int
  private let predictionRows: Int

  init(_ state: State) {
    body = Rect.whole(state.size).inset(top: 1, bottom: 2)
    let borders = state.kept.borders
    let widest = max(Self.leastColumns, state.size.columns - Self.leastColumns - 20)
    let sidebar = borders.place(.sidebar, Self.sidebar(state.size.columns), in: Self.leastColumns...widest)
    self.sidebar = sidebar
    let rows = Self.leastRows...max(Self.leastRows, body.rows - Self.leastRows)
    let arrangement = Self.arrangement(state.size, isZoomed: state.isZoomed, drawsGraph: state.drawsGraph)
    self.arrangement = arrangement
    func wide(_ body: Rect) -> [Pane: Rect] {
      Self.columns(
        body, sidebar: sidebar, topRows: borders.place(.right, body.rows * 3 / 8, in: rows),
        leftRows: borders.place(.left, body.rows - body.rows / 3, in: rows))
    }
    switch arrangement {
    case .zoomed:
      panes = [state.focus: body]
      hidden = nil
      dividers = []
    case .stacked:
      panes = Self.stacked(body, focus: state.focus)
      hidden = nil
      dividers = []
    case .twoColumns:
      let shown: Pane = state.focus == .prediction ? .prediction : .detail
      hidden = shown == .detail ? .prediction : .detail
      panes = Self.columns(
        body, sidebar: sidebar, topRows: borders.place(.right, body.rows * 4 / 7, in: rows),
        leftRows: borders.place(.left, body.rows * 4 / 7, in: rows)
      )
      .reduce(into: [:]) { $0[$1.key == .detail ? shown : $1.key] = $1.value }
      dividers = [Divider(column: body.column + sidebar, rows: body.row..<body.maxRow)]
    case .wide:
      var panes = wide(body)
      let bottom = panes[.detail] ?? body
      let (detail, rest) = bottom.splitColumns(
        left: borders.place(
          .bottom, (bottom.columns - 1) * 21 / 40,
          in: Self.leastColumns...max(Self.leastColumns, bottom.columns - Self.leastColumns)))
      panes[.detail] = detail
      panes[.prediction] = rest.inset(left: 1)
      self.panes = panes
      hidden = nil
      dividers = [
        Divider(column: body.column + sidebar, rows: body.row..<body.maxRow),
        Divider(column: detail.maxColumn, rows: bottom.row..<bottom.maxRow),
      ]
    case .columns:
      let rest = body.columns - sidebar - 1
      let middle = borders.place(
        .bottom, rest * 11 / 20, in: Self.leastColumns...max(Self.leastColumns, rest - Self.leastColumns))
      let (most, right) = body.splitColumns(left: sidebar + 1 + middle)
      var panes = wide(most)
      panes[.prediction] = right.inset(left: 1)
      self.panes = panes
      hidden = nil
      dividers = [
        Divider(column: body.column + sidebar, rows: body.row..<body.maxRow),
        Divider(column: most.maxColumn, rows: body.row..<body.maxRow),
      ]
    case .graph:
      let (graph, bottom) = body.splitRows(bottom: Self.rowsBelowGraph(state.size))
      if bottom.isEmpty {
        panes = [.nodes: body]
        dividers = []
      } else if !Room(state.size.columns).isWide {
        panes = [.nodes: graph, .detail: bottom]
        dividers = []
      } else {
        let (detail, rest) = bottom.splitColumns(left: (bottom.columns - 1) / 2)
        panes = [.nodes: graph, .detail: detail, .prediction: rest.inset(left: 1)]
        dividers = [Divider(column: detail.maxColumn, rows: bottom.row..<bottom.maxRow)]
      }
      hidden = nil
    }
    predictionRows =
      panes[.prediction].map { PredictionPlaces(state, in: $0, isZoomed: arrangement == .zoomed).lines.rows } ?? 0
  }

  /// Where a sheet stands, its rule included.
  func rect(of place: SheetPlace) -> Rect {
    switch place {
    case .besideWorkflows where isRoomy: body.inset(left: sidebar + 1)
    case .besideWorkflows, .body, .noticeRow: body
    }
  }

  /// The rows of a pane's content that one looks through, heads and pictures left out; 0 for a pane that is not shown.
  func rows(of pane: Pane) -> Int {
    guard let rect = panes[pane] else { return 0 }
    let content = rect.rows - 1
    switch pane {
    case .workflows, .nodes, .staged: return max(0, content - 1)
    case .detail: return content
    case .prediction: return predictionRows
    }
  }

  /// Detail has but four rows, below the graph.
  var isBrief: Bool { arrangement == .graph && panes[.prediction] == nil }

  private var isRoomy: Bool { Room(body.columns).isWide }
}

extension Layout {
  /// A vertical line between panes.
  struct Divider: Hashable, Sendable {
    let column: Int
    let rows: Range<Int>
  }

  private static let lowRows = 18
  /// Where Nodes and Prediction side by side have the room that each has by itself at 120 columns.
  private static let leastOfColumns = 160
  /// What a border leaves of a pane.
  private static let leastRows = 4
  private static let leastColumns = 20

  private static func arrangement(_ size: Size, isZoomed: Bool, drawsGraph: Bool) -> Arrangement {
    if isZoomed { return .zoomed }
    if drawsGraph { return .graph }
    if !Room(size.columns).isMedium || size.rows < lowRows { return .stacked }
    if !Room(size.columns).isWide { return .twoColumns }
    return size.columns < leastOfColumns ? .wide : .columns
  }

  /// The rows of what stands below the graph, its rule included: four lines, more where it is wide.
  private static func rowsBelowGraph(_ size: Size) -> Int {
    guard size.rows >= lowRows else { return 0 }
    return max(5, !Room(size.columns).isWide ? 0 : size.rows * 11 / 40)
  }

  /// The columns of the left panes.
  private static func sidebar(_ columns: Int) -> Int {
    !Room(columns).isWide ? min(34, columns / 3 - 1) : min(48, columns * 2 / 7)
  }

  private static func stacked(_ body: Rect, focus: Pane) -> [Pane: Rect] {
    let order: [Pane] = [.workflows, .nodes, .staged, .detail, .prediction]
    var rest = body
    return order.reduce(into: [:]) { panes, pane in
      let rows = pane == focus ? body.rows - order.count + 1 : 1
      (panes[pane], rest) = rest.splitRows(top: rows)
    }
  }

  private static func columns(_ body: Rect, sidebar: Int, topRows: Int, leftRows: Int) -> [Pane: Rect] {
    let (left, rest) = body.splitColumns(left: sidebar)
    let (workflows, staged) = left.splitRows(top: leftRows)
    let (nodes, detail) = rest.inset(left: 1).splitRows(top: topRows)
    return [.workflows: workflows, .staged: staged, .nodes: nodes, .detail: detail]
  }
}
