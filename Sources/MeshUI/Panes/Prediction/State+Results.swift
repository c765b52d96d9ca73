import Canvas
import MeshCore
import Panels

/// Walking through what the nodes gave. The node that is selected among the nodes is, too, among the results.
extension State {
  mutating func walkResults(by distance: Int) throws(Notice) -> [Effect] {
    guard let run = currentRun, !run.nodes.isEmpty else { throw noResults }
    let selected = selectedNode?.id
    let index = run.nodes.firstIndex { $0.id == selected } ?? 0
    showNode(run.nodes[clamped(index, by: distance, count: run.nodes.count)].id)
    return []
  }

  mutating func fold() throws(Notice) -> [Effect] {
    guard let run = currentRun else { throw noResults }
    guard let node = selectedNode?.id, run.nodes.contains(where: { $0.id == node }) else {
      throw .plain("The selected node did not run. \(key(.nextNode, in: .prediction)) goes to one that did.")
    }
    if folded.remove(node) == nil { folded.insert(node) }
    showSelectedResult()
    return []
  }

  private var noResults: Notice { .plain("Nothing was predicted yet. \(key(.predict, in: .prediction)) predicts.") }

  /// A line further, or to the next node where all of this one was seen.
  mutating func moveThroughResults(by distance: Int) {
    guard let run = currentRun, let (places, window) = resultPlaces(of: run),
      let index = places.firstIndex(where: { $0.node == selectedNode?.id })
    else { return scrollPrediction(by: distance) }
    let isSeen =
      distance > 0
      ? places[index].lines.upperBound <= window.upperBound : places[index].lines.lowerBound >= window.lowerBound
    let next = index + distance.signum()
    guard isSeen, places.indices.contains(next) else { return scrollPrediction(by: distance) }
    selectNode(places[next].node)
    // Its head comes in sight: that says which it is.
    let head = places[next].lines.lowerBound
    if head >= window.upperBound { scrollPrediction(by: head - window.upperBound + 1) }
    if head < window.lowerBound { scrollPrediction(by: head - window.lowerBound) }
  }

  /// The first node, or the last.
  mutating func selectResult(atEnd: Bool) {
    guard !showsRawPrediction, let run = currentRun, let node = atEnd ? run.nodes.last : run.nodes.first else { return }
    selectNode(node.id)
  }

  /// The selected node stays one that is seen, where the results were scrolled past it.
  mutating func selectSeenResult() {
    guard let run = currentRun, let (places, window) = resultPlaces(of: run),
      places.first(where: { $0.node == selectedNode?.id })?.lines.overlaps(window) == false,
      let seen = places.first(where: { $0.lines.lowerBound >= window.lowerBound && $0.lines.overlaps(window) })
        ?? places.first(where: { $0.lines.overlaps(window) })
    else { return }
    selectNode(seen.node)
  }

  /// The lines of each node, and those that are in sight; nil where the results are JSON or not shown.
  private func resultPlaces(of run: PredictionRun) -> (nodes: [(node: NodeID, lines: Range<Int>)], window: Range<Int>)?
  {
    guard hasRoom, !showsRawPrediction else { return nil }
    let layout = Layout(self)
    guard let rect = layout.panes[.prediction] else { return nil }
    let lines = PredictionPlaces(self, in: rect, isZoomed: layout.arrangement == .zoomed).lines
    let top = cursors.predictionTop
    return (resultLines(of: run, self, columns: lines.columns), top..<top + max(1, lines.rows))
  }

  /// Scrolls, no further than to the last line.
  mutating func scrollPrediction(by distance: Int) {
    cursors.predictionTop += distance
    guard hasRoom, cursors.predictionTop != 0 else { return }
    let layout = Layout(self)
    let lines = layout.panes[.prediction].map { rect in
      predictionLines(
        self, columns: PredictionPlaces(self, in: rect, isZoomed: layout.arrangement == .zoomed).lines.columns)
    }
    let last = TextWindow.lastTop(count: lines?.count ?? 0, rows: layout.rows(of: .prediction))
    cursors.predictionTop = clamped(cursors.predictionTop, by: 0, count: last + 1)
  }

  /// Scrolls to what the selected node gave.
  mutating func showSelectedResult() {
    guard hasRoom, !showsRawPrediction, let run = currentRun, let node = selectedNode?.id else { return }
    let layout = Layout(self)
    guard let rect = layout.panes[.prediction] else { return }
    let places = PredictionPlaces(self, in: rect, isZoomed: layout.arrangement == .zoomed)
    guard let lines = predictionLines(of: node, in: run, self, columns: places.lines.columns) else { return }
    let last = TextWindow.lastTop(count: lines.count, rows: layout.rows(of: .prediction))
    cursors.predictionTop = clamped(lines.first, by: 0, count: last + 1)
  }
}
