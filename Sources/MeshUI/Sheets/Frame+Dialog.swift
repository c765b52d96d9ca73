import Canvas

extension Frame {
  /// Draws the sheet of a dialog over the panes it covers. A question stands in the notice row, so nothing is covered.
  mutating func put(_ dialog: Dialog, _ state: State, _ layout: Layout) {
    let rect = layout.sheet(for: dialog)
    switch dialog {
    case .help(let sheet): put(HelpView(sheet, state, size: rect.size).sheet, in: rect)
    case .apps(let sheet): put(AppsView(sheet, state, size: rect.size).sheet, in: rect)
    case .nodeForm(let form): put(NodeFormView(form, state, size: rect.size).sheet, in: rect)
    case .versions(let sheet): put(VersionsView(sheet, state, size: rect.size).sheet, in: rect)
    case .uses(let sheet): put(UsesView(sheet, state, size: rect.size).sheet, in: rect)
    case .rename(let form): put(RenameView(form, state, size: rect.size).sheet, in: rect)
    case .workflowVersions(let sheet): put(WorkflowVersionsView(sheet, state, size: rect.size).sheet, in: rect)
    case .newWorkflow(let field): put(NewWorkflowView(field, state, size: rect.size).sheet, in: rect)
    case .predict(let form): put(PredictView(form, state, size: rect.size).sheet, in: rect)
    case .plan(let sheet):
      let view = PlanView(sheet, state, size: rect.size)
      put(view.sheet, in: rect)
      put(reading: view.reading, state)
    case .conflict(let sheet):
      let view = ConflictView(sheet, state, size: rect.size)
      put(view.sheet, in: rect)
      put(reading: view.standing, state)
    case .applied(let sheet): put(AppliedView(sheet, state, size: rect.size).sheet, in: rect)
    case .paste(let sheet): put(PasteView(sheet, state, size: rect.size).sheet, in: rect)
    case .copy(let sheet): put(CopyView(sheet, state, size: rect.size).sheet, in: rect)
    case .history(let sheet): put(HistoryView(sheet, state, size: rect.size).sheet, in: rect)
    case .question(.acceptRisk(let question)): put(RiskView(question, size: rect.size).sheet, in: rect)
    case .question: return
    }
    // The line at the left was joined to the panes that the sheet covers.
    if rect.column > 0 { putDivider(column: rect.column - 1, rows: rect.row..<rect.maxRow) }
  }
}
