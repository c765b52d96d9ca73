import Canvas
import MeshCore
import Panels

extension Frame {
  mutating func putPrediction(_ state: State, _ layout: Layout, _ rect: Rect) {
    put(
      predictionRule(state, layout: layout, columns: rect.columns), row: rect.row, column: rect.column,
      columns: rect.columns)
    guard let run = state.currentRun else {
      return put(noPrediction(state, columns: rect.columns), in: rect.inset(top: 1))
    }
    let places = PredictionPlaces(state, in: rect, isZoomed: layout.arrangement == .zoomed)
    put(runLines(run, state, columns: places.facts.columns, isFull: places.isZoomed), in: places.facts)
    if let thumbnail = state.picture(of: run).thumbnail, !places.picture.isEmpty {
      put(thumbnail, of: run, showing: state.selectedNode?.id, in: places.picture)
    }
    put(
      windowOf: predictionLines(state, columns: places.lines.columns), in: places.lines,
      from: state.cursors.predictionTop)
    guard let divider = places.divider else { return }
    let hidden = run.concepts(below: state.threshold)
    let words = "threshold \(decimals(state.threshold, 2)) hides \(counted(hidden, "concept"))"
    let (left, right) = rect.splitRows(bottom: 1).1.splitColumns(left: divider - rect.column)
    put(Rule([], isFocused: false), row: left.row, column: left.column, columns: left.columns)
    put(Rule(words, isFocused: false), row: right.row, column: right.column + 1, columns: right.columns - 1)
    putDivider(column: divider, rows: rect.row..<rect.maxRow)
  }
}

/// The title, the threshold and when the run was.
func predictionRule(_ state: State, layout: Layout, columns: Int) -> Rule {
  var title = [state.title(.prediction)]
  var trailing: [Span] = layout.hidden == .detail ? [state.title(.detail)] : []
  if let run = state.currentRun {
    if layout.arrangement == .zoomed {
      title.append(Span(" · \(run.workflow)", state.isFocused(.prediction) ? .titleFocus : .title))
    }
    let raw = state.showsRawPrediction ? "json  " : ""
    let isRunning = state.predictedImage(of: run.workflow) != nil
    let facts = [
      Span("\(raw)≥ \(decimals(state.threshold, 2))  ", .dim),
      isRunning ? Span("predicting…", .running) : Span(state.clock.moment(run.at), .dim),
    ]
    trailing = facts + (trailing.isEmpty ? [] : [.blank(2)] + trailing)
  }
  return Rule(title, trailing: trailing, isFocused: state.isFocused(.prediction))
}

/// What stands where there was no prediction yet.
private func noPrediction(_ state: State, columns: Int) -> [TextLine] {
  func wrapped(_ spans: [Span]) -> [TextLine] { TextLine.wrapped(spans, after: [.blank(1)], columns: columns - 1) }
  guard let id = state.selectedWorkflow else { return wrapped([Span("no workflow selected", .dim)]) }
  if let image = state.predictedImage(of: id) {
    return wrapped([Span("predicting", .running), Span(" on \(image.title)")])
  }
  guard state.library.contains(id) || state.session.isLocal else {
    return wrapped([Span("\(id) is only a draft: the service cannot run it before it is applied.", .dim)])
      + wrapped(.sentence("`\(state.key(.plan, in: .workflows))` plans it"))
  }
  let samples = state.session.samples.map(\.id)
  return wrapped(.sentence("`\(state.key(.predict, in: .workflows))` predicts on a picture: an address, a file"))
    + (samples.isEmpty ? [] : wrapped([Span("built in: " + samples.joined(separator: ", "), .dim)]))
}

extension State {
  /// The image of the prediction that is under way for a workflow.
  func predictedImage(of id: WorkflowID) -> ImageSource? {
    prediction(of: id)?.images.first
  }
}

/// What is said of a run as a whole: on one line, or beside the picture at length, with the runs before it.
private func runLines(_ run: PredictionRun, _ state: State, columns: Int, isFull: Bool) -> [TextLine] {
  let status = run.verdict
  let image = Span(run.image.title, .head)
  let picture = state.picture(of: run)
  let missing = picture.missing.map { [Span("  " + $0, .dim)] } ?? []
  let place = state.place(of: run).map { [Span("  \($0)", .dim)] } ?? []
  guard isFull else { return [TextLine([.blank(1), image] + place + missing, trailing: [status, .blank(1)])] }
  let pixels = picture.thumbnail.map { "\($0.imageWidth)x\($0.imageHeight)" } ?? picture.missing ?? ""
  let version = run.versionID.map { ", version \($0.prefix(8))" } ?? ""
  let hidden = run.nodes.count(where: \.suppressesOutput)
  let nodes = counted(run.nodes.count, "node") + (hidden > 0 ? ", \(hidden) hidden" : "")
  let lines = [
    TextLine([.blank(1), image] + place, trailing: [Span(pixels, .dim), .blank(1)]),
    TextLine([.blank(1), status]),
    TextLine(" \(state.clock.moment(run.at, seconds: true)), \(decimals(run.seconds, 2)) s", .dim),
    TextLine(" \(nodes)\(version)", .dim),
  ]
  let earlier = state.runGroups.filter { $0.workflow == run.workflow && $0.first.at < run.at }
  guard !earlier.isEmpty else { return lines }
  return lines + [.blank, TextLine(" earlier", .dim)]
    + earlier.map { group in
      let verdict = group.count == 1 ? group.first.verdict.text : group.answer.text
      return TextLine(
        [.blank(1), Span(state.clock.moment(group.first.at), .dim), Span("  " + group.subject)],
        trailing: [Span("\(verdict) ", .dim)])
    }
}

extension PredictionRun {
  /// Whether all of it worked, in words.
  var verdict: Span {
    let failed = result.outputs.count { $0.status.code != .success }
    if failed > 0 {
      return failed == result.outputs.count
        ? Span("failed", .error) : Span("partly done, \(failed) failed", .warn)
    }
    if status.code == .success, result.status.code == .success { return Span("done", .ok) }
    let worst = result.status.code == .success ? status : result.status
    return worst.code == .mixed ? Span("partly done", .warn) : Span(worst.text, .error)
  }

  /// How many concepts a threshold hides.
  func concepts(below threshold: Double) -> Int {
    result.outputs.reduce(0) { $0 + $1.data.allConcepts.count { $0.value < threshold } }
  }
}
