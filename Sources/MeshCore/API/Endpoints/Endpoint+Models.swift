public struct ModelList: Decodable, Sendable {
  public let models: [Model]

  private enum CodingKeys: String, CodingKey { case models }

  public init(from decoder: any Decoder) throws {
    models = try decoder.container(keyedBy: CodingKeys.self).listed(.models)
  }
}

public struct SingleModel: Decodable, Sendable {
  public let model: Model
}

/// The kinds of models there are.
public struct ModelTypeList: Decodable, Sendable {
  public let types: [ModelType]

  private enum CodingKeys: String, CodingKey { case types = "model_types" }

  public init(from decoder: any Decoder) throws {
    types = try decoder.container(keyedBy: CodingKeys.self).list(.types)
  }
}

public struct SingleModelType: Decodable, Sendable {
  public let type: ModelType

  private enum CodingKeys: String, CodingKey { case type = "model_type" }
}

extension Endpoint<ModelList> {
  /// Pages count from 1; `perPage` is at most 1000.
  public static func listModels(
    in app: AppScope, page: Int, perPage: Int, search: String? = nil, typeID: String? = nil
  ) -> Self {
    Self(
      APIRequest(
        .get, app.path("models"), query: .page(page, perPage, ["search": search, "model_type_id": typeID])),
      "list the models of \(app.name)")
  }

  /// Finds models by their name, in which `*` stands for any letters, and by their type.
  public static func searchModels(
    named name: String?, typeID: String? = nil, in app: AppScope, page: Int = 1, perPage: Int = 128
  ) -> Self {
    Self(
      APIRequest(
        .post, app.path("models", "searches"),
        body: ["model_query": .texts(["name": name, "model_type_id": typeID]), "pagination": .page(page, perPage)]),
      "search the models of \(app.name)")
  }
}

extension Endpoint<SingleModel> {
  public static func getModel(_ id: ModelID, in app: AppScope) -> Self {
    Self(APIRequest(.get, app.path("models", id)), "read model \(id) of \(app.name)")
  }

  /// The model with its ``Model/outputInfo``, which the other readings leave out: its concepts and parameters.
  public static func getModelOutputInfo(of id: ModelID, version: VersionID? = nil, in app: AppScope) -> Self {
    let path = version.map { app.path("models", id, "versions", $0, "output_info") }
    return Self(
      APIRequest(.get, path ?? app.path("models", id, "output_info")),
      "read the output info of model \(id) of \(app.name)")
  }
}

extension Endpoint<ModelTypeList> {
  public static func listModelTypes(in app: AppScope, page: Int = 1, perPage: Int = 1000) -> Self {
    Self(
      APIRequest(.get, app.path("models", "types"), query: .page(page, perPage)), "list the model types of \(app.name)")
  }
}

extension Endpoint<SingleModelType> {
  public static func getModelType(_ id: String, in app: AppScope) -> Self {
    Self(APIRequest(.get, app.path("models", "types", id)), "read model type \(id)")
  }
}
