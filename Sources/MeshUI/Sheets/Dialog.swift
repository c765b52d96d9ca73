/// A sheet over the panes. The stack of them is part of the state; the last one has the keyboard.
enum Dialog: Hashable, Sendable {
  case help(HelpSheet)
  case palette(PaletteSheet)
  case apps(AppSheet)
  case nodeForm(NodeForm)
  case versions(VersionSheet)
  case newWorkflow(NewWorkflowForm)
  case predict(PredictForm)
  case comparison(ComparisonSheet)
  case pin(PinSheet)
  case runs(RunsSheet)
  case bisect(BisectSheet)
  case plan(PlanSheet)
  case conflict(ConflictSheet)
  case applied(ApplySheet)
  case uses(UsesSheet)
  case rename(RenameForm)
  case workflowVersions(WorkflowVersionSheet)
  case history(HistorySheet)
  case paste(PasteSheet)
  case copy(CopySheet)
  case themes(ThemeSheet)
  case leave(LeaveForm)
  case requests(RequestSheet)
  case risk(RiskQuestion)
  case question(Question)

  /// The one switch over all of them.
  var sheet: any Sheet {
    switch self {
    case .help(let sheet): sheet
    case .palette(let sheet): sheet
    case .apps(let sheet): sheet
    case .nodeForm(let sheet): sheet
    case .versions(let sheet): sheet
    case .newWorkflow(let sheet): sheet
    case .predict(let sheet): sheet
    case .comparison(let sheet): sheet
    case .pin(let sheet): sheet
    case .runs(let sheet): sheet
    case .bisect(let sheet): sheet
    case .plan(let sheet): sheet
    case .conflict(let sheet): sheet
    case .applied(let sheet): sheet
    case .uses(let sheet): sheet
    case .rename(let sheet): sheet
    case .workflowVersions(let sheet): sheet
    case .history(let sheet): sheet
    case .paste(let sheet): sheet
    case .copy(let sheet): sheet
    case .themes(let sheet): sheet
    case .leave(let sheet): sheet
    case .requests(let sheet): sheet
    case .risk(let sheet): sheet
    case .question(let sheet): sheet
    }
  }

  /// In the order in which the help lists their keys.
  static let sheets: [any Sheet.Type] = [
    HelpSheet.self, PaletteSheet.self, AppSheet.self, NodeForm.self, VersionSheet.self, NewWorkflowForm.self,
    PredictForm.self, RunsSheet.self, ComparisonSheet.self, PinSheet.self, BisectSheet.self, PlanSheet.self,
    ConflictSheet.self, ApplySheet.self, UsesSheet.self, RenameForm.self, WorkflowVersionSheet.self, HistorySheet.self,
    PasteSheet.self, CopySheet.self, ThemeSheet.self, LeaveForm.self, RequestSheet.self, RiskQuestion.self,
    Question.self,
  ]
}
