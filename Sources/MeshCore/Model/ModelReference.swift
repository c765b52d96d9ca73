/// Which model, at which version, a node runs.
///
/// `userID` and `appID` name the app that owns the model and may be absent for a model of the workflow's own app. A
/// reference without a version takes the newest one at the time of writing.
public struct ModelReference: Hashable, Sendable {
  public var id: ModelID
  public var userID: String?
  public var appID: String?
  public var versionID: VersionID?

  public init(id: ModelID, userID: String? = nil, appID: String? = nil, versionID: VersionID? = nil) {
    self.id = id
    self.userID = userID
    self.appID = appID
    self.versionID = versionID
  }

  /// `user/app`, or nil for a model of the workflow's own app.
  public var owner: String? {
    guard let userID, let appID else { return nil }
    return userID + "/" + appID
  }

  /// Whether both name the same model at the same version, as far as both say.
  ///
  /// The service fills in owners that were not sent, and answers for an old hex id with the model's new id; the
  /// version id decides then (contract, section 10).
  public func matches(_ other: ModelReference) -> Bool {
    if let version = versionID, let otherVersion = other.versionID, version != otherVersion { return false }
    if id != other.id, versionID == nil || other.versionID == nil { return false }
    if let owner, let otherOwner = other.owner, owner != otherOwner { return false }
    return true
  }
}

extension ModelReference: Codable {
  private enum Field: String, CodingKey {
    case id
    case userID = "user_id"
    case appID = "app_id"
    case version = "model_version"
  }
  private enum VersionField: String, CodingKey { case id }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Field.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    userID = try container.decodeIfPresent(String.self, forKey: .userID)?.nonEmpty
    appID = try container.decodeIfPresent(String.self, forKey: .appID)?.nonEmpty
    if container.contains(.version), try !container.decodeNil(forKey: .version) {
      let version = try container.nestedContainer(keyedBy: VersionField.self, forKey: .version)
      versionID = try version.decodeIfPresent(String.self, forKey: .id)?.nonEmpty
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Field.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(userID, forKey: .userID)
    try container.encodeIfPresent(appID, forKey: .appID)
    if let versionID {
      var version = container.nestedContainer(keyedBy: VersionField.self, forKey: .version)
      try version.encode(versionID, forKey: .id)
    }
  }
}
