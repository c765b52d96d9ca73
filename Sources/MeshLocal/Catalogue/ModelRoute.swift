import MeshCore

/// What a request wants of models, their types and their concepts (contract, section 1.2).
enum ModelRoute: Hashable {
  case list, search
  case get(ModelID)
  case outputInfo(ModelID, VersionID?)
  case listVersions(ModelID), getVersion(ModelID, VersionID)
  /// Runs the model, nil: at its newest version.
  case predict(ModelID, VersionID?)
  case listModelConcepts(ModelID, VersionID?)
  case listTypes, getType(String)
  case listConcepts, searchConcepts, getConcept(String)

  static func routes(at path: [String]) -> [APIRequest.Method: ModelRoute]? {
    switch (path.first, path.count > 1 ? path[1] : nil) {
    case ("models", nil): [.get: .list]
    case ("models", "types") where path.count == 2: [.get: .listTypes]
    case ("models", "types") where path.count == 3: [.get: .getType(path[2])]
    case ("models", "searches") where path.count == 2: [.post: .search]
    case ("models", let id?): routes(of: id, at: path.dropFirst(2))
    case ("concepts", nil): [.get: .listConcepts]
    case ("concepts", "searches") where path.count == 2: [.post: .searchConcepts]
    case ("concepts", let id?) where path.count == 2: [.get: .getConcept(id)]
    case _: nil
    }
  }

  /// `path` is what follows the model's id.
  private static func routes(of id: ModelID, at path: ArraySlice<String>) -> [APIRequest.Method: ModelRoute]? {
    var path = path
    guard let part = path.popFirst() else { return [.get: .get(id)] }
    var version: VersionID?
    var last = part
    if part == "versions" {
      guard let named = path.popFirst() else { return [.get: .listVersions(id)] }
      guard let next = path.popFirst() else { return [.get: .getVersion(id, named)] }
      (version, last) = (named, next)
    }
    switch last {
    case "outputs" where path.isEmpty: return [.post: .predict(id, version)]
    case "output_info" where path.isEmpty: return [.get: .outputInfo(id, version)]
    case "concepts" where path.isEmpty: return [.get: .listModelConcepts(id, version)]
    case _: return nil
    }
  }
}

extension LocalBackend {
  func carryOut(_ route: ModelRoute, _ call: Call) async throws -> Reply {
    let app = try call.app()
    switch route {
    case .list: return try listModels(ModelQuery(call.query), in: app)
    case .search: return try listModels(call.body.decode(ModelSearch.self).query(), in: app)
    case .get(let id): return try getModel(id, at: call.query.text("version_id"), in: app)
    case .outputInfo(let id, let version): return try getOutputInfo(of: id, at: version, in: app)
    case .listVersions(let id): return try listModelVersions(of: id, Page(call.query), in: app)
    case .getVersion(let id, let version): return try getModelVersion(version, of: id, in: app)
    case .predict(let id, let version): return try await predict(with: id, at: version, call.body, in: app)
    case .listModelConcepts(let id, let version):
      return try listConcepts(of: id, at: version, ConceptQuery(call.query), in: app)
    case .listTypes: return try listModelTypes(Page(call.query))
    case .getType(let id): return try getModelType(id)
    case .listConcepts: return try listConcepts(ConceptQuery(call.query), in: app)
    case .searchConcepts: return try listConcepts(call.body.decode(ConceptSearch.self).query(), in: app)
    case .getConcept(let id): return try getConcept(id, in: app)
    }
  }
}
