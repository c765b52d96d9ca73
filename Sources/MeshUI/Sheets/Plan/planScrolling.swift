import Canvas

/// The rows of text a plan shows at once.
package func planPage(_ state: State) -> Int {
  guard case .plan(let sheet) = state.dialogs.last else { return 1 }
  return view(sheet, state).rows
}

/// The lines of the view that is chosen: what ``PlanSheet/top`` counts through.
package func planLineCount(_ sheet: PlanSheet, _ state: State) -> Int { view(sheet, state).mainLines.count }

/// The first line of each of the sheet's steps, those left out included. The views of one step begin with it.
package func planStepTops(_ sheet: PlanSheet, _ state: State) -> [Int] {
  sheet.tab == .diff ? view(sheet, state).diff.tops : sheet.steps.map { _ in 0 }
}

private func view(_ sheet: PlanSheet, _ state: State) -> PlanView {
  PlanView(sheet, state, size: Layout(state).sheet(for: .plan(sheet)).size)
}
