import MeshCore

/// Where models are looked for: the app, then the public catalogues.
struct ModelShelf: Sendable {
  let client: MeshClient
  let catalogues: [AppScope]

  /// The models of all places, each once; at most 1000 a place.
  func models(search: String?) async throws(APIError) -> [Model] {
    var models: [Model] = []
    var seen: Set<ModelReference> = []
    for app in [client.app] + catalogues {
      let page = try await client.send(
        .listModels(in: app, page: 1, perPage: MeshClient.largestPage, search: search)
      ).value.models
      models += page.filter { seen.insert($0.reference(version: nil)).inserted }
    }
    return models
  }

  /// The model with its versions, newest first. One that names no owner is looked for in all places.
  func model(_ reference: ModelReference) async throws(APIError) -> (Model, [ModelVersion]) {
    let owner = reference.userID.flatMap { user in reference.appID.map { AppScope(userID: user, appID: $0) } }
    let apps = owner.map { [$0] } ?? [client.app] + catalogues
    for app in apps {
      do {
        let model = try await client.send(.getModel(reference.id, in: app)).value.model
        let versions = try await client.send(.listModelVersions(of: reference.id, in: app)).value.versions
        return (model, versions)
      } catch {
        guard error.isNotFound, app != apps.last else { throw error }
      }
    }
    // There always is a last app: its answer was returned, or thrown.
    throw APIError(operation: "read model \(reference.id)", cause: .unreadable("no app is named"))
  }
}
