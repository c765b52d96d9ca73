/// The workflows that a text describes: one or more YAML documents in the official form or its superset, or JSON; or
/// either as the wire has it, which is what `-o yaml` and `-o json` print.
///
/// The official form knows ids, models and inputs only. The superset has every other writable field under the name that
/// the wire gives it: `suppress_output` and `output_info_override` of a node, `description`, `notes`, ... of a workflow.
public struct WorkflowFile: Hashable, Sendable {
  public let workflows: [Workflow]
  /// What of the text is left out, in sentences.
  public let warnings: [String]

  /// A text that begins with `{` or `[` is JSON, everything else YAML. At most 4 MB, and at least one workflow.
  public init(_ text: String) throws(FileError) {
    var reading = WorkflowReading()
    switch text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) {
    case "{", "[": try reading.readJSON(text)
    case _: try reading.readYAML(text)
    }
    reading.warnOfOwnedFields()
    guard !reading.workflows.isEmpty else { throw FileError("it describes no workflow. Begin with `workflow:`.") }
    workflows = reading.workflows
    warnings = reading.warnings
  }
}

/// The reading of one text.
struct WorkflowReading {
  var workflows: [Workflow] = []
  var warnings: [String] = []
  /// Names of fields that stand in the text and are the service's own.
  var ownedFields: Set<String> = []

  /// Two workflows of one id could only overwrite each other.
  mutating func add(_ workflow: Workflow, line: Int? = nil) throws(FileError) {
    guard !workflows.contains(where: { $0.id == workflow.id }) else {
      throw FileError(line: line, "workflow \(workflow.id) is described twice. Take one of them out.")
    }
    workflows.append(workflow)
  }
}
