import MeshCore

/// Where models are looked for: the app, then the public catalogues.
struct ModelShelf: Sendable {
  let client: MeshClient
  let catalogues: [AppScope]

  /// The models of all places, each once.
  func models(search: String?) async throws(APIError) -> [Model] {
    var models: [Model] = []
    var seen: Set<ModelReference> = []
    for app in [client.app] + catalogues {
      let found = try await ListReading.all("list models of \(app.name)", id: \.id) { page throws(APIError) in
        let endpoint = Endpoint.listModels(in: app, page: page, perPage: Self.pageSize, search: search)
        let models = try await client.send(endpoint).value.models
        return (models, models.count < Self.pageSize)
      }
      models += found.filter { seen.insert($0.reference(version: nil)).inserted }
    }
    return models
  }

  private static let pageSize = MeshClient.largestPage

  /// The model with its versions, newest first. One that names no owner is looked for in all places.
  func model(_ reference: ModelReference) async throws(APIError) -> (Model, [ModelVersion]) {
    let owner = reference.userID.flatMap { user in reference.appID.map { AppScope(userID: user, appID: $0) } }
    let apps = owner.map { [$0] } ?? [client.app] + catalogues
    for app in apps {
      do {
        let model = try await client.send(.getModel(reference.id, in: app)).value.model
        let versions = try await ListReading.all("list the versions of model \(reference.id)", id: \.id) {
          page throws(APIError) in
          let endpoint = Endpoint.listModelVersions(of: reference.id, in: app, page: page, perPage: Self.pageSize)
          let versions = try await client.send(endpoint).value.versions
          return (versions, versions.count < Self.pageSize)
        }
        return (model, versions)
      } catch {
        guard error.isNotFound, app != apps.last else { throw error }
      }
    }
    // There always is a last app: its answer was returned, or thrown.
    throw APIError(operation: "read model \(reference.id)", cause: .unreadable("no app is named"))
  }
}
