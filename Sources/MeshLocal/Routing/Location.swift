import MeshCore

/// Where a request goes: the owner, as far as the path names one, and the routes of that address.
///
/// Three forms lead to the same routes (contract, section 1): `/v2/users/{user}/apps/{app}/…`, `/v2/users/{user}/…` and
/// `/v2/…`; what the path leaves out, `user_app_id` in the body or the query may say. A slash at the end is ignored.
struct Location: Hashable {
  enum Owner: Hashable {
    /// The path leaves it to the key.
    case key
    case user(String)
    case app(AppScope)
  }

  let owner: Owner
  let routes: [APIRequest.Method: Route]

  init?(segments: [String]) {
    var path = segments[...]
    while path.last?.isEmpty == true { path.removeLast() }
    guard path.popFirst() == "v2", !path.contains("") else { return nil }
    owner = Self.takeOwner(of: &path)
    guard let routes = Route.routes(at: Array(path), of: owner) else { return nil }
    self.routes = routes
  }

  private static func takeOwner(of path: inout ArraySlice<String>) -> Owner {
    guard let user = take("users", from: &path) else { return .key }
    guard let app = take("apps", from: &path) else { return .user(user) }
    return .app(AppScope(userID: user, appID: app))
  }

  private static func take(_ name: String, from path: inout ArraySlice<String>) -> String? {
    guard path.count > 1, path.first == name else { return nil }
    path.removeFirst()
    return path.removeFirst()
  }
}
