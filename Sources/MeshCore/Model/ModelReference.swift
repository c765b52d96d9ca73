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

  /// Who owns the model, in words: `this app`, `clarifai/main`, and `clarifai/this app` where only one of both is named.
  public var ownerTitle: String { FieldChange.Value.owner(user: userID, app: appID).title }

  /// Whether both name the same model at the same version, as far as both say.
  public func matches(_ other: ModelReference) -> Bool {
    func agree(_ one: String?, _ two: String?) -> Bool { one == nil || two == nil || one == two }
    return isSameModel(as: other) && agree(versionID, other.versionID) && agree(userID, other.userID)
      && agree(appID, other.appID)
  }

  /// Whether both name the same model, whoever owns it. The service answers for an old hex id with the model's new id:
  /// the version, which is of one model only, decides then (contract, section 10).
  public func isSameModel(as other: ModelReference) -> Bool {
    if id == other.id { return true }
    guard id.isOldModelID || other.id.isOldModelID, let version = versionID else { return false }
    return version == other.versionID
  }

  /// The reference with what it leaves to the service as the service has it, where `read` is what it made of it.
  func completed(by read: ModelReference) -> ModelReference {
    guard matches(read) else { return self }
    return ModelReference(
      id: read.id, userID: userID ?? read.userID, appID: appID ?? read.appID, versionID: versionID ?? read.versionID)
  }
}

extension String {
  /// 32 hexadecimal digits, as models were called once.
  var isOldModelID: Bool { utf8.count == 32 && allSatisfy(\.isHexDigit) }
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
      versionID = try version.decodeIfPresent(String.self, forKey: .id)?.nonEmpty?.asVersionID
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
