public import FoundationEssentials

/// A model of the catalogue: what a node can run.
public struct Model: Hashable, Sendable, Identifiable {
  public var id: ModelID
  public var name: String?
  public var userID: String?
  public var appID: String?
  public var typeID: String?
  public var summary: String?
  /// The newest version, where the reply names it.
  public var version: ModelVersion?
  /// What it can find and how it is set, where the reply tells it.
  public var outputInfo: ModelOutputInfo?

  public init(
    id: ModelID, name: String? = nil, userID: String? = nil, appID: String? = nil, typeID: String? = nil,
    summary: String? = nil, version: ModelVersion? = nil, outputInfo: ModelOutputInfo? = nil
  ) {
    self.id = id
    self.name = name
    self.userID = userID
    self.appID = appID
    self.typeID = typeID
    self.summary = summary
    self.version = version
    self.outputInfo = outputInfo
  }

  /// The reference a node would hold to this model at `version`.
  public func reference(version: VersionID?) -> ModelReference {
    ModelReference(id: id, userID: userID, appID: appID, versionID: version)
  }

  /// `user/app` of the owner.
  public var owner: String { [userID, appID].compactMap(\.self).joined(separator: "/") }
}

extension Model: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name
    case userID = "user_id"
    case appID = "app_id"
    case typeID = "model_type_id"
    case summary = "description"
    case version = "model_version"
    case outputInfo = "output_info"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    name = try container.decodeIfPresent(String.self, forKey: .name)
    userID = try container.decodeIfPresent(String.self, forKey: .userID)
    appID = try container.decodeIfPresent(String.self, forKey: .appID)
    typeID = try container.decodeIfPresent(String.self, forKey: .typeID)
    summary = try container.decodeIfPresent(String.self, forKey: .summary)
    version = try container.decodeIfPresent(ModelVersion.self, forKey: .version)
    outputInfo = try container.decodeIfPresent(ModelOutputInfo.self, forKey: .outputInfo)
  }
}

/// One trained state of a model.
public struct ModelVersion: Hashable, Sendable, Identifiable {
  public var id: VersionID
  public var createdAt: Date?
  public var status: Status?
  public var summary: String?

  public init(id: VersionID, createdAt: Date? = nil, status: Status? = nil, summary: String? = nil) {
    self.id = id
    self.createdAt = createdAt
    self.status = status
    self.summary = summary
  }
}

extension ModelVersion: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, status
    case createdAt = "created_at"
    case summary = "description"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    createdAt = container.time(.createdAt)
    status = try container.decodeIfPresent(Status.self, forKey: .status)
    summary = try container.decodeIfPresent(String.self, forKey: .summary)
  }
}
