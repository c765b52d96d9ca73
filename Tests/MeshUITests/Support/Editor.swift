import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels

/// A state at the keyboard: keys go in, outcomes come back, effects come out. Nothing draws and nothing runs.
struct Editor {
  var state: State

  /// Started on this journal; nothing is read yet.
  init(
    starting journal: JournalState = JournalState(), problems: [String] = [],
    session: Session = Gallery.session()
  ) {
    state = State(
      session: session, clock: Clock(now: Gallery.start, offset: 0), size: Size(rows: 24, columns: 80))
    _ = state.begin(with: journal, problems: problems)
  }

  /// Started, with the workflows and the models read.
  static func ready(_ journal: JournalState = JournalState(), session: Session = Gallery.session()) -> Editor {
    var editor = Editor(starting: journal, session: session)
    editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    editor.take(.models(Gallery.models, isLast: true))
    return editor
  }

  /// Ready, with these drafts, the first one's workflow selected and the Nodes pane focused.
  static func drafting(_ drafts: Draft..., staged: [StagedStep] = []) -> Editor {
    var journal = JournalState()
    journal.drafts = drafts
    journal.staged = staged
    var editor = ready(journal)
    editor.state.cursors.workflow = drafts.first?.id
    editor.state.focus = .nodes
    return editor
  }

  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { update(&state, .event(.key($0))) }
  }

  /// Presses the key of each character.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { update(&state, .event(.key(.char($0)))) }
  }

  @discardableResult
  mutating func paste(_ text: String) -> [Effect] { update(&state, .event(.paste(text))) }

  @discardableResult
  mutating func take(_ outcome: Outcome) -> [Effect] { update(&state, .outcome(outcome)) }

  /// Reads the workflows again, and finds these.
  @discardableResult
  mutating func reread(_ workflows: Workflow...) -> [Effect] {
    press(.function(5)) + take(.workflows(workflows.map(WorkflowDocument.init), isLast: true))
  }

  mutating func isShown() { _ = update(&state, .shown) }

  /// Lets the time pass: what is read after it began after what was sent before it.
  mutating func wait(_ seconds: Double) { _ = update(&state, .clock(state.clock.now + seconds)) }

  /// The entry that journals the undo history of staging as it is now.
  var stagingsEntry: Effect { .record(.stagings(state.stagings)) }

  /// The entry that journals the texts of the forms as they are now.
  var formEntry: Effect { .record(.form(try? JSON(encoding: state.kept))) }
}

// What jobs bring, as the real ones would.
extension Editor {
  /// Answers the plan that is asked for, from what the service holds, and has it painted.
  mutating func answerPlan(stored: [WorkflowID: Workflow] = Gallery.stored) {
    for case .plan(let steps, let drafts) in state.running {
      take(.planned(Plan(steps, drafts: drafts, stored: stored, in: Gallery.app, readAt: state.clock.now)))
    }
    isShown()
  }

  /// Answers every request for versions.
  mutating func answerVersions() {
    for case .readVersions(let reference) in state.running {
      let model = Gallery.models.first { $0.id == reference.id }
      take(.versions(reference, model, Gallery.versions(of: reference.id)))
    }
  }

  /// Answers the request for the versions of a workflow.
  mutating func answerWorkflowVersions(
    _ versions: [WorkflowVersion] = Gallery.gateVersions, current: Workflow = Gallery.versionedGate, isLast: Bool = true
  ) {
    take(.workflowVersions(current, versions, isLast: isLast))
  }

  /// Carries the step that is being sent out on the service, and takes the report.
  @discardableResult
  mutating func answerStep(_ service: SmallService) async -> [Effect] {
    for case .apply(let step) in state.running {
      let runner = StepRunner(client: MeshClient(app: Gallery.app, transport: service), now: { Gallery.start })
      return take(.applied(await runner.apply(step)))
    }
    return []
  }
}

// What is open, for expectations.
extension Editor {
  var form: NodeForm? { if case .nodeForm(let form) = state.dialogs.last { form } else { nil } }
  var apps: AppSheet? { if case .apps(let sheet) = state.dialogs.last { sheet } else { nil } }
  var plan: PlanSheet? { if case .plan(let sheet) = state.dialogs.last { sheet } else { nil } }
  var conflict: ConflictSheet? { if case .conflict(let sheet) = state.dialogs.last { sheet } else { nil } }
  var report: ApplySheet? { if case .applied(let sheet) = state.dialogs.last { sheet } else { nil } }
  var predict: PredictForm? { if case .predict(let form) = state.dialogs.last { form } else { nil } }
  var versions: VersionSheet? { if case .versions(let sheet) = state.dialogs.last { sheet } else { nil } }
  var workflowVersions: WorkflowVersionSheet? {
    if case .workflowVersions(let sheet) = state.dialogs.last { sheet } else { nil }
  }
  var historySheet: HistorySheet? { if case .history(let sheet) = state.dialogs.last { sheet } else { nil } }
  var pasted: PasteSheet? { if case .paste(let sheet) = state.dialogs.last { sheet } else { nil } }
  var preview: SnippetPreview? { pasted?.snippet.map { state.preview(of: $0) } }
  var risk: RiskQuestion? { if case .risk(let question) = state.dialogs.last { question } else { nil } }
  var question: Question? { if case .question(let question) = state.dialogs.last { question } else { nil } }

  /// The names of the apps that are shown.
  var shownApps: [String] { apps.map { state.rows(of: $0).map(\.id.name) } ?? [] }
  var chosenApp: String? { apps.flatMap { state.chosenRow(of: $0) }?.id.name }
  var nodeIDs: [NodeID] { state.nodeRows.map(\.id) }
  var notice: String { state.notice.text }
  var isFiltered: Bool { state.filter.isOpen || !state.filter.text.isEmpty }
}
