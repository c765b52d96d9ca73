/// One step of a workflow: a model at a version, run on the request's input or on the output of other nodes.
public struct WorkflowNode: Hashable, Sendable, Identifiable {
  public var id: NodeID
  public var model: ModelReference
  /// The nodes whose output this one reads, in order. Empty: it reads the input of the request.
  public var inputs: [NodeID]
  /// Runs, but is left out of the results.
  public var suppressesOutput: Bool
  /// `output_info_override`: parameters (`params`) and concepts (`data`) in place of the model's own.
  public var override: JSON?
  /// Fields of the reply that this core does not model; shown, exported, and sent back as they were read. Those of inputs
  /// stand under `node_inputs`, by the node that is read.
  public var extras: [String: JSON]

  /// Those of them that say something: what is empty is absent to proto3, and so is an input that is no more.
  var unknown: [String: JSON] {
    var unknown = extras.filter { !$0.value.isEmpty }
    unknown[NodeInput.field] = unknown[NodeInput.field]?.ofEdges(to: inputs)
    return unknown
  }

  public init(
    id: NodeID, model: ModelReference, inputs: [NodeID] = [], suppressesOutput: Bool = false, override: JSON? = nil,
    extras: [String: JSON] = [:]
  ) {
    self.id = id
    self.model = model
    self.inputs = inputs
    self.suppressesOutput = suppressesOutput
    self.override = override
    self.extras = extras
  }
}

extension Workflow {
  /// The same with the fields of nodes that nobody knows as `stored` has them: no edit is of them, so that those which
  /// are there now are the right ones.
  func withUnknownFields(of stored: Workflow) -> Workflow {
    var workflow = self
    for place in nodes.indices {
      guard let node = stored[node: nodes[place].id] else { continue }
      workflow.nodes[place].extras = node.extras
    }
    return workflow
  }
}

extension WorkflowNode: Codable {
  private enum Field {
    static let id = FieldName("id")
    static let model = FieldName("model")
    static let inputs = FieldName("node_inputs")
    static let suppress = FieldName("suppress_output")
    static let override = FieldName("output_info_override")
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    id = try container.decodeIfPresent(String.self, forKey: Field.id) ?? ""
    model = try container.decodeIfPresent(ModelReference.self, forKey: Field.model) ?? ModelReference(id: "")
    let edges = try container.sparse(NodeInput.self, Field.inputs)
    inputs = edges.map(\.nodeID)
    suppressesOutput = try container.decodeIfPresent(Bool.self, forKey: Field.suppress) ?? false
    let override = try container.decodeIfPresent(JSON.self, forKey: Field.override)
    self.override = try container.override(override).flatMap { $0.isEmpty ? nil : $0 }
    extras = try container.fields(except: Self.names, names: Self.names)
    extras[NodeInput.field] = edges.unknown
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    try container.encode(id, forKey: Field.id)
    try container.encode(model, forKey: Field.model)
    if !inputs.isEmpty { try container.encode(inputs.edges(with: extras), forKey: Field.inputs) }
    if suppressesOutput { try container.encode(true, forKey: Field.suppress) }
    try container.encodeIfPresent(override, forKey: Field.override)
    try container.encode(extras.withoutEdges)
  }
}

extension KeyedDecodingContainer {
  /// The value that `normal` makes of a field, whose fault is then one of the text.
  func value<Value>(
    of field: String, _ normal: () throws(WireMessage.SpelledTwice) -> Value
  ) throws -> Value {
    do {
      return try normal()
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath + [FieldName(field), FieldName(error.name)],
          debugDescription: "it is there in both of its spellings"))
    }
  }

  func override(_ json: JSON?) throws -> JSON? {
    guard let json else { return nil }
    return try value(of: "output_info_override") { () throws(WireMessage.SpelledTwice) in
      try WorkflowNode.override(json)
    }
  }
}

extension KeyedDecodingContainer<FieldName> {
  /// Every field but the `known` ones, as JSON; those of `names` under the name that the wire writes.
  func fields(except known: Set<String>, names: Set<String>) throws -> [String: JSON] {
    var fields: [String: JSON] = [:]
    for key in allKeys {
      let name = CamelCase.wireName(key.stringValue, among: names)
      guard !known.contains(name) else { continue }
      let value = try decode(JSON.self, forKey: key)
      guard fields.updateValue(value, forKey: name) == nil else {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: codingPath + [key], debugDescription: "it is there in both spellings"))
      }
    }
    return fields
  }
}

extension KeyedEncodingContainer<FieldName> {
  mutating func encode(_ fields: [String: JSON]) throws {
    for (name, value) in fields { try encode(value, forKey: FieldName(name)) }
  }
}

extension JSON {
  /// The fields of both objects; this one where one of them is not an object.
  func joined(with other: JSON) -> JSON {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return self }
    return .object(mine.merging(theirs) { mine, _ in mine })
  }
}
