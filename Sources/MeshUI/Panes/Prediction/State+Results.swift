import Canvas
import MeshCore
import Panels

/// Walking through what the nodes gave. The node that is selected among the nodes is, too, among the results.
extension State {
  mutating func walkResults(by distance: Int) throws(Notice) -> [Effect] {
    guard let run = currentRun, !run.nodes.isEmpty else { throw noResults }
    let selected = selectedNode?.id
    let index = run.nodes.firstIndex { $0.id == selected } ?? 0
    cursors.node = run.nodes[clamped(index, by: distance, count: run.nodes.count)].id
    cursors.detailTop = 0
    showSelectedResult()
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
