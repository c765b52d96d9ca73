import Canvas
import MeshCore
import Panels

extension BisectSheet: Sheet {
  static var allKeys: [KeyContext] { [.bisect] }

  var dialog: Dialog { .bisect(self) }

  /// Compares the two versions between which it changed, on the same image.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard let (from, to) = crossing else { throw .plain("The two versions are not found yet.") }
    let variants = [from, to].map {
      Variant(String($0.id.prefix(8)), nodes: $0.nodes, .stored(question.workflow, $0.id))
    }
    let trial = Trial(variants, on: [question.image])
    return .open(
      .comparison(ComparisonSheet(workflow: question.workflow, TrialPlan(trial, callsPerGraph: nil))),
      [state.start(.compare(trial, temporary: false))])
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow { .close(state.stop(.bisect)) }

  mutating func move(_ motion: Motion, _ state: inout State) {
    let view = BisectView(self, state, size: size(state))
    top = firstLine(top + motion.distance(page: state.page), of: view.lines.count, rows: view.rows)
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    command == .close ? .close(state.stop(.bisect)) : .pass
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.bisected(let question, let report)) where question == self.question:
      self.report = report
      guard report.isDone else { return .stay() }
      phase = .done
      state.finish(.bisect)
      if isOnTop { state.notice = notice(report) }
    case .ended(.bisect, let reason): phase = .ended(reason)
    case .outcome, .ended, .workflowsRead, .shown, .edited: break
    }
    return .stay()
  }

  private func notice(_ report: BisectReport) -> Notice {
    guard let (_, to) = crossing else {
      return .plain(
        "\(name) is on the same side of \(decimals(question.threshold, 2)) in the oldest version and the newest.")
    }
    return Notice(.ok, "found", "It changed at version \(to.id.prefix(8)). Nothing was written.")
  }

  func view(_ state: State, size: Size) -> SheetView? { BisectView(self, state, size: size).sheet }
}

extension State {
  /// `B`: when the workflow lost what is chosen, or gained it.
  mutating func openBisect(_ question: BisectQuestion, name: String) throws(Notice) -> (BisectSheet, [Effect]) {
    guard library.contains(question.workflow) else {
      throw .plain("\(question.workflow) is only a draft: it has no versions to search.")
    }
    return (BisectSheet(question: question, name: name), [start(.bisect(question))])
  }

  /// Of the strongest concept of the selected node.
  mutating func openBisect() throws(Notice) -> [Effect] {
    guard let run = currentRun, !run.image.isRest else {
      throw .plain("Nothing was predicted yet. \(key(.predict, in: .workflows)) predicts.")
    }
    let selected = run.outputs.first { $0.node.id == selectedNode?.id && $0.output?.data.concepts.isEmpty == false }
    let found = selected ?? run.outputs.first { $0.output?.data.concepts.isEmpty == false }
    guard let found, let best = found.output?.data.concepts.max(by: { $0.value < $1.value }) else {
      throw .plain("No node gave a concept to search for.")
    }
    let question = BisectQuestion(
      workflow: run.workflow, image: run.image, concept: best.key, node: found.node.id,
      threshold: threshold)
    let (sheet, effects) = try openBisect(question, name: best.name)
    dialogs.append(.bisect(sheet))
    return effects
  }
}
