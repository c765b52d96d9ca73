/// The body of a PATCH of workflows: one action, and for each workflow what is sent.
public struct WorkflowPatch: Hashable, Sendable, Codable {
  public var action: PatchAction
  public var items: [Item]

  public init(action: PatchAction, items: [Item]) {
    self.action = action
    self.items = items
  }

  private enum CodingKeys: String, CodingKey {
    case action
    case items = "workflows"
  }

  /// What is sent of one workflow. An empty node list is the same as none: proto3 cannot tell them apart.
  public struct Item: Hashable, Sendable, Identifiable {
    public var id: WorkflowID
    public var nodes: [NodePatch]
    /// Writable attributes by wire name.
    public var attributes: [String: JSON]

    public init(id: WorkflowID, nodes: [NodePatch] = [], attributes: [String: JSON] = [:]) {
      self.id = id
      self.nodes = nodes
      self.attributes = attributes
    }

    /// All of a workflow that can be written: what a creation or a full overwrite sends.
    public init(_ workflow: Workflow) {
      self.init(id: workflow.id, nodes: workflow.nodes.map(NodePatch.init), attributes: workflow.attributes)
    }
  }
}

/// What is sent of one node; nil is not sent.
public struct NodePatch: Hashable, Sendable, Identifiable {
  public var id: NodeID
  public var model: ModelReference?
  public var inputs: [NodeID]?
  public var suppressesOutput: Bool?
  public var override: JSON?
  /// Fields of the node that this program does not know, as they were read.
  public var unknown: [String: JSON] = [:]
  /// What of the model a user's text says to be empty; never sent, since the wire cannot say it.
  public var emptied: Set<ModelPart>

  public init(
    id: NodeID, model: ModelReference? = nil, inputs: [NodeID]? = nil, suppressesOutput: Bool? = nil,
    override: JSON? = nil, emptied: Set<ModelPart> = []
  ) {
    self.id = id
    self.model = model
    self.inputs = inputs
    self.suppressesOutput = suppressesOutput
    self.override = override
    self.emptied = emptied
  }

  /// The whole node, with the fields that this program does not know: an overwrite must not drop what a newer service
  /// holds. What proto3 leaves out (no inputs, a shown output) is not sent.
  public init(_ node: WorkflowNode) {
    self.init(
      id: node.id, model: node.model, inputs: node.inputs.isEmpty ? nil : node.inputs,
      suppressesOutput: node.suppressesOutput ? true : nil, override: node.override)
    unknown = node.unknown
  }

  /// The node that this alone describes.
  public var node: WorkflowNode {
    WorkflowNode(
      id: id, model: model ?? ModelReference(id: ""), inputs: inputs ?? [],
      suppressesOutput: suppressesOutput ?? false, override: override.flatMap { $0.isEmpty ? nil : $0 },
      extras: unknown)
  }
}

extension WorkflowPatch.Item: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    id = try container.decodeIfPresent(String.self, forKey: FieldName("id")) ?? ""
    nodes = try container.decodeIfPresent([NodePatch].self, forKey: FieldName("nodes")) ?? []
    let others = try container.fields(except: ["id", "nodes"], names: Workflow.names)
    (decoder as? JSONDecoding)?.ignore(Set(others.keys).subtracting(Workflow.writableAttributes))
    attributes = [:]
    for (name, value) in others where Workflow.writableAttributes.contains(name) && value != .null {
      let normal = try container.value(of: name) { () throws(WireMessage.SpelledTwice) in
        try Workflow.attribute(name, value)
      }
      // An image of which only the service's part is named is not said; what is said to be empty is.
      guard normal != nil || value.isEmpty || name != "image" else { continue }
      attributes[name] = normal ?? (value.isEmpty ? value : [:])
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    try container.encode(id, forKey: FieldName("id"))
    if !nodes.isEmpty { try container.encode(nodes, forKey: FieldName("nodes")) }
    try container.encode(attributes)
  }
}

extension NodePatch: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, model
    case inputs = "node_inputs"
    case suppressesOutput = "suppress_output"
    case override = "output_info_override"
  }

  /// A name that is not known is none of a user's wishes: it may be a slip.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    model = try container.decodeIfPresent(ModelReference.self, forKey: .model)
    inputs = try container.decodeIfPresent([NamedInput].self, forKey: .inputs)?.map(\.nodeID)
    suppressesOutput = try container.decodeIfPresent(Bool.self, forKey: .suppressesOutput)
    override = try container.override(try container.decodeIfPresent(JSON.self, forKey: .override))
    emptied = try container.decodeIfPresent(EmptiedModel.self, forKey: .model)?.parts ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(model, forKey: .model)
    if let inputs, !inputs.isEmpty { try container.encode(inputs.edges(with: unknown), forKey: .inputs) }
    if let suppressesOutput, suppressesOutput { try container.encode(true, forKey: .suppressesOutput) }
    try container.encodeIfPresent(override, forKey: .override)
    var others = encoder.container(keyedBy: FieldName.self)
    try others.encode(unknown.withoutEdges)
  }
}
