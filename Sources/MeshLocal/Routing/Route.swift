import MeshCore

/// What a request asks for, by what it is about.
enum Route: Hashable {
  case workflows(WorkflowRoute)
  case models(ModelRoute)
  case accounts(AccountRoute)

  /// The list that the reply holds, also when it is empty; nil where it holds none.
  var list: String? {
    switch self {
    case .workflows(.list), .workflows(.create), .workflows(.patch), .workflows(.rename): "workflows"
    case .workflows(.listVersions), .workflows(.patchVersions): "workflow_versions"
    case .models(.list), .models(.search): "models"
    case .models(.listVersions): "model_versions"
    case .models(.predict): "outputs"
    case .models(.listModelConcepts), .models(.listConcepts), .models(.searchConcepts): "concepts"
    case .accounts(.listApps): "apps"
    case .workflows, .models, .accounts: nil
    }
  }

  /// The routes of one address, by method; `path` is what follows the owner. Nil: there is no such address.
  static func routes(at path: [String], of owner: Location.Owner) -> [APIRequest.Method: Route]? {
    if let accounts = AccountRoute.routes(at: path, of: owner) { return accounts.mapValues(Route.accounts) }
    if case .user = owner {
      // All that a user owns can be listed, and nothing more (contract, sections 1.1 and 1.2).
      switch path {
      case ["workflows"]: return [.get: .workflows(.list)]
      case ["models"]: return [.get: .models(.list)]
      case _: return nil
      }
    }
    return WorkflowRoute.routes(at: path)?.mapValues(Route.workflows)
      ?? ModelRoute.routes(at: path)?.mapValues(Route.models)
  }
}
