import FoundationEssentials
import MeshCore

extension LocalBackend {
  func listApps(_ page: Page, ofUser userID: String) throws -> Reply {
    let apps = Catalogue.apps.filter { $0.userID == userID }.map(AppDocument.init)
    return try Reply().with("apps", Array(page.slice(of: apps)))
  }

  func getApp(_ app: AppScope) throws -> Reply {
    try Reply().with("app", AppDocument(app))
  }

  func getUser(_ id: String) throws -> Reply {
    try Reply().with("user", UserDocument(id: id))
  }

  /// Nobody belongs to one here.
  func listOrganizations(ofUser _: String) -> Reply {
    Reply().with("organizations", documents: [])
  }

  /// Every key of this backend may do everything.
  func myScopes(in app: AppScope) throws -> Reply {
    try Reply().with("scopes", Self.scopes).with("app", AppDocument(app))
  }

  private static let scopes = [
    "Apps_Get", "Concepts_Get", "Models_Get", "Predict", "Workflows_Add", "Workflows_Delete", "Workflows_Get",
  ]
}

/// An app as replies give it.
private struct AppDocument: Encodable {
  let id: String
  let name: String
  let description: String
  let userID: String
  let language = "en"
  let createdAt = Catalogue.firstReleased

  init(_ app: AppScope) {
    id = app.appID
    name = app.appID
    userID = app.userID
    description =
      switch app {
      case LocalBackend.sampleApp: "Workflows of models that run on this machine."
      case Catalogue.clarifai: "Public models of the service; some have stand-ins here."
      case _: "Models of this program's own."
      }
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, description
    case userID = "user_id"
    case language = "default_language"
    case createdAt = "created_at"
  }
}

/// A user as replies give it.
private struct UserDocument: Encodable {
  let id: String
  let createdAt = Catalogue.firstReleased

  private enum CodingKeys: String, CodingKey {
    case id
    case createdAt = "created_at"
  }
}
