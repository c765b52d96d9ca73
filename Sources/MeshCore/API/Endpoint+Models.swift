public struct ModelList: Decodable, Sendable {
  public let models: [Model]

  private enum CodingKeys: String, CodingKey { case models }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    models = try container.decodeIfPresent([Model].self, forKey: .models) ?? []
  }
}

public struct SingleModel: Decodable, Sendable {
  public let model: Model
}

/// The versions of a model, newest first.
public struct ModelVersionList: Decodable, Sendable {
  public let versions: [ModelVersion]

  private enum CodingKeys: String, CodingKey { case versions = "model_versions" }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    versions = try container.decodeIfPresent([ModelVersion].self, forKey: .versions) ?? []
  }
}

extension Endpoint<ModelList> {
  public static func listModels(in app: AppScope, page: Int, perPage: Int) -> Self {
    Self(
      APIRequest(
        .get, app.path("models"), query: [.init("page", String(page)), .init("per_page", String(perPage))]),
      "list the models of \(app.name)")
  }
}

extension Endpoint<SingleModel> {
  public static func getModel(_ id: ModelID, in app: AppScope) -> Self {
    Self(APIRequest(.get, app.path("models", id)), "read model \(id) of \(app.name)")
  }
}

extension Endpoint<ModelVersionList> {
  public static func listModelVersions(of id: ModelID, in app: AppScope, page: Int = 1, perPage: Int = 128) -> Self {
    Self(
      APIRequest(
        .get, app.path("models", id, "versions"),
        query: [.init("page", String(page)), .init("per_page", String(perPage))]),
      "list the versions of model \(id) of \(app.name)")
  }
}
