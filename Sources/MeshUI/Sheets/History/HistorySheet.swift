package import MeshCore

/// What was applied, newest first; `u` stages what takes the chosen step back.
package struct HistorySheet: Hashable, Sendable {
  /// The place in ``State/history``.
  package var choice = 0
  /// The first shown line of what the chosen step did.
  package var top = 0

  package init() {}
}

extension State {
  /// The step that the sheet is on.
  package func chosenStep(of sheet: HistorySheet) -> SentStep? {
    history.indices.contains(sheet.choice) ? history[sheet.choice] : nil
  }
}
