import MeshCore

extension LocalBackend {
  func listModels(_ page: Page, in app: AppScope) throws -> Reply {
    let models = page.slice(of: try catalogue(of: app)).compactMap { model in
      model.versions.first.map(model.model(at:))
    }
    return try Reply().with("models", models)
  }

  func getModel(_ id: ModelID, in app: AppScope) throws -> Reply {
    let model = try model(id, in: app)
    return try Reply().with("model", model.versions.first.map(model.model(at:)))
  }

  func listModelVersions(of id: ModelID, _ page: Page, in app: AppScope) throws -> Reply {
    let versions = page.slice(of: try model(id, in: app).versions)
    return try Reply().with("model_versions", versions.map(\.modelVersion))
  }

  func getModelVersion(_ version: VersionID, of id: ModelID, in app: AppScope) throws -> Reply {
    guard let found = try model(id, in: app).version(version) else {
      throw Refusal(.noSuchModel, "Model \(id) has no version \(version). List its versions to see which it has.")
    }
    return try Reply().with("model_version", found.modelVersion)
  }

  private func catalogue(of app: AppScope) throws(Refusal) -> [CatalogueModel] {
    guard let models = Catalogue.models(in: app) else {
      let known = [Self.sampleApp, Catalogue.clarifai, Catalogue.local].map(\.name).joined(separator: ", ")
      throw Refusal(.noSuchResource, "There is no app \(app.name) on this machine. Use one of \(known).")
    }
    return models
  }

  private func model(_ id: ModelID, in app: AppScope) throws(Refusal) -> CatalogueModel {
    guard let model = try catalogue(of: app).first(where: { $0.id == id || $0.aliases.contains(id) }) else {
      throw Refusal(.noSuchModel, "There is no model \(id) in \(app.name). List the models to see which there are.")
    }
    return model
  }
}
