package import FoundationEssentials
package import MeshCore
import Panels

/// The apps to choose from, narrowed by what is typed; Enter opens one.
struct AppSheet: Hashable, Sendable {
  var text = TextField()
  /// The chosen app; nil for the first that is shown.
  var choice: AppScope?
  var phase = ReadingPhase.reading
  /// Those of the user, as far as this reading has brought them.
  var apps: [App] = []
}

/// An app that was opened before, and when last.
package struct UsedApp: Hashable, Sendable {
  package let app: AppScope
  let at: Date

  package init(_ app: AppScope, at date: Date) {
    self.app = app
    at = date
  }
}

/// A row of the list of apps.
struct AppRow: Hashable, Sendable, Identifiable {
  let id: AppScope
  /// The name where it is not the id again, and what the app is for.
  let about: String
  let usedAt: Date?
  let modifiedAt: Date?
  let isOpen: Bool
}

extension State {
  /// The apps that fit what is typed: those used last first, then by name.
  func rows(of sheet: AppSheet) -> [AppRow] {
    SearchWords(sheet.text.text).hits(of: allRows(of: sheet)) { $0.id.name + " " + $0.about }
      .map { ($0, $0.usedAt ?? .distantPast, $0.id.name.lowercased()) }
      .sorted { ($1.1, $0.2, $0.0.id.name) < ($0.1, $1.2, $1.0.id.name) }.map(\.0)
  }

  /// Every app there is to choose from: the listed ones, and those that were used. One of the user's own that is not
  /// listed is gone; of other users' apps there is no list.
  func allRows(of sheet: AppSheet) -> [AppRow] {
    let used = Dictionary(session.usedApps.map { ($0.app, $0.at) }) { max($0, $1) }
    let listed = sheet.apps.map { app in
      let id = AppScope(userID: session.userID, appID: app.id)
      return AppRow(
        id: id, about: [app.name == app.id ? nil : app.name, app.summary].compactMap(\.self).joined(separator: " · "),
        usedAt: used[id], modifiedAt: app.modifiedAt, isOpen: id == session.openApp)
    }
    let known = Set(listed.map(\.id))
    let others = used.filter { app, _ in
      !known.contains(app) && (sheet.phase != .read || app.userID != session.userID)
    }
    return listed
      + others.map { AppRow(id: $0, about: "", usedAt: $1, modifiedAt: nil, isOpen: $0 == session.openApp) }
  }

  /// The row that Enter opens; nil where nothing fits.
  func chosenRow(of sheet: AppSheet) -> AppRow? {
    let rows = rows(of: sheet)
    return rows.first { $0.id == sheet.choice } ?? rows.first
  }
}
