package import MeshCore
package import MeshVision

/// The models that a backend knows, in the order of its lists.
package struct Catalogue: Sendable {
  package let models: [CatalogueModel]

  /// The sample app's workflows need those of `standard` that compute.
  package init(_ models: [CatalogueModel]) {
    self.models = models
  }

  /// Those that this program computes, then those that only the service runs. The nets are those of `shelf`: of the models
  /// whose weights are not there it says so.
  package static func standard(nets shelf: NetShelf) -> Catalogue {
    Catalogue(computed(with: shelf) + serviceOnly)
  }

  /// The same on a machine without weights.
  package static let standard = standard(nets: NetShelf(folders: []))

  /// Where the service keeps its public models, and where ours are.
  package static let clarifai = AppScope(userID: "clarifai", appID: "main")
  package static let local = AppScope(userID: "meshwork", appID: "local")

  /// The apps that there are: the one that keeps workflows, then those that own models.
  static let apps = [LocalBackend.sampleApp, clarifai, local]

  /// What an app shows: an owner its own models; the sample app, which owns none, all of them.
  func models(in app: AppScope) -> [CatalogueModel] {
    app == LocalBackend.sampleApp ? models : models.filter { $0.owner == app }
  }

  /// The model that `reference` names and the version of it, the newest if it names none.
  ///
  /// Whoever leaves the owner out, or names the app of the workflow, finds the models of all owners.
  func find(_ reference: ModelReference) -> (model: CatalogueModel, version: CatalogueModel.Version)? {
    let owner = AppScope(
      userID: reference.userID.map { $0 == "me" ? LocalBackend.sampleApp.userID : $0 } ?? "",
      appID: reference.appID ?? "")
    let isOwnApp =
      ["", LocalBackend.sampleApp.userID].contains(owner.userID)
      && ["", LocalBackend.sampleApp.appID].contains(owner.appID)
    let candidates = models.filter { model in
      (model.id == reference.id || model.aliases.contains(reference.id))
        && (isOwnApp
          || ["", model.owner.userID].contains(owner.userID) && ["", model.owner.appID].contains(owner.appID))
    }
    guard let model = candidates.first(where: { $0.owner == Self.clarifai }) ?? candidates.first else { return nil }
    guard let wanted = reference.versionID else { return model.versions.first.map { (model, $0) } }
    return model.version(wanted).map { (model, $0) }
  }
}
