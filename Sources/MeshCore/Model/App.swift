public import FoundationEssentials

/// An app of the service: what workflows, models and concepts belong to.
public struct App: Hashable, Sendable, Identifiable {
  public let id: String
  public let userID: String
  public let name: String?
  public let summary: String?
  public let modifiedAt: Date?

  public init(id: String, userID: String, name: String? = nil, summary: String? = nil, modifiedAt: Date? = nil) {
    self.id = id
    self.userID = userID
    self.name = name
    self.summary = summary
    self.modifiedAt = modifiedAt
  }

  public var scope: AppScope { AppScope(userID: userID, appID: id) }
}

extension App: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name
    case userID = "user_id"
    case summary = "description"
    case modifiedAt = "modified_at"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    userID = try container.decodeIfPresent(String.self, forKey: .userID) ?? ""
    name = try container.decodeIfPresent(String.self, forKey: .name)?.nonEmpty
    summary = try container.decodeIfPresent(String.self, forKey: .summary)?.nonEmpty
    modifiedAt = container.time(.modifiedAt)
  }
}
