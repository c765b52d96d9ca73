extension WorkflowReading {
  mutating func readYAML(_ text: String) throws(FileError) {
    for document in try YAMLValue.documents(text).map(\.withoutAnchors) where !document.isNull {
      guard !document.isWireForm else {
        try readWire(try document.json, line: document.line)
        continue
      }
      let root = try YAMLFields(document, of: "the document")
      try root.require(only: ["workflow"])
      guard let value = root["workflow"] else { throw root.missing("workflow") }
      try add(try workflow(value), line: value.line)
    }
  }

  private mutating func workflow(_ value: YAMLValue) throws(FileError) -> WorkflowPatch.Item {
    let fields = try YAMLFields(value, of: "the workflow")
    try fields.require(only: ["id", "nodes"] + Workflow.writableAttributes.sorted())
    // A patch may be of attributes only, or of a part of a node, as in JSON; what a new workflow needs, planning says.
    var nodes: [NodePatch] = []
    for item in try fields.list("nodes") ?? [] { nodes.append(try node(item)) }
    var attributes: [String: JSON] = [:]
    for name in fields.names where Workflow.writableAttributes.contains(name) {
      guard let value = fields[name] else { continue }
      let normal = try value.normal { json throws(WireMessage.SpelledTwice) in try Workflow.attribute(name, json) }
      // What is said to be empty, even by saying nothing behind the name, is said, and not left out.
      let said = try value.json
      if let fault = Workflow.misfit(ofAttribute: name, normal ?? said) {
        throw FileError(line: value.line, fault.message(of: nil))
      }
      attributes[name] = normal ?? (said.isEmpty ? said : [:])
    }
    return WorkflowPatch.Item(id: try fields.requiredText("id"), nodes: nodes, attributes: attributes)
  }

  private mutating func node(_ value: YAMLValue) throws(FileError) -> NodePatch {
    var fields = try YAMLFields(value, of: "a node")
    let id = try fields.requiredText("id")
    fields = try YAMLFields(value, of: "node \(id)")
    try fields.require(only: ["id", "model", "node_inputs", "suppress_output", "output_info_override"])
    var inputs: [NodeID]?
    if let items = try fields.list("node_inputs") {
      inputs = []
      for item in items {
        let input = try YAMLFields(item, of: "an input of node \(id)")
        try input.require(only: ["node_id"])
        inputs?.append(try input.requiredText("node_id"))
      }
    }
    let override = try fields["output_info_override"]?.normal { json throws(WireMessage.SpelledTwice) in
      json == .null ? [:] : try WorkflowNode.override(json)
    }
    if let fault = (override ?? nil).flatMap(WorkflowNode.misfit(ofOverride:)) {
      throw FileError(line: fields["output_info_override"]?.line, fault.message(of: id))
    }
    var (reference, emptied): (ModelReference?, Set<NodePatch.ModelPart>) = (nil, [])
    if let model = fields["model"] { (reference, emptied) = try self.reference(model, node: id) }
    return NodePatch(
      id: id, model: reference, inputs: inputs,
      suppressesOutput: try fields.flag("suppress_output"), override: override ?? nil, emptied: emptied)
  }

  /// The official client makes a new model of what is given beside the ids; this one only refers to models.
  ///
  /// Ids may be named as the wire names them: `id` for `model_id`, `model_version: {id: …}` for `model_version_id`.
  private mutating func reference(
    _ value: YAMLValue, node: NodeID
  ) throws(FileError) -> (model: ModelReference?, emptied: Set<NodePatch.ModelPart>) {
    let fields = try YAMLFields(value, of: "the model of node \(node)")
    let isWireForm = fields["model_id"] == nil && fields["id"] != nil
    let names =
      isWireForm
      ? ["id", "user_id", "app_id", "model_version"] : ["model_id", "user_id", "app_id", "model_version_id"]
    try fields.require(only: names + Self.described + ["output_info"])
    if let info = fields["output_info"] { throw Self.newModel(of: node, line: info.line) }
    warn(ofDescription: Self.described.filter { fields[$0] != nil }, of: node)
    let said: [NodePatch.ModelPart: String?] = [
      .user: try fields.said("user_id"), .app: try fields.said("app_id"),
      .version: try isWireForm ? version(in: fields, node: node) : fields.said("model_version_id"),
    ]
    func text(_ part: NodePatch.ModelPart) -> String? { (said[part] ?? nil)?.nonEmpty }
    return (
      ModelReference(
        id: try fields.requiredText(names[0]), userID: text(.user), appID: text(.app),
        versionID: text(.version)?.asVersionID),
      Set(said.filter { $0.value == "" }.keys)
    )
  }

  private func version(in model: YAMLFields, node: NodeID) throws(FileError) -> VersionID? {
    guard let value = model["model_version"], !value.isNull else { return nil }
    let fields = try YAMLFields(value, of: "the model version of node \(node)")
    try fields.require(only: ["id"])
    return try fields.said("id")
  }
}

extension YAMLValue {
  /// What `normal` makes of the value, whose fault is then one of this line.
  fileprivate func normal<Value>(
    _ normal: (JSON) throws(WireMessage.SpelledTwice) -> Value
  ) throws(FileError) -> Value {
    let json = try json
    do {
      return try normal(json)
    } catch {
      throw FileError(line: line, "\(error.name) is given in both of its spellings. Take one of them out.")
    }
  }

  /// The document without what is only there to be named by aliases, as users of YAML write it: fields at the root whose
  /// names begin with `x-` or a dot.
  fileprivate var withoutAnchors: YAMLValue {
    guard case .fields(let fields) = content else { return self }
    return YAMLValue(
      line: line, content: .fields(fields.filter { !$0.name.hasPrefix("x-") && !$0.name.hasPrefix(".") }))
  }

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
