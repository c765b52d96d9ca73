/// The form in which a workflow is written to a YAML file.
public enum WorkflowFileForm: Hashable, Sendable {
  /// The official one: ids, models and inputs.
  case official
  /// The official one with every other writable field under its wire name.
  case lossless
}

extension WorkflowFile {
  /// The text of a JSON file: `{"workflow": …}`, or `{"workflows": […]}` for more than one, without what the service
  /// owns.
  public static func json(_ workflows: [Workflow]) -> String {
    let items = workflows.map(\.writable)
    let root: JSON = items.count == 1 ? ["workflow": items[0]] : ["workflows": .array(items)]
    return root.lines(width: 100).joined(separator: "\n") + "\n"
  }
}

extension Workflow {
  /// The text of a YAML document that describes it, with a line end.
  public func fileText(_ form: WorkflowFileForm) -> String {
    JSON.object(["workflow": official(isLossless: form == .lossless)]).yaml
  }

  /// What the official form has no place for, by name: `suppress_output of node eyes`.
  public var unofficialFields: [String] {
    attributes.keys.sorted()
      + nodes.flatMap { node in
        [("suppress_output", node.suppressesOutput), ("output_info_override", node.override != nil)]
          .filter(\.1).map { "\($0.0) of node \(node.id)" }
      }
  }

  private func official(isLossless: Bool) -> JSON {
    var fields = isLossless ? attributes : [:]
    fields["id"] = .string(id)
    fields["nodes"] = .array(nodes.map { $0.official(isLossless: isLossless) })
    return .object(fields)
  }

  /// What can be sent of it.
  public var writable: JSON {
    var fields = attributes
    fields["id"] = .string(id)
    fields["nodes"] = .array(nodes.map(\.writable))
    return .object(fields)
  }
}

extension WorkflowNode {
  fileprivate func official(isLossless: Bool) -> JSON {
    var reference: [String: JSON] = ["model_id": .string(model.id)]
    reference["user_id"] = model.userID.map(JSON.string)
    reference["app_id"] = model.appID.map(JSON.string)
    reference["model_version_id"] = model.versionID.map(JSON.string)
    var fields = rest(isLossless: isLossless)
    fields["model"] = .object(reference)
    return .object(fields)
  }

  fileprivate var writable: JSON {
    var reference: [String: JSON] = ["id": .string(model.id)]
    reference["user_id"] = model.userID.map(JSON.string)
    reference["app_id"] = model.appID.map(JSON.string)
    reference["model_version"] = model.versionID.map { ["id": .string($0)] }
    var fields = rest(isLossless: true)
    fields["model"] = .object(reference)
    return .object(fields)
  }

  /// The fields that both forms name alike.
  private func rest(isLossless: Bool) -> [String: JSON] {
    var fields: [String: JSON] = ["id": .string(id)]
    if !inputs.isEmpty { fields["node_inputs"] = .array(inputs.map { ["node_id": .string($0)] }) }
    guard isLossless else { return fields }
    if suppressesOutput { fields["suppress_output"] = true }
    fields["output_info_override"] = override
    return fields
  }
}
