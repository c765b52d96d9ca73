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
    /// In what the predicted result is not what is wanted, in words; what a chosen action cannot do.
    public var misses: [String] = []

    public var isReady: Bool { obstacles.isEmpty }

    /// How many of its requests send nodes: each makes a version of the workflow. The removal of a cover image makes none.
    public var newVersions: Int {
      requests.count { request in
        guard case .array(let workflows)? = request.body?["workflows"] else { return false }
        return workflows.contains { $0["nodes"].map { !$0.isEmpty } ?? false }
      }
    }

    /// What would be lost under some reading, and nobody has said yet that it may.
    public var unaccepted: [PatchOutlook.Risk] {
      obstacles.flatMap { obstacle -> [PatchOutlook.Risk] in
        if case .risk(let risks) = obstacle { risks } else { [] }
      }
    }
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
    /// The action that somebody chose would lose something under some reading, and nobody has said that it may.
    case risk([PatchOutlook.Risk])

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
      case .risk(let risks): risks.map { $0.message + "." }.joined(separator: " ")
      }
    }
  }

  public var isReady: Bool { !steps.isEmpty && steps.allSatisfy(\.isReady) }

  /// What its steps may lose, and nobody has said yet that they may.
  public var unaccepted: [StagedStep.ID: [PatchOutlook.Risk]] {
    Dictionary(uniqueKeysWithValues: steps.filter { !$0.unaccepted.isEmpty }.map { ($0.id, $0.unaccepted) })
  }

  /// What is in the way beside what only waits for a yes.
  public var firstFault: (step: Step, obstacle: Obstacle)? {
    for step in steps {
      for obstacle in step.obstacles {
        if case .risk = obstacle { continue }
        return (step, obstacle)
      }
    }
    return nil
  }

  public var summary: Summary {
    var summary = Summary()
    for step in steps where !step.isDone {
      switch step.change.fate {
      case .added: summary.creates += 1
      case .changed: summary.changes += 1
      case .removed: summary.deletes += step.effects.count
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

extension Plan {
  /// The plan where somebody has said that all it may lose may go.
  public var accepted: Plan {
    let steps = steps.map { step -> Step in
      var (warnings, obstacles) = (step.warnings, [Obstacle]())
      for obstacle in step.obstacles {
        if case .risk(let risks) = obstacle {
          warnings += risks.map(\.acceptedMessage)
        } else {
          obstacles.append(obstacle)
        }
      }
      return Step(
        id: step.id, change: step.change, effects: step.effects, requests: step.requests, warnings: warnings,
        obstacles: obstacles, misses: step.misses)
    }
    return Plan(steps: steps, readAt: readAt)
  }
}

extension StagedStep {
  /// Notes that these losses may come, beside those that were accepted before.
  public mutating func accept(_ losses: Set<Loss>) { accepted = (accepted ?? []).union(losses) }
}
