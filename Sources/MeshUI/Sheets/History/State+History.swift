import MeshCore

extension State {
  mutating func openHistory() -> [Effect] {
    guard !history.isEmpty else {
      notice = .plain("Nothing was applied yet. What is applied is kept here, with its way back.")
      return []
    }
    dialogs.append(.history(HistorySheet()))
    return []
  }

  /// Lines are chosen one by one, or its first and last; a page scrolls what the chosen one did.
  mutating func move(_ sheet: HistorySheet, by distance: Int) {
    var sheet = sheet
    if isPage(distance) {
      sheet.top = scrolledTop(of: sheet, pages: distance.signum())
    } else {
      sheet.choice = clamped(sheet.choice, by: distance, count: history.count)
      sheet.top = 0
    }
    replaceTop(.history(sheet))
  }

  /// Whether it is what a page key moves by.
  func isPage(_ distance: Int) -> Bool { abs(distance) > 1 && abs(distance) == page }

  /// Enter never acts on its own in the history: it says what does.
  mutating func sayReverse(of sheet: HistorySheet) {
    guard let sent = chosenStep(of: sheet), sent.isApplied else {
      notice = .plain("Only an applied step has a way back.")
      return
    }
    notice = .plain(obstacle(toReversing: sent) ?? "u stages the way back of this step. Nothing is sent before a plan.")
  }
}
