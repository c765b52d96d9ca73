public import FoundationEssentials

/// A named graph of 1 to 20 nodes, as an app of the service stores it.
///
/// Its fields are of three classes: what is modelled (`id`, `nodes`); `attributes`, which can be written but are not
/// modelled, so they are kept and sent back unchanged; and what the service owns (dates, version, counters, anything
/// unknown), which is shown and never sent.
public struct Workflow: Hashable, Sendable, Identifiable {
  public var id: WorkflowID
  public var nodes: [WorkflowNode]
  /// Writable fields that are not modelled, by their wire name; see ``writableAttributes``.
  public var attributes: [String: JSON]

  public var userID: String?
  public var appID: String?
  public var version: WorkflowVersion?
  public var createdAt: Date?
  public var modifiedAt: Date?
  /// Fields of the reply that are the service's own or unknown.
  public var extras: [String: JSON]

  public static let writableAttributes: Set<String> = [
    "description", "notes", "metadata", "visibility", "use_cases", "check_consents", "image",
  ]

  public init(
    id: WorkflowID, nodes: [WorkflowNode] = [], attributes: [String: JSON] = [:], userID: String? = nil,
    appID: String? = nil, version: WorkflowVersion? = nil, createdAt: Date? = nil, modifiedAt: Date? = nil,
    extras: [String: JSON] = [:]
  ) {
    self.id = id
    self.nodes = nodes
    self.attributes = attributes
    self.userID = userID
    self.appID = appID
    self.version = version
    self.createdAt = createdAt
    self.modifiedAt = modifiedAt
    self.extras = extras
  }

  public var description: String? { attributes["description"]?.string }

  public subscript(node id: NodeID) -> WorkflowNode? {
    nodes.first { $0.id == id }
  }

  public func index(of id: NodeID) -> Int? {
    nodes.firstIndex { $0.id == id }
  }
}

extension Workflow: Codable {
  private enum Field {
    static let id = FieldName("id")
    static let nodes = FieldName("nodes")
    static let userID = FieldName("user_id")
    static let appID = FieldName("app_id")
    static let version = FieldName("version")
    static let createdAt = FieldName("created_at")
    static let modifiedAt = FieldName("modified_at")
    static let known: Set = ["id", "nodes", "user_id", "app_id", "version", "created_at", "modified_at"]
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    id = try container.decodeIfPresent(String.self, forKey: Field.id) ?? ""
    nodes = try container.sparse(WorkflowNode.self, Field.nodes)
    userID = try container.decodeIfPresent(String.self, forKey: Field.userID)
    appID = try container.decodeIfPresent(String.self, forKey: Field.appID)
    version = try container.decodeIfPresent(WorkflowVersion.self, forKey: Field.version)
    createdAt = container.time(Field.createdAt)
    modifiedAt = container.time(Field.modifiedAt)
    let others = try container.fields(except: Field.known, names: Self.names)
    attributes = [:]
    extras = others.filter { !Self.writableAttributes.contains($0.key) }
    for (name, value) in others where Self.writableAttributes.contains(name) {
      attributes[name] = try container.value(of: name) { () throws(WireMessage.SpelledTwice) in
        try Self.attribute(name, value)
      }
      guard name == "image" else { continue }
      extras[name] = try container.value(of: name) { () throws(WireMessage.SpelledTwice) in
        try Self.ownedPart(ofImage: value)
      }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    try container.encode(id, forKey: Field.id)
    try container.encode(nodes, forKey: Field.nodes)
    try container.encodeIfPresent(userID, forKey: Field.userID)
    try container.encodeIfPresent(appID, forKey: Field.appID)
    try container.encodeIfPresent(version, forKey: Field.version)
    try container.encodeIfPresent(createdAt, forKey: Field.createdAt)
    try container.encodeIfPresent(modifiedAt, forKey: Field.modifiedAt)
    try container.encode(attributes.merging(extras) { $0.joined(with: $1) })
  }
}
