import FoundationEssentials

extension WorkflowReading {
  /// A workflow as the wire has it, bare, in `{"workflow": …}`, in `{"workflows": […]}` or in a list. What the service
  /// owns, such as dates, may stand there and is not sent.
  mutating func readJSON(_ text: String) throws(FileError) {
    guard text.utf8.count <= YAMLValue.largestText else {
      throw FileError("it is larger than \(YAMLValue.largestText / 1_048_576) MB, the most that is read. Split it.")
    }
    let root: JSON
    do {
      root = try JSON(parsing: text)
    } catch {
      throw FileError("it is no JSON: a bracket, a quote or a comma is missing or too many. Mend it.")
    }
    try readWire(root)
  }

  /// What `list`, `show` and `show --version` print, one workflow, or a list of them. `line`: where it begins.
  mutating func readWire(_ root: JSON, line: Int? = nil) throws(FileError) {
    for value in Self.items(of: root) {
      let workflow = try workflow(value, line: line)
      try add(workflow, line: line)
      warn(of: workflow, value)
    }
  }

  /// The workflows of a file, or of what a request sends.
  static func items(of root: JSON) -> [JSON] {
    root["workflows"]?.items ?? root.items
      ?? [root["workflow"] ?? root["workflow_version"].map(workflow(ofVersion:)) ?? root]
  }

  /// A version has an id of its own, and names its workflow beside it.
  private static func workflow(ofVersion version: JSON) -> JSON {
    guard case .object(var fields) = version else { return version }
    fields["id"] = fields.removeValue(forKey: "workflow_id") ?? fields["id"]
    return .object(fields)
  }

  private func workflow(_ value: JSON, line: Int?) throws(FileError) -> Workflow {
    let workflow: Workflow
    do {
      workflow = try Wire.decoder.decode(Workflow.self, from: value.data())
    } catch {
      throw FileError(
        line: line,
        "it is no workflow: \(Self.words(error)). Mend it, or write it as `meshwork show -o json` does.")
    }
    guard !workflow.id.isEmpty else { throw FileError(line: line, "a workflow needs id. Add it.") }
    for node in workflow.nodes where node.id.isEmpty {
      throw FileError(line: line, "a node of workflow \(workflow.id) needs id. Add it.")
    }
    return workflow
  }

  /// A field with a slip in its name must not vanish without a word.
  private mutating func warn(of workflow: Workflow, _ value: JSON) {
    let owned: Set = [
      "user_id", "app_id", "version", "created_at", "modified_at", "status", "is_starred", "star_count",
      "bookmark_origin", "type", "presets", "is_deprecated",
    ]
    if case .object(let fields) = value {
      ownedFields.formUnion(fields.filter { owned.contains($0.key) && !$0.value.isEmpty }.keys)
    }
    let fields =
      workflow.extras.keys.filter { !owned.contains($0) }.map { "\($0) of workflow \(workflow.id)" }.sorted()
      + workflow.nodes.flatMap { node in node.extras.keys.sorted().map { "\($0) of node \(node.id)" } }
    guard !fields.isEmpty else { return }
    warnings.append("Not known, and not sent: \(fields.joined(separator: ", ")).")
  }

  /// One sentence for the whole text: a list has the same fields a thousand times.
  mutating func warnOfOwnedFields() {
    guard !ownedFields.isEmpty else { return }
    warnings.append("The service's own, and not sent: \(ownedFields.sorted().joined(separator: ", ")).")
  }

  static func words(_ error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
      return "\(path.isEmpty ? "it" : String(path.drop { $0 == "." })) is of another kind than the wire's"
    case _: return "it has another shape than the wire's"
    }
  }
}

extension JSON {
  fileprivate var items: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}
