import MeshCore
import Panels

/// Something that is not done without a yes.
enum Question: Hashable, Sendable {
  /// Ends the loop although something could not be journalled, for this reason.
  case leaveUnsaved(Ending, String)
  case quit
  case discardDraft(WorkflowID)
  case discardDrafts([WorkflowID])
  case resetSample
  /// Of a prediction, which these words name.
  case forgetRuns([PredictionRun.ID], String)
  /// Several images are under way with a workflow; what came of them is kept.
  case replaceBatch(Prediction, of: WorkflowID)
  /// Nodes of a draft that read other ones can be run on a service as a workflow of their own only.
  case temporaryWorkflow(Trial, WorkflowID)
  /// The same for the pins of the plan that is open; with so many calls in all.
  case temporaryPins(calls: Int)
  /// The app is edited by these.
  case takeOver(String)
  /// What an earlier version kept of the app may be of this context, which is named.
  case claimEarlier(UnclaimedWork, context: String)

  private static func calls(of trial: Trial, _ perGraph: Int?) -> String {
    counted(TrialPlan(trial, callsPerGraph: perGraph).calls, "call")
  }

  var text: String {
    switch self {
    case .leaveUnsaved(.quit, let why), .leaveUnsaved(.yielded, let why), .leaveUnsaved(.claimEarlier, let why),
      .leaveUnsaved(.hungUp, let why), .leaveUnsaved(.terminated, let why):
      "Your last edits are not saved: \(why) Quit and lose them?"
    case .leaveUnsaved(.open(let app), let why):
      "Your last edits are not saved: \(why) Open \(app.name) and lose them?"
    case .leaveUnsaved(.context(let name), let why):
      "Your last edits are not saved: \(why) Open context \(name) and lose them?"
    case .quit: "Quit meshwork? Drafts and staged steps are kept."
    case .discardDraft(let id): "Discard the draft of \(id)? Its edits cannot be brought back."
    case .discardDrafts(let ids):
      "Discard \(ids.count) drafts (\(ids.joined(separator: ", ")))? Their edits cannot be brought back."
    case .takeOver(let holder): "Take this app over from \(holder)? It goes on looking; nothing of its work is lost."
    case .claimEarlier(let work, let context):
      "An earlier meshwork kept this here, for every context alike: \(work.description). Is it of \(context)?"
    case .temporaryWorkflow(let trial, let id):
      "Create a temporary workflow to run the draft of \(id)? It is deleted after; "
        + "\(Self.calls(of: trial, TemporaryWorkflows.callsPerRun)). No compares root nodes only; \(Self.calls(of: trial, nil))."
    case .forgetRuns(_, let words): "Forget \(words)? It cannot be brought back."
    case .replaceBatch(let prediction, let running):
      "\(running) is still at its images. Stop it, keep what came of them, and run \(prediction.words)?"
    case .temporaryPins(let calls):
      "Create temporary workflows to run the pins? They are deleted after; \(counted(calls, "call"))."
    case .resetSample: "Restore the sample app? Its workflows, your drafts and staged steps are replaced."
    }
  }
}
