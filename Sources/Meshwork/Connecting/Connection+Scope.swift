import MeshCore

extension Connection {
  /// Whose the journal's entries are: drafts belong to the context, the service and the app. Two contexts may well be two
  /// people. The embedded backend has one user.
  func scope(of app: AppScope) -> String {
    guard backend == nil else { return "local/" + app.name }
    // A name ends at the blank, which it has not itself.
    return context.name.replacing("%", with: "%25").replacing(" ", with: "%20") + " " + base + "/" + app.name
  }

  /// The scope under which an earlier version of the program kept them, for all contexts alike; nil where that is the same.
  func earlierScope(of app: AppScope) -> String? { backend == nil ? base + "/" + app.name : nil }
}
