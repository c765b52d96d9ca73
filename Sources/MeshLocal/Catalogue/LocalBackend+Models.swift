import MeshCore

extension LocalBackend {
  func listModels(_ query: ModelQuery, in app: AppScope) throws -> Reply {
    let models = query.page(of: catalogue.models(in: app)).compactMap { model in
      model.versions.first.map { ModelDocument(model, at: $0) }
    }
    return try Reply().with("models", models)
  }

  func getModel(_ id: ModelID, at version: VersionID?, in app: AppScope) throws -> Reply {
    let (model, version) = try model(id, at: version, in: app)
    return try Reply().with("model", ModelDocument(model, at: version))
  }

  func getOutputInfo(of id: ModelID, at version: VersionID?, in app: AppScope) throws -> Reply {
    let (model, version) = try model(id, at: version, in: app)
    return try Reply().with("model", ModelDocument(model, at: version, showsConcepts: true))
  }

  func listModelVersions(of id: ModelID, _ page: Page, in app: AppScope) throws -> Reply {
    let (model, _) = try model(id, in: app)
    let versions = page.slice(of: model.versions).map { ModelVersionDocument($0, of: model) }
    return try Reply().with("model_versions", versions)
  }

  func getModelVersion(_ version: VersionID, of id: ModelID, in app: AppScope) throws -> Reply {
    let (model, version) = try model(id, at: version, in: app)
    return try Reply().with("model_version", ModelVersionDocument(version, of: model))
  }

  func listModelTypes(_ page: Page) throws -> Reply {
    try Reply().with("model_types", Array(page.slice(of: catalogue.types)))
  }

  func getModelType(_ id: String) throws -> Reply {
    guard let type = catalogue.types.first(where: { $0.id == id }) else {
      throw Refusal(.noSuchResource, "There is no model type \(id). List the types to see which there are.")
    }
    return try Reply().with("model_type", type)
  }

  /// The model and the version of it that a path names, the newest if it names none.
  func model(
    _ id: ModelID, at version: VersionID? = nil, in app: AppScope
  ) throws(Refusal) -> (model: CatalogueModel, version: CatalogueModel.Version) {
    guard let model = catalogue.models(in: app).first(where: { $0.id == id || $0.aliases.contains(id) }) else {
      throw Refusal(.noSuchModel, "There is no model \(id) in \(app.name). List the models to see which there are.")
    }
    guard let version = (version?.asVersionID).map(model.version) ?? model.versions.first else {
      throw Refusal(
        .noSuchModel, "Model \(id) has no version \(version ?? ""). List its versions to see which it has.")
    }
    return (model, version)
  }
}
