/// What is wrong with a workflow, as the editor shows it at the field and as the embedded backend refuses it.
public struct Validation: Hashable, Sendable {
  public enum Severity: Hashable, Sendable { case error, warning }

  public enum Issue: Hashable, Sendable {
    case noNodes
    /// In bytes of UTF-8.
    case longNotes(Int)
    case tooManyNodes(Int)
    case badWorkflowID(WorkflowID)
    case emptyNodeID
    case noModel(NodeID)
    case duplicateNode(NodeID)
    case unknownInput(NodeID, input: NodeID)
    case repeatedInput(NodeID, input: NodeID)
    case cycle([NodeID])
    /// The official SDK refuses a list in which a node stands before one that it reads; the service does not.
    case readsLaterNode(NodeID, input: NodeID)
    /// The API takes any id of a node; the rule that clients keep for all other ids is stricter (contract, section 4.1).
    case unusualNodeID(NodeID)
    /// What one node gives is not what the other reads, by their model types.
    case unfitting(NodeID, input: NodeID, gives: ModelSignature.Datum, reads: ModelSignature.Datum)
    /// Only a look-up on the service tells these two (``Plan/checked(by:)``).
    case unknownModel(NodeID, ModelReference)
    case unknownVersion(NodeID, ModelReference)
  }

  /// Each issue once, errors and warnings together.
  public let issues: [Issue]

  /// `typeID` gives the model type of a reference where it is known; edges between unknown types are not judged.
  public init(_ workflow: Workflow, typeID: (ModelReference) -> String? = { _ in nil }) {
    var issues: [Issue] = []
    if !Self.isValidID(workflow.id) { issues.append(.badWorkflowID(workflow.id)) }
    if workflow.nodes.isEmpty { issues.append(.noNodes) }
    if workflow.nodes.count > Self.maximumNodes { issues.append(.tooManyNodes(workflow.nodes.count)) }
    if let notes = workflow.attributes["notes"]?.string, notes.utf8.count > Self.longestNotes {
      issues.append(.longNotes(notes.utf8.count))
    }
    var seen: Set<NodeID> = []
    for node in workflow.nodes {
      if node.id.isEmpty { issues.append(.emptyNodeID) }
      if !node.id.isEmpty, !Self.isValidID(node.id) { issues.append(.unusualNodeID(node.id)) }
      if node.model.id.isEmpty { issues.append(.noModel(node.id)) }
      if !seen.insert(node.id).inserted, !node.id.isEmpty { issues.append(.duplicateNode(node.id)) }
    }
    let ids = seen
    seen = []
    for node in workflow.nodes {
      var read: Set<NodeID> = []
      for input in node.inputs {
        let isRepeated = !read.insert(input).inserted
        if !ids.contains(input) {
          issues.append(.unknownInput(node.id, input: input))
        } else if isRepeated {
          issues.append(.repeatedInput(node.id, input: input))
        } else if !seen.contains(input), input != node.id {
          issues.append(.readsLaterNode(node.id, input: input))
        }
      }
      seen.insert(node.id)
    }
    // A list that is far too long is no graph anybody meant, and walking it would take as long.
    if workflow.nodes.count <= 2 * Self.maximumNodes {
      if let cycle = workflow.cycle { issues.append(.cycle(cycle)) }
      issues += Self.unfittingEdges(of: workflow, typeID: typeID)
    }
    var named: Set<Issue> = []
    self.issues = issues.filter { named.insert($0).inserted }
  }

  public static let maximumNodes = 20
  public static let maximumIDLength = 48
  /// In bytes of UTF-8 (contract, section 4.1).
  static let longestNotes = 65_536

  /// Letters and digits, separated by single `-` or `_`; 1 to 48 characters (contract, section 4.1).
  public static func isValidID(_ id: String) -> Bool {
    guard !id.isEmpty, id.utf8.count <= maximumIDLength else { return false }
    return id.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetterOrDigit) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  public var errors: [Issue] { issues.filter { $0.severity == .error } }
  public var warnings: [Issue] { issues.filter { $0.severity == .warning } }

