import MeshCore
import Panels

extension Pane {
  /// Reading order of the screen, which Tab follows.
  private static let order: [Pane] = [.workflows, .nodes, .staged, .detail, .prediction]

  var next: Pane { Self.order.element(1, after: self) }
  var previous: Pane { Self.order.element(-1, after: self) }

  var left: Pane {
    switch self {
    case .workflows, .nodes: .workflows
    case .staged, .detail: .staged
    case .prediction: .detail
    }
  }

  var right: Pane {
    switch self {
    case .workflows, .nodes: .nodes
    case .staged: .detail
    case .detail, .prediction: .prediction
    }
  }
}

extension State {
  /// The pane that stands to the right.
  var paneAtRight: Pane { focus == .nodes && Layout(self).arrangement == .columns ? .prediction : focus.right }

  /// Rows that a page key moves by: what is seen at once.
  var page: Int { max(1, Layout(self).rows(of: focus) - 1) }

  mutating func move(_ motion: Motion) -> [Effect] {
    let distance = motion.distance(page: page)
    switch focus {
    case .workflows:
      let ids = workflowIDs
      guard !ids.isEmpty else { return [] }
      let index = clamped(place(in: ids) ?? 0, by: distance, count: ids.count)
      cursors.workflowPlace = index
      return select(ids[index])
    case .nodes where drawsGraph:
      walkColumn(by: distance)
    case .nodes:
      guard let id = nodeRows.id(motion, from: cursors.node, page: page) else { return [] }
      showNode(id)
    case .staged:
      cursors.staged = staged.id(motion, from: cursors.staged, page: page) ?? cursors.staged
      // Nodes and Detail are about what is chosen; what a filter hides stays hidden.
      if let id = selectedStep?.change.workflows.first, shows(id) { return select(id) }
    case .detail:
      scrollDetail(by: distance)
    case .prediction:
      switch motion {
      case .rows(let rows) where abs(rows) == 1: moveThroughResults(by: rows)
      case .rows, .pages:
        scrollPrediction(by: distance)
        selectSeenResult()
      case .first, .last:
        scrollPrediction(by: distance)
        selectResult(atEnd: motion == .last)
      }
    }
    return []
  }

  /// Keeps Detail and Prediction from beginning behind their ends, where they became shorter.
  mutating func clampTops() {
    scrollDetail(by: 0)
    scrollPrediction(by: 0)
  }

  mutating func selectNode(_ id: NodeID) {
    cursors.node = id
    cursors.detailTop = 0
  }

  /// The same, with what it gave in sight.
  mutating func showNode(_ id: NodeID) {
    selectNode(id)
    showSelectedResult()
  }

  mutating func select(_ id: WorkflowID?) -> [Effect] {
    guard id != cursors.workflow else { return [] }
    cursors.workflow = id
    cursors.node = nil
    folded = []
    unmarkNodes()
    cursors.detailTop = 0
    cursors.predictionTop = 0
    return thumbnailOfRun()
  }

  /// Asks for the picture of the run that is shown, where it is not there yet.
  mutating func thumbnailOfRun() -> [Effect] {
    currentRun.map { thumbnail(of: $0.image) } ?? []
  }

  /// Brings the picture of an image that has none yet.
  mutating func thumbnail(of image: ImageSource) -> [Effect] {
    guard !image.isRest, thumbnails[image] == nil, !running.contains(where: { $0.kind == .thumbnail(image) }) else {
      return []
    }
    return [start(.thumbnail(image))]
  }

  /// Keeps the selection on a workflow that is shown: the same one, else the one that took its place.
  mutating func selectShownWorkflow() -> [Effect] {
    guard let id = cursors.workflow else { return openList() }
    if shows(id) { return [] }
    let ids = workflowIDs
    return select(library.sort == .id ? ids.first { $0 > id } ?? ids.last : ids.first)
  }

  /// Selects where one was last, or what is worth to be seen first. While it is read nobody has to have moved: pages come
  /// in the order of the service, and the list opens at the same place whatever comes first.
  mutating func openList() -> [Effect] {
    guard cursors.workflow == nil || cursors.workflow == cursors.opened else { return [] }
    let wanted = [kept.place, session.opensOn].compactMap(\.self)
    let opened = wanted.first(where: shows) ?? workflowIDs.first
    let effects = select(opened)
    cursors.opened = opened
    return effects
  }

  /// Does `change`, and keeps the selection in the Nodes pane at its place where the selected row goes with it.
  mutating func keepingNodePlace(_ change: (inout State) -> [Effect]) -> [Effect] {
    let index = nodeRows.firstIndex { $0.id == cursors.node }
    let effects = change(&self)
    let rows = nodeRows
    if let index, !rows.contains(where: { $0.id == cursors.node }) {
      cursors.node = rows.isEmpty ? nil : rows[min(index, rows.count - 1)].id
    }
    return effects
  }

  mutating func go(to pane: Pane) -> [Effect] {
    focus = pane
    isZoomed = false
    // Where the pane has another size, the selected node stands elsewhere in it.
    if pane == .prediction { showSelectedResult() }
    return []
  }

  mutating func jump(to pane: Pane) -> [Effect] {
    guard pane == focus else { return go(to: pane) }
    if pane == .detail {
      detail = DetailTab.allCases.element(1, after: detail)
      cursors.detailTop = 0
    } else {
      isZoomed.toggle()
      if pane == .prediction { showSelectedResult() }
    }
    return []
  }

  mutating func unzoom() throws(Notice) -> [Effect] {
    guard isZoomed else {
      throw .plain("No pane has the whole screen. \(key(.zoom, in: .workflows)) gives it to this one.")
    }
    isZoomed = false
    return []
  }

  mutating func zoom() -> [Effect] {
    isZoomed.toggle()
    return []
  }
}
