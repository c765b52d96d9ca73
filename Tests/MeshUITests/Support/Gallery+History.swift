import FoundationEssentials
import MeshCore

/// What was applied to the small app, and the versions of one of its workflows.
extension Gallery {
  /// A patch of `quality-gate` that was carried out: its node took the older version.
  static func sent(_ id: StagedStep.ID, _ outcome: SentStep.Outcome = .asPredicted) -> SentStep {
    var older = gate
    older.nodes[0].model.versionID = "image-quality-old"
    return sent(id, .patch("quality-gate", .automatic), before: [gate], after: [older], outcome)
  }

  static func sent(
    _ id: StagedStep.ID, _ change: StagedChange, before: [Workflow], after: [Workflow],
    _ outcome: SentStep.Outcome = .asPredicted
  ) -> SentStep {
    SentStep(
      step: StagedStep(id: id, change: change), sentAt: start, before: before, predicted: after, read: after,
      outcome: outcome)
  }

  /// `quality-gate` as the service has it: with its newest version.
  static let versionedGate: Workflow = {
    var workflow = gate
    workflow.version = WorkflowVersion(id: gateVersions[0].id)
    return workflow
  }()

  /// Three versions, newest first: the first had one node, the second an older model.
  static let gateVersions: [WorkflowVersion] = {
    var older = gate.nodes
    older[0].model.versionID = "image-quality-old"
    return [gate.nodes, older, Array(gate.nodes.prefix(1))].enumerated().map { place, nodes in
      WorkflowVersion(
        id: "v\(3 - place)", workflowID: gate.id, createdAt: start - Double(place) * 3600, nodes: nodes,
        isDeprecated: place == 1)
    }
  }()
}
