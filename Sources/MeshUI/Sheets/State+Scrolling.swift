import Canvas

extension State {
  /// The first line to show of what the chosen step did, after so many pages more.
  func scrolledTop(of sheet: HistorySheet, pages: Int) -> Int {
    HistoryView(sheet, self, size: Layout(self).sheet(for: .history(sheet)).size).scrolled(pages: pages)
  }

  /// The first line to show of the difference, after so many pages more.
  func scrolledTop(of sheet: WorkflowVersionSheet, pages: Int) -> Int {
    let size = Layout(self).sheet(for: .workflowVersions(sheet)).size
    return WorkflowVersionsView(sheet, self, size: size).scrolled(pages: pages)
  }
}
