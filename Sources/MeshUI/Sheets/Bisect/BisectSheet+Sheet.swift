import Canvas
import MeshCore
import Panels

extension BisectSheet: Sheet {
  static var allKeys: [KeyContext] { [.bisectChoice, .bisect] }

  var dialog: Dialog { .bisect(self) }
  var keys: KeyContext { phase == .choosing ? .bisectChoice : .bisect }

  /// Compares the two versions between which it changed, on the same image; where there are none it searches.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard phase != .running else { throw .plain("The two versions are not found yet.") }
    guard let (from, to) = crossing else { return .stay(search(&state)) }
    // What they gave is known.
    let variants = [from, to].map { version in
      let place = report?.bisection.versions.firstIndex { $0.id == version.id }
      let given = place.flatMap { report?.given[$0] }
      return Variant(
        String(version.id.prefix(8)), nodes: version.nodes, .stored(question.workflow, version.id),
        known: given.map { [question.image: $0] } ?? [:])
    }
    let trial = Trial(variants, on: [question.image])
    return .open(
      .comparison(ComparisonSheet(workflow: question.workflow, TrialPlan(trial, callsPerGraph: nil))),
      [state.start(.compare(trial, temporary: false))])
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    .close(state.stop(.bisect) + state.stop(.readWorkflowVersions))
  }

  private mutating func search(_ state: inout State) -> [Effect] {
    phase = .running
    report = nil
    top = 0
    return state.stop(.readWorkflowVersions) + [state.start(.bisect(question))]
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    guard phase != .choosing else {
      return choose(clamped(choice, by: motion.distance(page: state.page), count: options.count))
    }
    let view = BisectView(self, state, size: size(state))
    top = firstLine(top + motion.distance(page: state.page), of: view.lines.count, rows: view.rows)
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard command == .thresholdDown || command == .thresholdUp else { return .pass }
    guard phase != .running else {
      throw .plain("It searches at \(decimals(question.threshold, 2)). \(state.key(.cancel, in: .bisect)) stops it.")
    }
    // To the next whole step, also from between two.
    let steps = question.threshold * 20
    let next = command == .thresholdUp ? (steps + 0.01).rounded(.up) : (steps - 0.01).rounded(.down)
    ask(at: max(1, min(20, next)) / 20)
    return .stay()
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.bisected(let question, let report)) where question == self.question:
      self.report = report
      guard report.isDone else { return .stay() }
      phase = .done
      state.finish(.bisect)
      let middle = middle
      if let middle { ask(at: middle) }
      if isOnTop { state.notice = notice(report, middle, state) }
    case .outcome(.workflowVersions(let workflow, let page, let isLast)) where workflow.id == question.workflow:
      versions += page
      guard isLast else { return .stay() }
      state.finish(.readWorkflowVersions)
      areRead = versions.count < WorkflowVersionSheet.limit
    case .ended(.bisect, let reason): phase = .ended(reason)
    case .outcome, .ended, .workflowsRead, .shown, .edited: break
    }
    return .stay()
  }

  private func notice(_ report: BisectReport, _ middle: Double?, _ state: State) -> Notice {
    guard let (_, to) = crossing else {
      let between =
        middle.map {
          " \(state.key(.take, in: .bisect)) searches at \(decimals($0, 2))."
        } ?? ""
      return .plain("\(name) is on one side of \(decimals(report.bisection.threshold, 2)) at both ends.\(between)")
    }
    return Notice(.ok, "found", "It changed at version \(to.id.prefix(8)). Nothing was written.")
  }

  func text(_ state: State) -> [TextLine] { BisectView(self, state, size: size(state)).text }

  var textTop: Int { phase == .choosing ? choice : top }

  mutating func show(hit line: Int, _ state: State) {
    if phase == .choosing { choose(line) } else { top = max(0, line - 2) }
  }

  func view(_ state: State, size: Size) -> SheetView? { BisectView(self, state, size: size).sheet }
}

extension State {
  /// `B`: when the workflow lost a concept, or gained it.
  func bisectSheet(
    of workflow: WorkflowID, on image: ImageSource, _ options: [BisectSheet.Option], choice: Int = 0,
    threshold: Double, phase: BisectSheet.Phase
  ) throws(Notice) -> BisectSheet {
    guard library.contains(workflow) else {
      throw .plain("\(workflow) is only a draft: it has no versions to search.")
    }
    guard options.indices.contains(choice) else { throw .plain("No node gave a concept to search for.") }
    return BisectSheet(of: workflow, on: image, options, choice: choice, threshold: threshold, phase: phase)
  }

  /// One of the concepts of the selected node is chosen first: what it gives, also in regions, and what it does not give
  /// any more.
  mutating func openBisect() throws(Notice) -> [Effect] {
    guard let run = currentRun, !run.image.isRest else {
      throw .plain("Nothing was predicted yet. \(key(.predict, in: .workflows)) predicts.")
    }
    let outputs = run.outputs.map { (node: $0.node.id, concepts: $0.output?.data.everyConcept ?? []) }
    let lost = lost(by: run)
    func options(_ node: NodeID, _ concepts: [Concept]) -> [BisectSheet.Option] {
      concepts.map { BisectSheet.Option(node: node, concept: $0.key, name: $0.name, value: $0.value) }
        + lost.filter { $0.node == node }
    }
    let all = outputs.map { options($0.node, $0.concepts) }.filter { !$0.isEmpty }
    let chosen = all.first { $0[0].node == selectedNode?.id } ?? all.first
    let sheet = try bisectSheet(
      of: run.workflow, on: run.image, chosen ?? [], threshold: threshold, phase: .choosing)
    dialogs.append(.bisect(sheet))
    // How many calls it will take is said before.
    return [start(.readWorkflowVersions(run.workflow))]
  }

  /// What the last comparison said is gone, and what the run before on the same image listed.
  private func lost(by run: PredictionRun) -> [BisectSheet.Option] {
    let before = runs.first { $0.workflow == run.workflow && $0.image == run.image && $0.at < run.at }
    let listed = (before?.outputs ?? []).flatMap { node, output in
      (output?.data.everyConcept ?? []).map {
        BisectSheet.Option(node: node.id, concept: $0.key, name: $0.name, value: nil)
      }
    }
    var seen = Set(
      run.outputs.flatMap { node, output in (output?.data.everyConcept ?? []).map { [node.id, $0.key] } })
    return ((vanished[run.workflow] ?? []) + listed).filter { seen.insert([$0.node, $0.concept]).inserted }
  }
}

extension OutputData {
  /// The concepts of the whole image and of its regions, each with its highest value, the highest first.
  var everyConcept: [Concept] {
    var best: [String: Concept] = [:]
    for concept in concepts + regions.flatMap(\.data.everyConcept)
    where best[concept.key].map({ $0.value < concept.value }) ?? true {
      best[concept.key] = concept
    }
    return best.values.sorted { ($1.value, $0.name) < ($0.value, $1.name) }
  }
}
