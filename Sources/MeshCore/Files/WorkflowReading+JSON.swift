import FoundationEssentials

extension WorkflowReading {
  /// A workflow as the wire has it, bare, in `{"workflow": …}`, in `{"workflows": […]}` or in a list; models may be
  /// named as in the official form. What the service owns, such as dates, may stand there and is not sent.
  mutating func readJSON(_ text: String) throws(FileError) {
    let root: JSON
    do {
      root = try Self.json(text)
    } catch {
      // YAML has brackets, too: what is no JSON may be that, if it is whole.
      var yaml = self
      guard Self.isNoJSON(text), (try? yaml.readYAML(text)) != nil, !yaml.items.isEmpty else { throw error }
      self = yaml
      return
    }
    try readWire(root)
  }

  /// Whether a text is not JSON by its form; what JSON says and is not read, such as a name twice, YAML cannot mend.
  private static func isNoJSON(_ text: String) -> Bool {
    do {
      _ = try JSON(parsing: text)
      return false
    } catch {
      return !error.isAboutContent
    }
  }

  static func json(_ text: String) throws(FileError) -> JSON {
    guard text.utf8.count <= YAMLValue.largestText else {
      throw FileError("it is larger than \(YAMLValue.largestText / 1_048_576) MB, the most that is read. Split it.")
    }
    do {
      return try JSON(parsing: text)
    } catch {
      throw FileError(error)
    }
  }

  /// What `list`, `show` and `show --version` print, one workflow, or a list of them. `line`: where it begins.
  mutating func readWire(_ root: JSON, line: Int? = nil) throws(FileError) {
    let (values, rest) = try Self.workflows(in: root, line: line)
    try readEnvelope(root, line: line)
    for value in values {
      let value = try officialModels(value, line: line)
      let item = try Self.item(value, line: line)
      try add(item, line: line)
      noteNames(of: item, value)
    }
    warn(ofUnknown: rest)
  }

  /// What a request says beside its workflows: it is not for every command to do.
  private mutating func readEnvelope(_ root: JSON, line: Int?) throws(FileError) {
    guard Self.workflowNames.contains(where: { root[field: $0] != nil }) else { return }
    if let name = root["action"], name != .null {
      guard let known = name.string.flatMap(PatchAction.init) else {
        throw FileError(
          line: line, "there is no action \(name.compact). Write overwrite, merge or remove, or take it out.")
      }
      guard action == nil || action == known else {
        throw FileError(line: line, "it names two actions. Split it.")
      }
      action = known
    }
    if let named = root.namedApp {
      guard app == nil || app == named else { throw FileError(line: line, "it names two apps. Split it.") }
      app = named
    }
  }

  /// The workflows of a file, or of what a request sends; and the names beside them that say nothing known.
  private static func workflows(
    in root: JSON, line: Int?
  ) throws(FileError) -> (workflows: [JSON], unknown: [String]) {
    guard case .object(let fields) = root else {
      guard case .array(let items) = root else { return ([root], []) }
      return (items, [])
    }
    var named: [String: JSON] = [:]
    for (name, value) in fields where named.updateValue(value, forKey: wireName(name)) != nil {
      throw FileError(line: line, "\(name) is given in both of its spellings. Take one of them out.")
    }
    let given = workflowNames.filter { named[$0] != nil }.sorted()
    guard given.count < 2 else {
      throw FileError(line: line, "it has both \(given.joined(separator: " and ")). Keep one of them.")
    }
    func rest(_ used: String) -> [String] {
      fields.keys.filter { !envelopeNames.subtracting(workflowNames).union([used]).contains(wireName($0)) }.sorted()
    }
    if let workflows = named["workflows"] {
      guard case .array(let items) = workflows else {
        throw FileError(line: line, "workflows has to be a list. Fix it, or write workflow for one.")
      }
      return (items, rest("workflows"))
    }
    if let workflow = named["workflow"] { return ([workflow], rest("workflow")) }
    if let version = named["workflow_version"] {
      return ([Self.workflow(ofVersion: version)], rest("workflow_version"))
    }
    return ([root], [])
  }

  private static func wireName(_ name: String) -> String { CamelCase.wireName(name, among: envelopeNames) }

  private static let workflowNames: Set = ["workflows", "workflow", "workflow_version"]
  /// What may stand beside a workflow in an answer or a request, too.
  private static let envelopeNames = workflowNames.union(["status", "user_app_id", "action"])

  /// A version has an id of its own, and names its workflow beside it.
  private static func workflow(ofVersion version: JSON) -> JSON {
    guard case .object(var fields) = version else { return version }
    for name in ["workflow_id", "workflowId"] {
      if let id = fields.removeValue(forKey: name) { fields["id"] = id }
    }
    return .object(fields)
  }

  private static func item(_ value: JSON, line: Int?) throws(FileError) -> WorkflowPatch.Item {
    let item: WorkflowPatch.Item
    do {
      item = try Wire.requests.decode(WorkflowPatch.Item.self, from: value)
    } catch {
      throw FileError(
        line: line,
        "it is not a workflow: \(words(error)). Fix it, or write it as `meshwork show -o json` does.")
    }
    guard !item.id.isEmpty else { throw FileError(line: line, "a workflow needs id. Add it.") }
    if let (node, fault) = item.misfit {
      throw FileError(line: line, "workflow \(item.id): \(fault.message(of: node))")
    }
    for node in item.nodes {
      guard !node.id.isEmpty else { throw FileError(line: line, "a node of workflow \(item.id) needs id. Add it.") }
      guard node.inputs?.contains("") != true else {
        throw FileError(line: line, "an input of node \(node.id) needs node_id. Add it.")
      }
    }
    return item
  }

  static func words(_ error: any Error) -> String {
    func subject(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.fieldPath
      return path.isEmpty ? "it" : path
    }
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return "\(subject(context)) has to be another kind of value: \(context.debugDescription)"
    case DecodingError.dataCorrupted(let context): return "\(subject(context)): \(context.debugDescription)"
    case _: return "it has another shape than the wire's"
    }
  }
}
