import MeshCore

/// Where a request goes: the app, as far as the path names it, and the routes of that address.
///
/// Three forms lead to the same routes (contract, section 1.1): `/v2/users/{user}/apps/{app}/…`, `/v2/users/{user}/…` and
/// `/v2/…`; what the path leaves out, `user_app_id` in the body may say. A slash at the end is ignored.
struct Location: Hashable {
  let userID: String?
  let appID: String?
  let routes: [APIRequest.Method: Route]

  init?(segments: [String]) {
    var path = segments[...]
    while path.last?.isEmpty == true { path.removeLast() }
    guard path.popFirst() == "v2" else { return nil }
    userID = Self.take("users", from: &path)
    appID = userID == nil ? nil : Self.take("apps", from: &path)
    guard let routes = Route.routes(at: Array(path)) else { return nil }
    self.routes = routes
  }

  private static func take(_ name: String, from path: inout ArraySlice<String>) -> String? {
    guard path.count > 1, path.first == name else { return nil }
    path.removeFirst()
    return path.removeFirst()
  }
}
