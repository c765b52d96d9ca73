public import FoundationEssentials

/// What will be sent and what it will leave, computed from what the service holds now. Nothing is sent by making one.
public struct Plan: Hashable, Sendable {
  public let steps: [Step]
  /// When the service was read.
  public let readAt: Date

  /// One staged change, worked out.
  public struct Step: Hashable, Sendable, Identifiable {
    public let id: StagedStep.ID
    public let change: StagedChange
    public let effects: [Effect]
    public let requests: [APIRequest]
    public let warnings: [String]
    /// Why it cannot be applied; empty if it can.
    public let obstacles: [Obstacle]

    public var isReady: Bool { obstacles.isEmpty }
  }

  /// What becomes of one workflow.
  public struct Effect: Hashable, Sendable, Identifiable {
    public let id: WorkflowID
    /// As it was read for this plan; nil if it does not exist.
    public let before: Workflow?
    /// As it will be; nil if it will be gone.
    public let after: Workflow?

    public var diff: WorkflowDiff {
      WorkflowDiff(from: before ?? Workflow(id: id), to: after ?? Workflow(id: id))
    }
  }

  public enum Obstacle: Hashable, Sendable {
    /// The service holds something else than the draft began with, and both changed these nodes.
    case contested([NodeID], stored: Workflow)
    case gone(WorkflowID)
    case exists(WorkflowID)
    case invalid([Validation.Issue])
    case nothingToSend(PatchAction)
    case noDraft(WorkflowID)
    /// Changes that are staged need others that are not.
    case incomplete([PartGap])

    public var message: String {
      switch self {
      case .contested(let nodes, _):
        "Changed on the service while you edited, in the same place: \(nodes.joined(separator: ", "))."
      case .gone(let id): "\(id) is no longer on the service."
      case .exists(let id): "\(id) exists on the service already."
      case .invalid(let issues): issues.map(\.message).joined(separator: " ")
      case .nothingToSend(let action): "\(action.rawValue) has nothing to send for this draft."
      case .noDraft(let id): "\(id) has no draft to send."
      case .incomplete(let gaps): gaps.map(\.message).joined(separator: " ")
      }
    }
  }

  public var isReady: Bool { !steps.isEmpty && steps.allSatisfy(\.isReady) }

  public var summary: Summary {
    var summary = Summary()
    for step in steps {
      switch step.change {
      case .create: summary.creates += 1
      case .patch, .rename: summary.changes += 1
      case .delete, .deleteAll: summary.deletes += step.effects.count
      }
      summary.warnings += step.warnings.count
      summary.conflicts += step.obstacles.count
    }
    return summary
  }

  public struct Summary: Hashable, Sendable {
    public var creates = 0, changes = 0, deletes = 0, warnings = 0, conflicts = 0
  }
}
