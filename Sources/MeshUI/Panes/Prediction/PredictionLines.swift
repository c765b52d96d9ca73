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
  guard let index = run.nodes.firstIndex(where: { $0.id == node }) else { return nil }
  let counts = nodeResults(run, state, columns: columns).map { $0.count + blanks(columns) }
  return (counts.prefix(index).reduce(0, +), counts.reduce(0, +) - blanks(columns))
}

/// Blank lines stand between the nodes only where one has the whole screen: there is room for them.
private func blanks(_ columns: Int) -> Int { Room(columns).isRoomy ? 1 : 0 }

private func nodeResults(_ run: PredictionRun, _ state: State, columns: Int) -> [[TextLine]] {
  // What failed in the same way is told once.
  var failures: [Status: NodeID] = [:]
  // Worked out from all nodes and all results: once, not for each node.
  let (threshold, selected) = (state.threshold, state.selectedNode?.id)
  let (isFocused, retryKey) = (state.isFocused(.prediction), state.key(.predict, in: .workflows))
  return run.outputs.map { node, output in
    let status = output?.status ?? Status(code: .success, summary: "")
    let isFailed = status.code != .success
    let result = NodeResult(
      node: node, output: output, threshold: threshold, columns: columns, retryKey: retryKey,
      isSelected: node.id == selected, isFocused: isFocused, isFolded: state.folded.contains(node.id),
      sameAs: isFailed ? failures[status] : nil)
    if isFailed, failures[status] == nil { failures[status] = node.id }
    return result.lines
  }
}

/// What one node gave, as lines.
private struct NodeResult {
  let node: WorkflowNode
  let output: Output?
  let threshold: Double
  let columns: Int
  let retryKey: String
  let isSelected: Bool
  let isFocused: Bool
  let isFolded: Bool
  /// The node before that failed in the same way.
  let sameAs: NodeID?

  var lines: [TextLine] {
    guard let output else {
      let words = node.suppressesOutput ? "hidden from results" : "gave no output"
      return [head(mark: Span("·", .dim), name: .dim, trailing: Span(words, .dim))]
    }
    guard output.status.code == .success else {
      if let sameAs {
        return [head(mark: Span("!", .error), name: .error, trailing: Span("as \(sameAs)", .dim))]
      }
      let why = [Span("\(output.status.code.rawValue)", .error), Span(" " + output.status.text, .error)]
      let retry: [Span] = .sentence("  `\(retryKey)` tries again")
      return [head(mark: Span("!", .error), name: .error)]
        + TextLine.wrapped(why + retry, after: [.blank(3)], columns: columns - 1)
    }
    let fold = Span(isFolded ? "▸" : "▾", .dim)
    return [head(mark: fold, name: .head, trailing: Span(count(output.data), .dim))]
      + (isFolded ? [] : found(output.data))
  }

  private func head(mark: Span, name: Role, trailing: Span? = nil) -> TextLine {
    let model = Room(columns).isRoomy ? [Span("  " + node.model.title, .dim)] : []
    return TextLine(
      [Span(isSelected ? "▸" : " "), mark, .blank(1), Span(node.id, name)] + model,
      trailing: (trailing.map { [$0] } ?? []) + [.blank(1)]
    ).selected(isSelected, focused: isFocused)
  }

  private func count(_ data: OutputData) -> String {
    if !data.concepts.isEmpty {
      let shown = data.concepts.count { $0.value >= threshold }
      return shown == data.concepts.count ? "\(shown)" : "\(shown) of \(data.concepts.count)"
    }
    if !data.colors.isEmpty { return counted(data.colors.count, "color") }
    if !data.regions.isEmpty { return counted(data.regions.count, "region") }
    return ""
  }

  private func found(_ data: OutputData) -> [TextLine] {
    var lines = concepts(data.concepts) + colors(data.colors)
    for (index, region) in data.regions.enumerated() { lines.append(line(region, number: index + 1)) }
    if let text = data.text { lines += TextLine.wrapped([Span(text)], after: [.blank(3)], columns: columns - 1) }
    for size in data.embeddingSizes { lines.append(TextLine("   an embedding of \(grouped(size)) numbers")) }
    return lines.isEmpty ? [TextLine("   found nothing", .dim)] : lines
  }

  private func concepts(_ concepts: [Concept]) -> [TextLine] {
    let shown = concepts.filter { $0.value >= threshold }.sorted { $0.value > $1.value }
    let name = min(24, max(8, (columns - 9) * 2 / 5))
    let room = max(4, columns - 3 - name - 1 - 2 - 5 - 1)
    let lines = shown.map { concept in
      TextLine(
        [.blank(3), .cell(concept.name, name), .blank(1)] + bar(concept.value, columns: room) + [
          .blank(2), Span(decimals(concept.value)),
        ])
    }
    let below = concepts.count - shown.count
    return lines + (below > 0 ? [TextLine("   \(below) below the threshold", .dim)] : [])
  }

  /// Swatches with their names and shares, as many a line as there is room for.
  private func colors(_ colors: [ColorShare]) -> [TextLine] {
    var lines: [TextLine] = []
    for color in colors.sorted(by: { $0.share > $1.share }) {
      let item = color.spans
      if let last = lines.last, last.spans.columns + 2 + item.columns < columns {
        lines[lines.count - 1].spans += [.blank(2)] + item
      } else {
        lines.append(TextLine([.blank(3)] + item))
      }
    }
    return lines
  }

  private func line(_ region: Region, number: Int) -> TextLine {
    var spans = [.blank(3), Span("\(number) ", .head)]
    let best = region.data.concepts.max { $0.value < $1.value }
    if let value = region.value, value != best?.value { spans.append(Span(decimals(value) + "  ")) }
    if let best { spans += [Span(best.name), Span(" \(decimals(best.value))  ", .dim)] }
    if let most = region.data.colors.max(by: { $0.share < $1.share }) { spans += most.spans + [.blank(2)] }
    if let box = region.box {
      // A share may be any number that JSON can hold.
      func percent(_ share: Double) -> Int { Int((max(-10, min(10, share)) * 100).rounded()) }
      let (top, left) = (percent(box.top), percent(box.left))
      let (width, height) = (percent(box.right - box.left), percent(box.bottom - box.top))
      let forms = [
        "top \(top) %  left \(left) %  \(width) x \(height) %", "top \(top) left \(left), \(width)x\(height) %",
      ]
      let room = columns - 1 - spans.columns
      spans.append(Span(forms.first { Canvas.width(of: $0) <= room } ?? "top \(top) left \(left) %", .dim))
    }
    return TextLine(spans)
  }
}

extension ColorShare {
  /// Its swatch, name and share.
  var spans: [Span] {
    let swatch = RGB(hex: hex).map { [Span(swatch: $0), .blank(1)] } ?? []
    return swatch + [Span(title), Span(" \(decimals(share, 2))", .dim)]
  }
}
