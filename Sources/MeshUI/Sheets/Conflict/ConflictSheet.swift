package import FoundationEssentials
package import MeshCore

/// What a draft and the service both changed, each in its own way: decided one by one, then planned anew.
package struct ConflictSheet: Hashable, Sendable {
  package let merge: ThreeWayMerge
  /// When the service was read for the plan it was opened from.
  package let readAt: Date
  /// The place among what is contested.
  package var choice = 0
  /// The first shown line, where the sheet is longer than the screen.
  package var top = 0
  /// The sheet stood on the screen: keys typed before that decide nothing.
  package var wasShown = false
  /// What each side's model was found to answer, by node.
  package var answers: [NodeID: SideAnswers] = [:]

  package init(_ merge: ThreeWayMerge, readAt: Date) {
    self.merge = merge
    self.readAt = readAt
  }

  package var workflow: WorkflowID { merge.theirs.id }

  /// What is selected; something is contested as long as the sheet is open.
  package var part: ThreeWayMerge.Part? {
    merge.contested.indices.contains(choice) ? merge.contested[choice] : nil
  }
}

/// What was decided between a draft and the service: kept until the draft is settled, also when the sheet is left.
package struct KeptConflict: Hashable, Sendable, Codable {
  package internal(set) var workflow: WorkflowID
  /// What each key decided, the last one last: undo takes it back whole.
  package var steps: [[ThreeWayMerge.Decision]] = []

  package init(workflow: WorkflowID) { self.workflow = workflow }
}

extension State {
  /// What is chosen in the sheet: of what was decided earlier, all that is still between the same three.
  package func choices(of sheet: ConflictSheet) -> ThreeWayMerge.Choices {
    sheet.merge.choices(decisions(of: sheet.workflow).flatMap(\.self))
  }

  func decisions(of workflow: WorkflowID) -> [[ThreeWayMerge.Decision]] {
    kept.conflicts.first { $0.workflow == workflow }?.steps ?? []
  }
}

extension PlanSheet {
  /// The selected step where it is contested: the workflow, and what the service holds of it.
  var contested: (id: WorkflowID, stored: Workflow)? {
    guard steps.indices.contains(step) else { return nil }
    return plan?.steps.first { $0.id == steps[step].id }?.contested
  }
}
