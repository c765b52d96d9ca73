import FoundationEssentials
import MeshCore

/// What a draft and the service both changed, each in its own way: decided one by one, then planned anew.
struct ConflictSheet: Hashable, Sendable {
  let merge: ThreeWayMerge
  /// When the service was read for the plan it was opened from.
  let readAt: Date
  /// The place among what is contested.
  var choice = 0
  /// The first shown line, where the sheet is longer than the screen.
  var top = 0
  /// The sheet stood on the screen: keys typed before that decide nothing.
  var wasShown = false
  /// What each side's model was found to answer, by node.
  var answers: [NodeID: SideAnswers] = [:]

  var workflow: WorkflowID { merge.theirs.id }

  /// What is selected; something is contested as long as the sheet is open.
  var part: ThreeWayMerge.Part? {
    merge.contested.indices.contains(choice) ? merge.contested[choice] : nil
  }
}

/// What was decided between a draft and the service: kept until the draft is settled, also when the sheet is left.
struct KeptConflict: Hashable, Sendable, Codable {
  var workflow: WorkflowID
  /// What each key decided, the last one last: undo takes it back whole.
  var steps: [[ThreeWayMerge.Decision]] = []
}

extension State {
  /// What is chosen in the sheet: of what was decided earlier, all that is still between the same three.
  func choices(of sheet: ConflictSheet) -> ThreeWayMerge.Choices {
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
