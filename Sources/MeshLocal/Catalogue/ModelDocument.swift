import FoundationEssentials
import MeshCore

/// A model as replies give it, at one of its versions.
struct ModelDocument: Encodable, Sendable {
  private let id: ModelID
  private let name: String
  private let userID: String
  private let appID: String
  private let typeID: String
  private let summary: String
  private let createdAt: Date?
  private let visibility = Visibility.everyone
  private let version: ModelVersionDocument
  private let outputInfo: OutputInfo

  /// `showsConcepts`: the concepts that it can find stand in `output_info`, where others say how to get them.
  init(_ model: CatalogueModel, at version: CatalogueModel.Version, showsConcepts: Bool = false) {
    id = model.id
    name = model.id
    userID = model.owner.userID
    appID = model.owner.appID
    typeID = model.typeID
    summary = model.summary
    createdAt = model.versions.compactMap(\.createdAt).min()
    self.version = ModelVersionDocument(version, of: model)
    outputInfo =
      showsConcepts
      ? OutputInfo(data: ["concepts": version.conceptDocuments(of: model)])
      : OutputInfo(message: "Show output_info with: GET /models/{model_id}/output_info")
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, visibility
    case userID = "user_id"
    case appID = "app_id"
    case typeID = "model_type_id"
    case summary = "description"
    case createdAt = "created_at"
    case version = "model_version"
    case outputInfo = "output_info"
  }

  private struct OutputInfo: Encodable {
    var data: [String: [ConceptDocument]]?
    var message: String?
  }
}

/// A version of a model as replies give it: one that does not run here says so in its status.
struct ModelVersionDocument: Encodable, Sendable {
  private let id: VersionID
  private let createdAt: Date?
  private let status: Status
  private let summary: String?
  private let visibility = Visibility.everyone
  private let userID: String
  private let appID: String
  private let conceptCount: Int?

  init(_ version: CatalogueModel.Version, of model: CatalogueModel) {
    id = version.id
    createdAt = version.createdAt
    status =
      switch version.ability {
      case .computes: Status(code: .modelTrained, summary: "Model trained successfully")
      case .missing(let why): Status(code: .modelNotDeployed, summary: "Not installed", details: why)
      case .serviceOnly: Status(code: .modelNotDeployed, summary: "Not available on this machine")
      }
    summary = version.summary
    userID = model.owner.userID
    appID = model.owner.appID
    conceptCount = version.ability.worker?.concepts?.count
  }

  private enum CodingKeys: String, CodingKey {
    case id, status, visibility
    case createdAt = "created_at"
    case summary = "description"
    case userID = "user_id"
    case appID = "app_id"
    case conceptCount = "active_concept_count"
  }
}
