/// What a model found, one list a kind; most models fill one of them.
public struct OutputData: Hashable, Sendable {
  public var concepts: [Concept]
  public var colors: [ColorShare]
  public var regions: [Region]
  public var text: String?
  public var embeddings: [Embedding]
  /// What a crop has cut out: the bytes of an image file, in base64.
  public var picture: String?
  /// What else there is, by the names of its fields, with how many of them: it is shown as JSON alone.
  public private(set) var others: [String] = []

  public init(
    concepts: [Concept] = [], colors: [ColorShare] = [], regions: [Region] = [], text: String? = nil,
    embeddings: [Embedding] = [], picture: String? = nil
  ) {
    self.concepts = concepts
    self.colors = colors
    self.regions = regions
    self.text = text
    self.embeddings = embeddings
    self.picture = picture
  }
}

extension OutputData: Codable {
  private enum CodingKeys: String, CodingKey { case concepts, colors, regions, text, embeddings, image }
  private struct RawText: Codable { var raw: String? }
  private struct Image: Codable { var base64: String? }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    concepts = try container.decodeIfPresent([Concept].self, forKey: .concepts) ?? []
    colors = try container.decodeIfPresent([ColorShare].self, forKey: .colors) ?? []
    regions = try container.decodeIfPresent([Region].self, forKey: .regions) ?? []
    text = try container.decodeIfPresent(RawText.self, forKey: .text)?.raw
    embeddings = try container.decodeIfPresent([Embedding].self, forKey: .embeddings) ?? []
    picture = try container.decodeIfPresent(Image.self, forKey: .image)?.base64?.nonEmpty
    let all = try decoder.container(keyedBy: FieldName.self)
    let unknown = all.allKeys.filter { CodingKeys(stringValue: $0.stringValue) == nil }
    others = unknown.compactMap { key in
      switch try? all.decode(JSON.self, forKey: key) {
      case .array(let items): items.isEmpty ? nil : "\(key.stringValue) (\(items.count))"
      case .object(let fields): fields.isEmpty ? nil : key.stringValue
      case .string(let text): text.isEmpty ? nil : key.stringValue
      case .null, nil: nil
      case .bool, .number, .whole: key.stringValue
      }
    }.sorted()
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if !concepts.isEmpty { try container.encode(concepts, forKey: .concepts) }
    if !colors.isEmpty { try container.encode(colors, forKey: .colors) }
    if !regions.isEmpty { try container.encode(regions, forKey: .regions) }
    if let text { try container.encode(RawText(raw: text), forKey: .text) }
    if !embeddings.isEmpty { try container.encode(embeddings, forKey: .embeddings) }
    if let picture { try container.encode(Image(base64: picture), forKey: .image) }
  }
}

/// What one node gave for one input.
public struct Output: Hashable, Sendable, Codable, Identifiable {
  public var id: String
  public var status: Status
  public var model: ModelReference?
  public var data: OutputData
  /// How long the node computed; the embedded backend says so, a service does not.
  public var seconds: Double?

  public init(id: String, status: Status, model: ModelReference?, data: OutputData, seconds: Double? = nil) {
    self.id = id
    self.status = status
    self.model = model
    self.data = data
    self.seconds = seconds
  }

  private enum CodingKeys: String, CodingKey { case id, status, model, data, seconds }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    status = try container.decodeIfPresent(Status.self, forKey: .status) ?? Status(code: .unknown)
    model = try container.decodeIfPresent(ModelReference.self, forKey: .model)
    data = try container.decodeIfPresent(OutputData.self, forKey: .data) ?? OutputData()
    seconds = try? container.decodeIfPresent(Double.self, forKey: .seconds)
  }
}

/// What a workflow gave for one input: one output a node, suppressed nodes left out.
public struct WorkflowResult: Hashable, Sendable, Codable {
  public let status: Status
  public let outputs: [Output]
  /// The result as it came, with the fields that this core does not model.
  public let raw: JSON

  public init(status: Status, outputs: [Output]) {
    self.status = status
    self.outputs = outputs
    // Non-finite numbers are the one thing JSON has no words for, and no service sends them.
    raw = ["status": (try? JSON(encoding: status)) ?? .null, "outputs": (try? JSON(encoding: outputs)) ?? .null]
  }

  private enum CodingKeys: String, CodingKey { case status, outputs }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    status = try container.decodeIfPresent(Status.self, forKey: .status) ?? Status(code: .unknown)
    outputs = try container.decodeIfPresent([Output].self, forKey: .outputs) ?? []
    raw = try JSON(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws { try raw.encode(to: encoder) }
}

extension WorkflowResult {
  /// The output of each node of `nodes`, in their order; nil where the node gave none.
  ///
  /// An output carries no node id (contract, section 2.4), so outputs are matched by position, whether suppressed nodes
  /// are left out or answered for, where that agrees with the models they name; else by those models, as far as they
  /// tell one node from another. Suppressed nodes have no output in any case.
  public func outputs(for nodes: [WorkflowNode]) -> [Output?] {
    let shown = nodes.filter { !$0.suppressesOutput }
    for asked in [shown, nodes]
    where asked.count == outputs.count && zip(asked, outputs).allSatisfy({ Self.mayBelong($0, $1) }) {
      var rest = outputs[...]
      return nodes.map { node in
        guard !node.suppressesOutput || asked.count == nodes.count else { return nil }
        let output = rest.popFirst()
        return node.suppressesOutput ? nil : output
      }
    }
    return nodes.enumerated().map { place, node in
      guard !node.suppressesOutput else { return nil }
      let own = outputs.filter { $0.model?.matches(node.model) == true }
      // Twins of one model: which of them gave it cannot be told, unless all have.
      let twins = nodes.indices.filter { other in
        !nodes[other].suppressesOutput && own.contains { $0.model?.matches(nodes[other].model) == true }
      }
      guard own.count == twins.count, let rank = twins.firstIndex(of: place) else { return nil }
      return own[rank]
    }
  }

  /// Whether nothing that both say speaks against it: a version is of one model only, and a model may be answered for
  /// under another id where one of them is an old one.
  private static func mayBelong(_ node: WorkflowNode, _ output: Output) -> Bool {
    guard let model = output.model, !model.id.isEmpty || model.versionID != nil else { return true }
    if let given = model.versionID, let asked = node.model.versionID { return given.asVersionID == asked.asVersionID }
    return model.id == node.model.id || model.id.isOldModelID || node.model.id.isOldModelID
  }
}

extension OutputData {
  /// The concepts of the whole image and of its regions.
  public var allConcepts: [Concept] { concepts + regions.flatMap(\.data.allConcepts) }
}
