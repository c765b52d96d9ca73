extension WorkflowReading {
  mutating func readYAML(_ text: String) throws(FileError) {
    for document in try YAMLValue.documents(text) where !document.isNull {
      guard !document.isWireForm else {
        try readWire(document.json, line: document.line)
        continue
      }
      let root = try YAMLFields(document, of: "the document")
      try root.require(only: ["workflow"])
      guard let value = root["workflow"] else { throw root.missing("workflow") }
      try add(try workflow(value), line: value.line)
    }
  }

  private mutating func workflow(_ value: YAMLValue) throws(FileError) -> Workflow {
    let fields = try YAMLFields(value, of: "the workflow")
    try fields.require(only: ["id", "nodes"] + Workflow.writableAttributes.sorted())
    guard let items = try fields.list("nodes") else { throw fields.missing("nodes") }
    var nodes: [WorkflowNode] = []
    for item in items { nodes.append(try node(item)) }
    var attributes: [String: JSON] = [:]
    for name in fields.names where Workflow.writableAttributes.contains(name) {
      attributes[name] = fields[name].map(\.json).flatMap { $0.isEmpty ? nil : $0 }
    }
    return Workflow(id: try fields.requiredText("id"), nodes: nodes, attributes: attributes)
  }

  private mutating func node(_ value: YAMLValue) throws(FileError) -> WorkflowNode {
    var fields = try YAMLFields(value, of: "a node")
    let id = try fields.requiredText("id")
    fields = try YAMLFields(value, of: "node \(id)")
    try fields.require(only: ["id", "model", "node_inputs", "suppress_output", "output_info_override"])
    guard let model = fields["model"] else { throw fields.missing("model") }
    var inputs: [NodeID] = []
    for item in try fields.list("node_inputs") ?? [] {
      let input = try YAMLFields(item, of: "an input of node \(id)")
      try input.require(only: ["node_id"])
      inputs.append(try input.requiredText("node_id"))
    }
    return WorkflowNode(
      id: id, model: try reference(model, node: id), inputs: inputs,
      suppressesOutput: try fields.flag("suppress_output") ?? false,
      override: fields["output_info_override"].map(\.json).flatMap { $0.isEmpty ? nil : $0 })
  }

  /// The official client makes a new model of what is given beside the ids; this one only refers to models.
  private mutating func reference(_ value: YAMLValue, node: NodeID) throws(FileError) -> ModelReference {
    let fields = try YAMLFields(value, of: "the model of node \(node)")
    let described = ["model_type_id", "description"]
    try fields.require(
      only: ["model_id", "user_id", "app_id", "model_version_id"] + described + ["output_info"])
    if let info = fields["output_info"] {
      throw FileError(
        line: info.line,
        "output_info makes a new model, which is not done here. Create the model first and name its version, or write "
          + "the parameters as output_info_override of node \(node).")
    }
    let ignored = described.filter { fields[$0] != nil }
    if !ignored.isEmpty {
      warnings.append(
        "\(ignored.joined(separator: " and ")) of the model of node \(node) is not used: the model exists.")
    }
    return ModelReference(
      id: try fields.requiredText("model_id"), userID: try fields.text("user_id"), appID: try fields.text("app_id"),
      versionID: try fields.text("model_version_id"))
  }
}

extension YAMLValue {
  /// Whether a document is as the wire has it: with fields that are the service's own, and with models named by `id`,
  /// where the official form has `model_id`. So do `meshwork show` and `list` with `-o yaml` print.
  fileprivate var isWireForm: Bool {
    if self["workflows"] != nil || self["workflow_version"] != nil { return true }
    guard let workflow = self["workflow"], case .list(let nodes)? = workflow["nodes"]?.content,
      ["user_id", "app_id", "created_at", "version"].contains(where: { workflow[$0] != nil })
    else { return false }
    let models = nodes.compactMap { $0["model"] }
    return models.contains { $0["id"] != nil } && models.allSatisfy { $0["model_id"] == nil }
  }

  private subscript(name: String) -> YAMLValue? {
    guard case .fields(let fields) = content else { return nil }
    return fields.first { $0.name == name }?.value
  }
}
