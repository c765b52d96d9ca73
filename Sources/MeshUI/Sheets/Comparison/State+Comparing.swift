import MeshCore
import Panels

extension State {
  /// `P`: the workflow as it is and its draft, on the images whose results are shown, or on those that are asked for.
  mutating func openTwin() throws(Notice) -> [Effect] {
    let id = try neededWorkflow()
    guard let draft = drafts[id], draft.hasChanges else {
      throw .plain(
        "\(id) has no draft. Change something, then \(key(.twin, in: .nodes)) shows what it would give."
      )
    }
    if focus == .prediction, let run = currentRun {
      let images = group(of: run).runs.map(\.image).filter { !$0.isRest }
      if !images.isEmpty { return try compare(id, on: images) }
    }
    dialogs.append(comparing(of: id))
    return []
  }

  /// `=`: the marked workflows side by side, or the marked one and the selected one; in Prediction the run that is shown
  /// and the one before on the same image.
  mutating func openComparison() throws(Notice) -> [Effect] {
    let id = try neededWorkflow()
    guard focus != .prediction else { return try compareRuns() }
    var ids = workflowIDs.filter(marked.contains)
    if ids.count == 1, ids[0] != id { ids.append(id) }
    guard ids.count == 2 else {
      throw .plain(
        ids.isEmpty
          ? "Nothing is marked. \(key(.mark, in: .workflows)) marks a workflow; then this compares it with another."
          : ids.count == 1
            ? "\(ids[0]) is marked. Select the workflow to compare it with, or mark it too."
            : "\(ids.count) workflows are marked. Two are compared.")
    }
    let workflows = ids.compactMap { library[$0] }
    guard workflows.count == 2 else { throw .plain("Only what the service has can be compared so.") }
    return compareForm(of: id, workflows.map { Variant($0.id, of: $0) })
  }

  /// Asks for the images to compare these on.
  mutating func compareForm(of id: WorkflowID, _ variants: [Variant]) -> [Effect] {
    dialogs.append(comparing(of: id, variants))
    return []
  }

  /// Asks for the images to compare these on.
  func comparing(of id: WorkflowID, _ variants: [Variant]) -> Dialog { imagesForm(id, .compare(variants)) }

  private func imagesForm(_ id: WorkflowID, _ purpose: PredictForm.Purpose) -> Dialog {
    var form = PredictForm(workflow: id, image: TextField(kept.image), purpose: purpose)
    if form.image.isEmpty, let last = currentRun?.image {
      let choices = imageChoices
      if case .set? = choices.first { return .predict(form) }
      form.choice = choices.firstIndex(of: .one(last)) ?? 0
    }
    return .predict(form)
  }

  /// Nothing is called: both are kept.
  private mutating func compareRuns() throws(Notice) -> [Effect] {
    guard let run = currentRun else {
      throw .plain("Nothing was predicted yet. \(key(.predict, in: .workflows)) predicts.")
    }
    if let marked = try markedWith(run) { return try compare(marked) }
    let earlier = runs.first { $0.workflow == run.workflow && $0.image == run.image && $0.at < run.at }
    guard let earlier else {
      throw .plain(
        "No other run on \(run.image.title) is kept. \(key(.runs, in: .prediction)) lists all; \(key(.mark, in: .runs)) marks one to compare."
      )
    }
    return try compare([RunGroup(earlier), RunGroup(run)])
  }

  /// Asks for the images to compare a draft on.
  func comparing(of id: WorkflowID) -> Dialog { imagesForm(id, .twin) }

  /// How many calls it takes to run nodes together that no app stores: one of the embedded backend, or those of a
  /// temporary workflow.
  var callsPerGraph: Int { session.isLocal ? 1 : TemporaryWorkflows.callsPerRun }

  /// Compares a workflow with its draft. Where a service has to run nodes together it is asked first whether a temporary
  /// workflow may be made for that.
  mutating func compare(_ id: WorkflowID, on images: [ImageSource]) throws(Notice) -> [Effect] {
    guard let draft = drafts[id] else { throw gone(id) }
    let trial = Trial.twin(of: draft.result.nodes, live: draft.isNew ? nil : library[id], on: images, kept: runs)
    guard !session.isLocal, TrialPlan(trial, callsPerGraph: callsPerGraph).needsGraph else {
      return compare(trial, of: id, callsPerGraph: callsPerGraph)
    }
    guard !isReadOnly else {
      let effects = compare(trial, of: id, callsPerGraph: nil)
      notice = .warn("Read-only: only nodes that read the image are compared.")
      return effects
    }
    dialogs.append(.question(.temporaryWorkflow(trial, id)))
    return []
  }

  func leftWords(_ id: WorkflowID) -> Notice { .warn("\(id) could not be deleted: the next start does it.") }

  /// `callsPerGraph`: nil where nodes that no app stores cannot be run together.
  mutating func compare(_ trial: Trial, of id: WorkflowID, callsPerGraph: Int?) -> [Effect] {
    leftWorkflow = nil
    // Kept runs alone are compared as they are; what else is kept is looked at by the job.
    let plan = TrialPlan(trial.reused.isEmpty ? trial.verified([:]) : trial, callsPerGraph: callsPerGraph)
    var sheet = ComparisonSheet(workflow: id, plan)
    for case .comparison(let open) in dialogs { sheet.earlier = open.worthKeeping }
    dialogs.removeAll { if case .comparison = $0 { true } else { false } }
    dialogs.append(.comparison(sheet))
    use(trial.images)
    notice = Notice(
      .running, "comparing", "\(plan.callsText) for \(counted(trial.images.count, "image")).")
    return [start(.compare(plan.trial, temporary: plan.needsGraph))]
  }
}
