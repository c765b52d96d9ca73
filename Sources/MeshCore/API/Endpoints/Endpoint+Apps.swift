public struct AppList: Decodable, Sendable {
  public let apps: [App]

  private enum CodingKeys: String, CodingKey { case apps }

  public init(from decoder: any Decoder) throws {
    apps = try decoder.container(keyedBy: CodingKeys.self).listed(.apps)
  }
}

public struct SingleApp: Decodable, Sendable {
  public let app: App
}

public struct SingleUser: Decodable, Sendable {
  public let user: User
}

/// What the key may do, as `Workflows_Get`.
public struct ScopeList: Decodable, Sendable {
  public let scopes: [String]

  private enum CodingKeys: String, CodingKey { case scopes }

  public init(from decoder: any Decoder) throws {
    scopes = try decoder.container(keyedBy: CodingKeys.self).list(.scopes)
  }
}

extension Endpoint<AppList> {
  /// The apps of a user, `me` for the key's owner; needs a personal access token. Pages count from 1; `perPage` is at
  /// most 1000.
  public static func listApps(of userID: String, page: Int, perPage: Int, search: String? = nil) -> Self {
    Self(
      APIRequest(
        .get, AppScope.allApps(of: userID).path("apps"), query: .page(page, perPage, ["search": search])),
      "list the apps of \(userID)")
  }
}

extension Endpoint<SingleApp> {
  public static func getApp(_ app: AppScope) -> Self {
    Self(APIRequest(.get, app == .ofKey ? app.path("app") : app.path()), "read app \(app.name)")
  }
}

extension Endpoint<SingleUser> {
  /// `me` is the owner of the key; needs a personal access token.
  public static func getUser(_ id: String) -> Self {
    Self(APIRequest(.get, AppScope.allApps(of: id).path()), "read user \(id)")
  }
}

extension Endpoint<ScopeList> {
  public static func listScopes(in app: AppScope) -> Self {
    Self(APIRequest(.get, app.path("myscopes")), "list what the key may do in \(app.name)")
  }
}
