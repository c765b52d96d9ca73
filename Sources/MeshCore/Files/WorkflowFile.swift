/// The workflows that a text describes: one or more YAML documents in the official form or its superset, or JSON; or
/// either as the wire has it, which is what `-o yaml` and `-o json` print.
///
/// The official form knows ids, models and inputs only. The superset has every other writable field under the name that
/// the wire gives it: `suppress_output` and `output_info_override` of a node, `description`, `notes`, ... of a workflow.
public struct WorkflowFile: Hashable, Sendable {
  /// What the text says of each workflow: what is not said is nil, or missing; what is said to be empty is there.
  public let items: [WorkflowPatch.Item]
  /// What of the text is left out, in sentences.
  public let warnings: [String]
  /// The action that the text names beside the workflows, where it is the body of a PATCH.
  public let action: PatchAction?
  /// The app that it names there; nil where that is none, or a placeholder.
  public let app: AppScope?

  /// The workflows that the items describe, each taken alone.
  public var workflows: [Workflow] { items.map(Workflow.init) }

  /// A text that begins with `{` or `[`, or has `{` under the line of a pull, is JSON, or YAML where it is no JSON;
  /// everything else is YAML. At most 4 MB, and at least one workflow.
  public init(_ text: String) throws(FileError) {
    var reading = WorkflowReading()
    let text = text.withoutByteOrderMark
    switch text.first(where: { !$0.isWhitespace }) {
    case "{", "[": try reading.readJSON(text)
    case _:
      if let json = FolderStamp.json(in: text) { try reading.readJSON(json) } else { try reading.readYAML(text) }
    }
    reading.warnOfOwnedFields()
    guard !reading.items.isEmpty else { throw FileError("it describes no workflow. Begin with `workflow:`.") }
    items = reading.items
    action = reading.action
    app = reading.app
    warnings = reading.warnings
  }
}

extension String {
  /// The text without the mark that some editors put at the beginning of a file.
  package var withoutByteOrderMark: String {
    unicodeScalars.first == "\u{FEFF}" ? String(String.UnicodeScalarView(unicodeScalars.dropFirst())) : self
  }
}

/// The reading of one text.
struct WorkflowReading {
  var items: [WorkflowPatch.Item] = []
  var warnings: [String] = []
  /// Names of fields that stand in the text and are the service's own.
  var ownedFields: Set<String> = []
  /// What a request names beside its workflows.
  var action: PatchAction?
  var app: AppScope?
  private var ids: Set<WorkflowID> = []

  /// Two workflows of one id could only overwrite each other.
  mutating func add(_ item: WorkflowPatch.Item, line: Int? = nil) throws(FileError) {
    guard ids.insert(item.id).inserted else {
      throw FileError(line: line, "workflow \(item.id) is described twice. Take one of them out.")
    }
    items.append(item)
  }
}
