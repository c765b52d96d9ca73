public import FoundationEssentials

/// One stored state of a workflow; a change of its nodes makes a new one.
public struct WorkflowVersion: Hashable, Sendable, Codable, Identifiable {
  public var id: VersionID
  public var workflowID: WorkflowID?
  /// Whose it is, where the answer says so; not written.
  public internal(set) var userID: String?
  public internal(set) var appID: String?
  public var createdAt: Date?
  public var nodes: [WorkflowNode]
  /// A model version that it uses was deleted.
  public var isDeprecated: Bool

  public init(
    id: VersionID, workflowID: WorkflowID? = nil, createdAt: Date? = nil, nodes: [WorkflowNode] = [],
    isDeprecated: Bool = false
  ) {
    self.id = id
    self.workflowID = workflowID
    self.createdAt = createdAt
    self.nodes = nodes
    self.isDeprecated = isDeprecated
  }

  private enum CodingKeys: String, CodingKey {
    case id, nodes
    case workflowID = "workflow_id"
    case userID = "user_id"
    case appID = "app_id"
    case createdAt = "created_at"
    case isDeprecated = "is_deprecated"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    workflowID = try container.decodeIfPresent(String.self, forKey: .workflowID)
    userID = try container.decodeIfPresent(String.self, forKey: .userID)
    appID = try container.decodeIfPresent(String.self, forKey: .appID)
    createdAt = container.time(.createdAt)
    nodes = try container.sparse(WorkflowNode.self, .nodes)
    isDeprecated = try container.decodeIfPresent(Bool.self, forKey: .isDeprecated) ?? false
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(workflowID, forKey: .workflowID)
    try container.encodeIfPresent(createdAt, forKey: .createdAt)
    if !nodes.isEmpty { try container.encode(nodes, forKey: .nodes) }
    if isDeprecated { try container.encode(true, forKey: .isDeprecated) }
  }
}
