import MeshCore

extension Connection {
  /// The context of the journal's entries: drafts belong to the service and to the app.
  func scope(of app: AppScope) -> String { (backend == nil ? base : "local") + "/" + app.name }
}
