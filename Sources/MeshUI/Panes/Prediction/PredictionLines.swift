import Canvas
import MeshCore
import Panels

/// The results of the run that is shown: a head a node, then what it found, in `columns`.
func predictionLines(_ state: State, columns: Int) -> [TextLine] {
  guard let run = state.currentRun else { return [] }
  if state.showsRawPrediction { return run.result.raw.textLines(columns: columns) }
  return Array(
    nodeResults(run, state, columns: columns).joined(separator: Array(repeating: .blank, count: blanks(columns))))
}

/// The first line of what a node gave, and how many lines there are in all; nil of one that did not run.
func predictionLines(
  of node: NodeID, in run: PredictionRun, _ state: State, columns: Int
) -> (first: Int, count: Int)? {
  let places = resultLines(of: run, state, columns: columns)
  guard let place = places.first(where: { $0.node == node }), let last = places.last else { return nil }
  return (place.lines.lowerBound, last.lines.upperBound)
}

/// The lines of what each node gave, from the first node to the last.
func resultLines(of run: PredictionRun, _ state: State, columns: Int) -> [(node: NodeID, lines: Range<Int>)] {
  var first = 0
  return zip(run.nodes, nodeResults(run, state, columns: columns)).map { node, lines in
    defer { first += lines.count + blanks(columns) }
    return (node.id, first..<first + lines.count)
  }
}

/// Blank lines stand between the nodes only where one has the whole screen: there is room for them.
private func blanks(_ columns: Int) -> Int { Room(columns).isRoomy ? 1 : 0 }

private func nodeResults(_ run: PredictionRun, _ state: State, columns: Int) -> [[TextLine]] {
  // What failed in the same way is told once.
  var failures: [Status: NodeID] = [:]
  var failed: Set<NodeID> = []
  // Worked out from all nodes and all results: once, not for each node.
  let (threshold, selected) = (state.threshold, state.selectedNode?.id)
  let isFocused = state.isFocused(.prediction)
  return run.outputs.map { node, output in
    let status = output?.status ?? Status(code: .success, summary: "")
    let isFailed = status.code != .success && status.code != .mixed
    let result = NodeResult(
      node: node, output: output, threshold: threshold, columns: columns,
      remedy: isFailed ? state.remedy(of: status) : "",
      isSelected: node.id == selected, isFocused: isFocused, isFolded: state.folded.contains(node.id),
      sameAs: isFailed ? failures[status] : nil, failedInput: node.inputs.first(where: failed.contains),
      nearest: output?.data.embeddings.first.map { state.nearest(to: $0, of: node, beside: run) } ?? [])
    if isFailed {
      failed.insert(node.id)
      if failures[status] == nil { failures[status] = node.id }
    }
    return result.lines
  }
}

extension State {
  /// The key that mends what a node failed by, with what it does.
  fileprivate func remedy(of status: Status) -> String {
    switch status.code {
    case .modelDoesNotExist, .modelNotDeployed: "`\(key(.editNode, in: .nodes))` takes another model"
    case .modelInvalidArgument: "`\(key(.editNode, in: .nodes))` edits the node"
    case .workflowNoMatchingInput, .workflowInvalidGraph: "`\(key(.chooseInputs, in: .nodes))` chooses what it reads"
    case _: "`\(key(.retry, in: .prediction))` tries again"
    }
  }

  /// The images of other runs whose embedding by the same model is nearest, with the cosine.
  fileprivate func nearest(
    to embedding: Embedding, of node: WorkflowNode, beside run: PredictionRun
  ) -> [(image: ImageSource, cosine: Double)] {
    var near: [(image: ImageSource, cosine: Double)] = []
    var seen: Set<ImageSource> = [run.image]
    // It is worked out at every frame.
    for other in runs.prefix(500) where !seen.contains(other.image) {
      let outputs = other.outputs.filter { $0.node.model == node.model }
      guard let found = outputs.lazy.compactMap({ $0.output?.data.embeddings.first }).first,
        let cosine = embedding.cosine(with: found)
      else { continue }
      seen.insert(other.image)
      near.append((other.image, cosine))
    }
    return Array(near.sorted { $0.cosine > $1.cosine }.prefix(3))
  }
}
