package import FoundationEssentials
package import MeshCore

/// A sheet over the panes. The stack of them is part of the state; the last one has the keyboard.
package enum Dialog: Hashable, Sendable {
  case help(HelpSheet)
  case apps(AppSheet)
  case nodeForm(NodeForm)
  case versions(VersionSheet)
  case uses(UsesSheet)
  case workflowVersions(WorkflowVersionSheet)
  case newWorkflow(TextField)
  case rename(RenameForm)
  case predict(PredictForm)
  case plan(PlanSheet)
  case conflict(ConflictSheet)
  case applied(ApplySheet)
  case paste(PasteSheet)
  case copy(CopySheet)
  case history(HistorySheet)
  case question(Question)
}

/// Every key that works, narrowed by what is typed; Enter runs one.
package struct HelpSheet: Hashable, Sendable {
  package var text = TextField()
  package var choice = 0

  package init() {}
}

/// The versions of a node's model; Enter swaps, here or in more workflows.
package struct VersionSheet: Hashable, Sendable {
  package let workflow: WorkflowID
  package let node: NodeID
  package let model: ModelReference
  package var choice = 0
  /// The workflows that run each version, as the service has them, sorted.
  package var users: [VersionID: [WorkflowID]]
  /// Where the chosen version is put.
  package var target = VersionTarget()

  package init(workflow: WorkflowID, node: NodeID, model: ModelReference, users: [VersionID: [WorkflowID]]) {
    self.workflow = workflow
    self.node = node
    self.model = model
    self.users = users
  }
}

/// Asks for an image to predict on.
package struct PredictForm: Hashable, Sendable {
  package let workflow: WorkflowID
  package var image: TextField
  /// The place in the list of recent and built-in images; nil while the typed text counts.
  package var choice: Int?
  package var error: String?

  package init(workflow: WorkflowID, image: TextField) {
    self.workflow = workflow
    self.image = image
    choice = image.isEmpty ? 0 : nil
  }
}

/// What would be sent, before it is.
package struct PlanSheet: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    case reading
    case ready(Plan)
    case failed(String)
  }

  package enum Tab: String, CaseIterable, Hashable, Sendable { case diff, result, json, curl }

  package var steps: [StagedStep]
  package var phase = Phase.reading
  package var step = 0
  /// The plan stood on the screen: keys typed before that never apply it.
  package var wasShown = false
  package var tab = Tab.diff
  package var top = 0
  /// The id that a deletion asks to be typed.
  package var confirmation: TextField?
  /// What was typed there last was something else.
  package var wasRefused = false
  /// The conflict of its step was left for later: it does not open by itself again.
  package var isPutOff = false

  package init(steps: [StagedStep]) { self.steps = steps }

  package var plan: Plan? { if case .ready(let plan) = phase { plan } else { nil } }

  /// What has to be typed before this plan is applied: the id of the one workflow that goes, or the app's where more do.
  package func phrase(app: AppScope) -> String? {
    guard let plan else { return nil }
    let gone = plan.steps.filter(\.change.isDeletion).flatMap(\.effects).map(\.id)
    return gone.isEmpty ? nil : gone.count == 1 ? gone[0] : app.appID
  }
}

/// A plan while it is applied, and after.
package struct ApplySheet: Hashable, Sendable {
  package let plan: Plan
  /// When the first step was sent.
  package let began: Date
  package var reports: [StepReport] = []
  /// The step that is being sent.
  package var sending: StagedStep.ID?
  /// Nothing more is sent once the step that is being sent has its report.
  package var isStopping = false
  /// What the steps that were sent have left.
  package var progress = PlanProgress()
  package var choice = 0

  package init(plan: Plan, began: Date = .distantPast) {
    self.plan = plan
    self.began = began
  }

  /// The steps that have no report yet.
  package var waiting: [Plan.Step] {
    let reported = Set(reports.map(\.id))
    return plan.steps.filter { !reported.contains($0.id) }
  }

  package func pace(at now: Date) -> ApplyPace {
    ApplyPace(done: reports.count, of: plan.steps.count, since: began, now: now)
  }

  package subscript(report id: StagedStep.ID) -> StepReport? { reports.first { $0.id == id } }
}

/// Something that is not done without a yes.
package enum Question: Hashable, Sendable {
  /// Ends the loop although something could not be journalled, for this reason.
  case leaveUnsaved(Ending, String)
  case quit
  case discardDraft(WorkflowID)
  case discardDrafts([WorkflowID])
  case resetSample
  /// What the chosen actions of a plan may lose.
  case acceptRisk(RiskQuestion)
  /// The app is edited by these.
  case takeOver(String)
  /// What an earlier version kept of the app may be of this context, which is named.
  case claimEarlier(UnclaimedWork, context: String)

  package var text: String {
    switch self {
    case .leaveUnsaved(.quit, let why), .leaveUnsaved(.yielded, let why), .leaveUnsaved(.claimEarlier, let why):
      "Your last edits are not saved: \(why) Quit and lose them?"
    case .leaveUnsaved(.open(let app), let why):
      "Your last edits are not saved: \(why) Open \(app.name) and lose them?"
    case .quit: "Quit meshwork? Drafts and staged steps are kept."
    case .discardDraft(let id): "Discard the draft of \(id)? Its edits cannot be brought back."
    case .discardDrafts(let ids):
      "Discard \(ids.count) drafts (\(ids.joined(separator: ", ")))? Their edits cannot be brought back."
    case .acceptRisk(let question): question.text
    case .takeOver(let holder): "Take this app over from \(holder)? It goes on looking; nothing of its work is lost."
    case .claimEarlier(let work, let context):
      "An earlier meshwork kept this here, for every context alike: \(work.words). Is it of \(context)?"
    case .resetSample: "Restore the sample app? Its workflows, your drafts and staged steps are replaced."
    }
  }
}
