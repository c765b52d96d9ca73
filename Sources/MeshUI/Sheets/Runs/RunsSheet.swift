import MeshCore
import Panels

/// The predictions that are kept, newest first, narrowed by what is typed: opened, compared, run again, exported.
struct RunsSheet: Hashable, Sendable {
  var find = TextField()
  /// The keyboard goes to the field.
  var isFinding = false
  /// The chosen one; nil for the first that is shown.
  var choice: RunGroup.ID?
  /// The first shown line of what the chosen one gave.
  var top = 0
}

extension State {
  /// Those that fit what is typed, by workflow, image or answer.
  func rows(of sheet: RunsSheet) -> [RunGroup] {
    let wanted = sheet.find.text.trimmed.folded
    return wanted.isEmpty ? runGroups : runGroups.filter { $0.contains(folded: wanted) }
  }

  func chosenRow(of sheet: RunsSheet) -> RunGroup? {
    let rows = rows(of: sheet)
    return rows.first { $0.id == sheet.choice } ?? rows.first
  }
}
