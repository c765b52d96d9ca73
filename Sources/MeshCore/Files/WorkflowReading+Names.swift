/// What of a text's names is not sent: a field with a slip in its name must not vanish without a word.
extension WorkflowReading {
  /// Notes the names of a workflow, its nodes, their models and inputs that the service owns, or that nobody knows.
  mutating func noteNames(of item: WorkflowPatch.Item, _ value: JSON) {
    let fields = value.fields
    ownedFields.formUnion(
      fields.filter { Workflow.ownedNames.contains(Self.wire($0.key, Workflow.names)) && !$0.value.isEmpty }
        .keys.map { Self.wire($0, Workflow.names) })
    if case .object(let image)? = fields["image"] {
      ownedFields.formUnion(
        WireMessage.ownedByImage.filter { image[$0]?.isEmpty == false }.map { "\($0) of image" })
    }
    var unknown = Self.strangers(of: value, Workflow.names).map { "\($0) of workflow \(item.id)" }
    let nodes = fields.first { Self.wire($0.key, Workflow.names) == "nodes" }?.value.items ?? []
    for (node, value) in zip(item.nodes, nodes) { unknown += Self.strangers(of: node.id, value) }
    warn(ofUnknown: unknown)
  }

  mutating func warn(ofUnknown names: [String]) {
    guard !names.isEmpty else { return }
    warnings.append("Not known, and not sent: \(names.joined(separator: ", ")).")
  }

  /// One sentence for the whole text: a list has the same fields a thousand times.
  mutating func warnOfOwnedFields() {
    guard !ownedFields.isEmpty else { return }
    warnings.append("The service's own, and not sent: \(ownedFields.sorted().joined(separator: ", ")).")
  }

  private static func strangers(of node: NodeID, _ value: JSON) -> [String] {
    let fields = Dictionary(value.fields.map { (wire($0.key, WorkflowNode.names), $0.value) }) { first, _ in first }
    var unknown = strangers(of: value, WorkflowNode.names).map { "\($0) of node \(node)" }
    if let model = fields["model"] {
      let names = ModelReference.names.union(ModelReference.ownedNames)
      unknown += strangers(of: model, names).map { "\($0) of the model of node \(node)" }
      let version = model.fields.first { wire($0.key, names) == "model_version" }?.value ?? .null
      unknown += strangers(of: version, ModelReference.ownedVersionNames.union(["id"]))
        .map { "\($0) of the model version of node \(node)" }
    }
    for input in fields["node_inputs"]?.items ?? [] {
      unknown += strangers(of: input, ["node_id"]).map { "\($0) of an input of node \(node)" }
    }
    return unknown
  }

  /// The names of an object that are not among the known ones, in either spelling, sorted.
  private static func strangers(of value: JSON, _ known: Set<String>) -> [String] {
    value.fields.keys.filter { !known.contains(wire($0, known)) }.sorted()
  }

  private static func wire(_ name: String, _ known: Set<String>) -> String { CamelCase.wireName(name, among: known) }

  /// The workflow with models named as the wire names them. The official form may stand in JSON as well.
  mutating func officialModels(_ workflow: JSON, line: Int?) throws(FileError) -> JSON {
    guard case .object(var fields) = workflow, case .array(var nodes)? = fields["nodes"] else { return workflow }
    for place in nodes.indices {
      guard case .object(var node) = nodes[place], case .object(let model)? = node["model"], model["model_id"] != nil
      else { continue }
      node["model"] = try wireModel(model, of: node["id"]?.string ?? "", line: line)
      nodes[place] = .object(node)
    }
    fields["nodes"] = .array(nodes)
    return .object(fields)
  }

  private mutating func wireModel(
    _ official: [String: JSON], of node: NodeID, line: Int?
  ) throws(FileError) -> JSON {
    var model = official
    guard model["id"] == nil else {
      throw FileError(line: line, "the model of node \(node) has both id and model_id. Take one of them out.")
    }
    if model["output_info"]?.isEmpty == false { throw Self.newModel(of: node, line: line) }
    warn(ofDescription: Self.described.filter { model.removeValue(forKey: $0) != nil }, of: node)
    model["id"] = model.removeValue(forKey: "model_id")
    if let version = model.removeValue(forKey: "model_version_id") {
      guard model["model_version"] == nil else {
        throw FileError(
          line: line, "the model of node \(node) has both model_version and model_version_id. Take one of them out.")
      }
      model["model_version"] = ["id": version]
    }
    return .object(model)
  }

  /// What the official client makes a new model of, beside `output_info`.
  static let described = ["model_type_id", "description"]

  /// Whether the model exists is not known here: planning looks it up.
  mutating func warn(ofDescription names: [String], of node: NodeID) {
    guard !names.isEmpty else { return }
    warnings.append(
      "\(names.joined(separator: " and ")) of the model of node \(node) \(names.count == 1 ? "is" : "are") not used: "
        + "no model is made here, so it has to exist.")
  }

  static func newModel(of node: NodeID, line: Int?) -> FileError {
    FileError(
      line: line,
      "output_info makes a new model, which is not done here. Create the model first and name its version, or write "
        + "the parameters as output_info_override of node \(node).")
  }
}

extension JSON {
  fileprivate var fields: [String: JSON] { if case .object(let fields) = self { fields } else { [:] } }
  fileprivate var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
}
