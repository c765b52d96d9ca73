import MeshCore
import Panels

extension State {
  /// `P`: the workflow as it is and its draft, on the image whose results are shown, or on one that is asked for.
  mutating func openTwin() throws(Notice) -> [Effect] {
    let id = try neededWorkflow()
    guard let draft = drafts[id], draft.hasChanges else {
      throw .plain(
        "\(id) has no draft to compare with. Change something, then \(key(.twin, in: .nodes)) shows what it would give."
      )
    }
    if focus == .prediction, let run = currentRun, !run.image.isRest {
      return try compare(id, on: [run.image])
    }
    dialogs.append(.predict(try comparingForm(of: id)))
    return []
  }

  /// Asks for the images to compare a draft on.
  func comparingForm(of id: WorkflowID) throws(Notice) -> PredictForm {
    var form = PredictForm(workflow: id, image: TextField(kept.image), purpose: .twin)
    if form.image.isEmpty, let last = currentRun?.image { form.choice = knownImages.firstIndex(of: last) ?? 0 }
    return form
  }

  /// Compares a workflow with its draft. Where a service has to run nodes together it is asked first whether a temporary
  /// workflow may be made for that.
  mutating func compare(_ id: WorkflowID, on images: [ImageSource]) throws(Notice) -> [Effect] {
    guard let draft = drafts[id] else { throw gone(id) }
    let trial = Trial.twin(of: draft.result.nodes, live: draft.isNew ? nil : library[id], on: images, kept: runs)
    guard session.badge != .local, TrialPlan(trial, callsPerGraph: 3).needsGraph else {
      return compare(trial, of: id, callsPerGraph: session.badge == .local ? 1 : nil)
    }
    guard !session.isReadOnly else {
      let effects = compare(trial, of: id, callsPerGraph: nil)
      notice = .warn("Read-only: no temporary workflow is made, so only nodes that read the image are compared.")
      return effects
    }
    dialogs.append(.question(.temporaryWorkflow(trial, id)))
    return []
  }

  /// `callsPerGraph`: nil where nodes that no app stores cannot be run together.
  mutating func compare(_ trial: Trial, of id: WorkflowID, callsPerGraph: Int?) -> [Effect] {
    let plan = TrialPlan(trial, callsPerGraph: callsPerGraph)
    dialogs.removeAll { if case .comparison = $0 { true } else { false } }
    dialogs.append(.comparison(ComparisonSheet(workflow: id, plan)))
    notice = Notice(
      .running, "comparing", "\(counted(plan.calls, "call")) for \(counted(trial.images.count, "image")).")
    return [start(.compare(trial, temporary: plan.needsGraph))]
  }
}
