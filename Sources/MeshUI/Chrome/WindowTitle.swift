import Canvas
import MeshCore
import Panels

extension State {
  /// What the window of the terminal is called: the workflow, and where it is. Text of the service, made harmless. In the
  /// list of workflows only where it is: each key there would send another title, which on a slow line costs more than the
  /// rows that change.
  var windowTitle: String {
    let place = session.openApp.map { "\(session.badge.title) \($0.name)" } ?? session.badge.title
    let workflow = focus == .workflows ? nil : selectedWorkflow
    let parts = [workflow, place, "meshwork"].compactMap(\.self)
    return truncated(sanitized(parts.joined(separator: " · ")), to: Self.longestTitle)
  }

  /// In columns; what is longer is cut in any list of windows.
  private static let longestTitle = 100
}
