/// An edge of the graph, as the wire writes it: `{"node_id": "faces"}`. One without an id names none, as proto3 has it.
struct NodeInput: Codable, Hashable, Sendable {
  let nodeID: NodeID
  /// Fields of it that this core does not model.
  let unknown: [String: JSON]

  /// Under this name nodes have their edges, and among what is not known of them the fields of edges.
  static let field = "node_inputs"

  private static let id = FieldName("node_id")

  init(nodeID: NodeID, unknown: [String: JSON] = [:]) {
    self.nodeID = nodeID
    self.unknown = unknown
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    nodeID = try container.decodeIfPresent(String.self, forKey: Self.id) ?? ""
    unknown = try container.fields(except: ["node_id"], names: ["node_id"]).filter { !$0.value.isEmpty }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    try container.encode(nodeID, forKey: Self.id)
    try container.encode(unknown)
  }
}

/// An edge of which nothing but the node is asked for.
struct NamedInput: Decodable {
  let nodeID: NodeID

  private enum CodingKeys: String, CodingKey { case nodeID = "node_id" }

  init(from decoder: any Decoder) throws {
    nodeID = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .nodeID) ?? ""
  }
}

extension [NodeInput] {
  /// What is not known of them, by node; nil where that is nothing.
  var unknown: JSON? {
    let fields = filter { !$0.unknown.isEmpty }.map { ($0.nodeID, JSON.object($0.unknown)) }
    return fields.isEmpty ? nil : .object(Dictionary(fields) { first, _ in first })
  }
}

extension [NodeID] {
  /// These as edges, each with what `unknown` has of it.
  func edges(with unknown: [String: JSON]) -> [NodeInput] {
    map { id in
      guard case .object(let fields)? = unknown[NodeInput.field]?[id] else { return NodeInput(nodeID: id) }
      return NodeInput(nodeID: id, unknown: fields)
    }
  }
}

extension [String: JSON] {
  /// What stands beside a node's own fields.
  var withoutEdges: [String: JSON] { filter { $0.key != NodeInput.field } }
}

extension JSON {
  /// Of what is not known of edges, that of edges to these nodes; nil where that is nothing.
  func ofEdges(to nodes: [NodeID]) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    let rest = fields.filter { nodes.contains($0.key) }
    return rest.isEmpty ? nil : .object(rest)
  }
}
