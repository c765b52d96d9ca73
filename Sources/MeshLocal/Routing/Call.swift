import MeshCore

/// A request, once it is known where it goes: whose it is, and what it brings.
struct Call: Sendable {
  let owner: Location.Owner
  let query: Query
  let body: RequestBody

  /// The user that is meant; `me`, and nobody at all, is the user of the key.
  func userID() throws(Refusal) -> String {
    let id =
      switch owner {
      case .app(let app): app.userID
      case .user(let id): id
      case .key: named.userID ?? "me"
      }
    let userID = id == "me" ? LocalBackend.sampleApp.userID : id
    guard Catalogue.apps.contains(where: { $0.userID == userID }) else {
      throw Refusal(
        .noSuchResource, "There is no user \(id) on this machine. Use me, or \(LocalBackend.sampleApp.userID).")
    }
    return userID
  }

  /// The app that is meant: where none is named, the user's only one.
  func app() throws(Refusal) -> AppScope {
    let userID = try self.userID()
    let appID: String? = if case .app(let app) = owner { app.appID } else { named.appID }
    let apps = Catalogue.apps.filter { $0.userID == userID }
    guard let app = apps.first(where: { appID == nil || $0.appID == appID }) else {
      let name = [userID, appID ?? ""].joined(separator: "/")
      let known = Catalogue.apps.map(\.name).joined(separator: ", ")
      throw Refusal(.noSuchResource, "There is no app \(name) on this machine. Use one of \(known).")
    }
    return app
  }

  /// The same, if workflows can be kept in it.
  func ownApp() throws(Refusal) -> AppScope {
    let app = try self.app()
    guard app == LocalBackend.sampleApp else {
      throw Refusal(
        .noSuchResource, "There are no workflows of \(app.name) on this machine. Use \(LocalBackend.sampleApp.name).")
    }
    return app
  }

  /// What the body says, or else the query: official clients put into it what stands in the path too (contract, 9.1).
  private var named: (userID: String?, appID: String?) {
    guard case .key = owner else { return (nil, nil) }
    let inBody = body.app
    return (
      inBody.userID ?? query.text("user_app_id.user_id"), inBody.appID ?? query.text("user_app_id.app_id")
    )
  }
}
