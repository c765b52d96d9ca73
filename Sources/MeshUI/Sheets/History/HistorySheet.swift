import MeshCore

/// What was applied, newest first; `u` stages what takes the chosen step back.
struct HistorySheet: Hashable, Sendable {
  /// The place in ``State/history``.
  var choice = 0
  /// The first shown line of what the chosen step did.
  var top = 0
}

extension State {
  /// The step that the sheet is on.
  func chosenStep(of sheet: HistorySheet) -> SentStep? {
    history.indices.contains(sheet.choice) ? history[sheet.choice] : nil
  }
}
