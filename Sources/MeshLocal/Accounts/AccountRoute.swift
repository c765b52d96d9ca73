import MeshCore

/// What a request wants of users, apps and keys, and of the service itself (contract, section 1.3).
enum AccountRoute: Hashable {
  case listApps, getApp, getUser, myScopes
  /// What the official client's `login` asks for, and what it tries a server with.
  case listOrganizations, listAuthMethods
  case listStatusCodes, getStatusCode(String)

  static func routes(at path: [String], of owner: Location.Owner) -> [APIRequest.Method: AccountRoute]? {
    switch (owner, path.first, path.count) {
    case (.user, nil, 0): [.get: .getUser]
    case (.user, "organizations", 1): [.get: .listOrganizations]
    case (.key, "auth", 2) where path[1] == "methods": [.get: .listAuthMethods]
    case (.user, "apps", 1), (.key, "apps", 1): [.get: .listApps]
    case (.app, nil, 0), (.key, "app", 1): [.get: .getApp]
    case (.app, "myscopes", 1), (.key, "myscopes", 1), (.key, "my_scopes", 1): [.get: .myScopes]
    case (.key, "status_codes", 1): [.get: .listStatusCodes]
    case (.key, "status_codes", 2): [.get: .getStatusCode(path[1])]
    case _: nil
    }
  }
}

extension LocalBackend {
  func carryOut(_ route: AccountRoute, _ call: Call) throws -> Reply {
    switch route {
    case .listApps: try listApps(Page(call.query), ofUser: call.userID())
    case .getApp: try getApp(call.app())
    case .getUser: try getUser(call.userID())
    case .myScopes: try myScopes(in: call.ownApp())
    case .listOrganizations: try listOrganizations(ofUser: call.userID())
    case .listAuthMethods: Reply()
    case .listStatusCodes: try listStatusCodes()
    case .getStatusCode(let code): try getStatusCode(code)
    }
  }
}
