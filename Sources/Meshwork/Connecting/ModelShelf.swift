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
      let found = try await everyPage("list models of \(app.name)", id: \.id) { page throws(APIError) in
        try await client.send(.listModels(in: app, page: page, perPage: Self.pageSize, search: search)).value.models
      }
      models += found.filter { seen.insert($0.reference(version: nil)).inserted }
    }
    return models
  }

  private static let pageSize = MeshClient.largestPage

  private func everyPage<Item>(
    _ what: String, id: KeyPath<Item, String>, _ read: (Int) async throws(APIError) -> [Item]
  ) async throws(APIError) -> [Item] {
    var items: [Item] = []
    var (page, goesOn, reading) = (1, true, ListReading(what))
    while goesOn {
      let next = try await read(page)
      items += next
      goesOn = try reading.goesOn(after: next.map { $0[keyPath: id] }, isLast: next.count < Self.pageSize)
      page += 1
    }
    return items
  }

  /// The model with its versions, newest first. One that names no owner is looked for in all places.
  func model(_ reference: ModelReference) async throws(APIError) -> (Model, [ModelVersion]) {
    let owner = reference.userID.flatMap { user in reference.appID.map { AppScope(userID: user, appID: $0) } }
    let apps = owner.map { [$0] } ?? [client.app] + catalogues
    for app in apps {
      do {
        let model = try await client.send(.getModel(reference.id, in: app)).value.model
        let versions = try await everyPage("list the versions of model \(reference.id)", id: \.id) {
          page throws(APIError) in
          let endpoint = Endpoint.listModelVersions(of: reference.id, in: app, page: page, perPage: Self.pageSize)
          return try await client.send(endpoint).value.versions
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
