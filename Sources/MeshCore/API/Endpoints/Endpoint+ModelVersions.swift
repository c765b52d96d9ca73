/// The versions of a model, newest first.
public struct ModelVersionList: Decodable, Sendable {
  public let versions: [ModelVersion]

  private enum CodingKeys: String, CodingKey { case versions = "model_versions" }

  public init(from decoder: any Decoder) throws {
    versions = try decoder.container(keyedBy: CodingKeys.self).listed(.versions)
  }
}

public struct SingleModelVersion: Decodable, Sendable {
  public let version: ModelVersion

  private enum CodingKeys: String, CodingKey { case version = "model_version" }
}

extension Endpoint<ModelVersionList> {
  /// Pages count from 1; `perPage` is at most 1000.
  public static func listModelVersions(of id: ModelID, in app: AppScope, page: Int = 1, perPage: Int = 128) -> Self {
    Self(
      APIRequest(.get, app.path("models", id, "versions"), query: .page(page, perPage)),
      "list the versions of model \(id) of \(app.name)")
  }
}

extension Endpoint<SingleModelVersion> {
  public static func getModelVersion(_ version: VersionID, of id: ModelID, in app: AppScope) -> Self {
    Self(
      APIRequest(.get, app.path("models", id, "versions", version)),
      "read version \(version) of model \(id) of \(app.name)")
  }
}
