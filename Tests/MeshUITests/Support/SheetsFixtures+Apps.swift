import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels

/// The apps of a user, and editors that choose one of them.
extension Fixtures {
  static let apps = [
    App(id: "archive", userID: "acme", summary: "Workflows nobody runs any more", modifiedAt: ago(40_000_000)),
    App(
      id: "vision-prod", userID: "acme", name: "Vision, production", summary: "What the platforms run",
      modifiedAt: ago(7200)),
    App(id: "vision-lab", userID: "acme", modifiedAt: ago(86_400)),
    App(id: "faces-2023", userID: "acme", name: "faces-2023", modifiedAt: ago(90_000_000)),
    App(id: "platform-signs-of-every-station-in-the-north", userID: "acme", summary: "駅の看板, read at night"),
    App(id: "zoo", userID: "acme", summary: "A\u{1B}[31m demo", modifiedAt: ago(600)),
  ]

  static let usedApps = [
    UsedApp(app, at: ago(60)), UsedApp(AppScope(userID: "partner", appID: "kiosk"), at: ago(10_800)),
    UsedApp(AppScope(userID: "acme", appID: "zoo"), at: ago(259_200)),
  ]

  /// In the middle of work, with the apps read and another one chosen.
  static func picking(_ size: Size) -> State {
    var state = busy(rows: size.rows, columns: size.columns)
    state.session = Session(
      badge: state.session.badge, app: app, base: state.session.base, catalogues: [], samples: samples,
      usedApps: usedApps)
    state.notice = .plain("")
    var sheet = AppSheet()
    sheet.apps = apps
    sheet.phase = .read
    sheet.choice = AppScope(userID: "acme", appID: "vision-lab")
    state.dialogs = [.apps(sheet)]
    return state
  }

  /// Started without an app; the first page has come.
  static func choosing(_ size: Size) -> State {
    var state = State(
      session: Session(
        badge: .remote("api.clarifai.com"), choosingAppOf: "me", base: "https://api.clarifai.com", usedApps: []),
      clock: Clock(now: now, offset: 0), size: size)
    _ = state.begin(with: JournalState(), problems: [])
    _ = update(&state, .outcome(.apps(Array(apps.prefix(4)), isLast: false)))
    return state
  }
}