  private static func unfittingEdges(of workflow: Workflow, typeID: (ModelReference) -> String?) -> [Issue] {
    workflow.nodes.flatMap { node -> [Issue] in
      guard let reader = ModelSignature(typeID: typeID(node.model)) else { return [] }
      return node.inputs.compactMap { input in
        guard let source = workflow[node: input].flatMap({ ModelSignature(typeID: typeID($0.model)) }),
          !reader.accepts(source)
        else { return nil }
        return .unfitting(node.id, input: input, gives: source.gives, reads: reader.reads)
      }
    }
  }
}

extension Validation.Issue {
  /// The rule for ids, to go on a sentence.
  public static let idRule = "letters and digits separated by single - or _, at most \(Validation.maximumIDLength)"

  public var severity: Validation.Severity {
    switch self {
    case .noNodes, .longNotes, .tooManyNodes, .badWorkflowID, .emptyNodeID, .noModel, .duplicateNode, .unknownInput,
      .repeatedInput, .cycle, .unknownModel, .unknownVersion:
      .error
    case .readsLaterNode, .unfitting, .unusualNodeID: .warning
    }
  }

  /// Whether it is about what is said of the workflow beside its nodes.
  package var isOfAttribute: Bool { if case .longNotes = self { true } else { false } }

  /// The node it is about, or nil for the workflow as a whole.
  public var node: NodeID? {
    switch self {
    case .noNodes, .longNotes, .tooManyNodes, .badWorkflowID, .emptyNodeID: nil
    case .noModel(let id), .duplicateNode(let id), .unknownInput(let id, _), .repeatedInput(let id, _),
      .readsLaterNode(let id, _), .unusualNodeID(let id), .unfitting(let id, _, _, _), .unknownModel(let id, _),
      .unknownVersion(let id, _):
      id
    case .cycle(let ids): ids.first
    }
  }

  /// A sentence, in which long ids are cut.
  public var message: String { description.withShortWords }

  private var description: String {
    switch self {
    case .noNodes: "A workflow needs at least one node."
    case .longNotes(let bytes):
      "The notes have \(bytes) bytes, \(Validation.longestNotes) are the most. Shorten them."
    case .tooManyNodes(let count): "\(count) nodes are more than the \(Validation.maximumNodes) a workflow can hold."
    case .badWorkflowID(let id):
      id.isEmpty
        ? "A workflow needs an id."
        : "\"\(id)\" is not a workflow id: letters and digits separated by single - or _, at most "
          + "\(Validation.maximumIDLength)."
    case .emptyNodeID: "A node needs an id."
    case .noModel(let node): "\(node) names no model."
    case .duplicateNode(let node): "Two nodes have the id \(node)."
    case .unknownInput(let node, let input):
      input.isEmpty ? "An input of \(node) names no node." : "\(node) reads \(input), which is not in the workflow."
    case .repeatedInput(let node, let input): "\(node) reads \(input) twice."
    case .cycle(let ids): "These nodes read each other in a circle: \((ids + ids.prefix(1)).joined(separator: " → "))."
    case .readsLaterNode(let node, let input):
      "\(node) stands before \(input), which it reads: the official SDK refuses that order."
    case .unusualNodeID(let id):
      "\(id) is not an id as clients of the service make them: \(Self.idRule)."
    case .unfitting(let node, let input, let gives, let reads):
      "\(node) reads \(reads.rawValue), but \(input) gives \(gives.rawValue)."
    case .unknownModel(let node, let model):
      "\(node) names the model \(model.id) of \(model.ownerTitle), which does not exist."
    case .unknownVersion(let node, let model):
      "\(node) names version \(model.versionID ?? "") of the model \(model.id), which does not exist."
    }
  }
}
