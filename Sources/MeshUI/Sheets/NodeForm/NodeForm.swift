import MeshCore
import Panels

/// The sheet that adds or edits a node: its fields as they are typed, and what they mean.
struct NodeForm: Hashable, Sendable {
  enum Purpose: Hashable, Sendable, Codable {
    case add
    case edit(NodeID)
  }

  enum Field: Int, CaseIterable, Hashable, Sendable, Codable {
    /// The last is the button that throws the form away.
    case model, version, id, inputs, output, parameters, cancel
  }

  var workflow: WorkflowID
  let purpose: Purpose
  /// The node as it was when its form was begun; nil where one is added.
  private(set) var origin: WorkflowNode?
  var focus = Field.model
  var model = TextField()
  /// The owner of the model that was taken from the catalogue or pasted as an address; `user/app`.
  var owner: String?
  var version = TextField()
  var id = TextField()
  /// The id was typed, so it no longer follows the model.
  var hasOwnID = false
  var inputs: [NodeID] = []
  var isShown = true
  /// `output_info_override.params` as JSON.
  var parameters = TextField()
  /// The place in the list below the focused field: a model, a version or an input.
  var choice = 0

  init(workflow: WorkflowID, purpose: Purpose) {
    self.workflow = workflow
    self.purpose = purpose
  }

  /// The form of an existing node.
  init(workflow: WorkflowID, editing node: WorkflowNode) {
    self.init(workflow: workflow, purpose: .edit(node.id))
    origin = node
    model = TextField(node.model.id)
    owner = node.model.owner
    version = TextField(node.model.versionID ?? "")
    id = TextField(node.id)
    hasOwnID = true
    inputs = node.inputs
    isShown = !node.suppressesOutput
    parameters = TextField(node.override?["params"]?.compact ?? "")
  }

  /// Selects what the focused field holds, so that what is typed takes its place.
  mutating func selectText() {
    switch focus {
    case .model: model.selectAll()
    case .version: version.selectAll()
    case .id: id.selectAll()
    case .parameters: parameters.selectAll()
    case .inputs, .output, .cancel: break
    }
  }

  /// Whether the user typed or chose something that closing must not lose.
  var hasText: Bool {
    !model.isEmpty || !version.isEmpty || hasOwnID || !inputs.isEmpty || !parameters.isEmpty
  }

  /// Whether the form was begun with the node as it is now, in all that a form says of it.
  func began(with node: WorkflowNode) -> Bool {
    guard let origin else { return false }
    return NodeForm(workflow: workflow, editing: origin).hasSameTexts(as: NodeForm(workflow: workflow, editing: node))
  }

  /// Whether both say the same of a node. An owner that was looked up for the other is no difference.
  func hasSameTexts(as other: NodeForm) -> Bool {
    model.text == other.model.text && (owner == other.owner || other.owner == nil) && version.text == other.version.text
      && id.text == other.id.text && inputs == other.inputs && isShown == other.isShown
      && parameters.text == other.parameters.text
  }

  /// The model as it is written now, at the version that is written; nil while no model is.
  var reference: ModelReference? {
    guard let id = model.text.trimmed(unlessIs: origin?.model.id).nonEmpty else { return nil }
    let parts = owner?.split(separator: "/").map(String.init) ?? []
    return ModelReference(
      id: id, userID: parts.first, appID: parts.count > 1 ? parts[1] : nil,
      versionID: version.text.trimmed(unlessIs: origin?.model.versionID).nonEmpty)
  }

  /// The id that the node will have. Blanks at the ends of one that it has already are its own.
  var chosenID: NodeID {
    let own: NodeID? = if case .edit(let own) = purpose { own } else { nil }
    return id.text.trimmed(unlessIs: own)
  }
}

extension String {
  /// Without white space at either end, unless it is just the `original`, in which that may belong to an id.
  func trimmed(unlessIs original: String?) -> String { self == original ? self : trimmed }
}

extension NodeForm: Codable {
  private enum CodingKeys: String, CodingKey {
    case workflow, purpose, origin, focus, model, owner, version, id, hasOwnID, inputs, isShown, parameters
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      workflow: try container.decode(String.self, forKey: .workflow),
      purpose: try container.decode(Purpose.self, forKey: .purpose))
    origin = try container.decodeIfPresent(WorkflowNode.self, forKey: .origin)
    focus = try container.decode(Field.self, forKey: .focus)
    // An earlier release let them grow without bounds, and froze on them; what a node has is never cut.
    func field(_ key: CodingKeys, _ content: TextField.Content, _ own: String?) throws -> TextField {
      let limit = max(content.limit, own?.utf8.count ?? 0)
      return TextField(try container.decode(String.self, forKey: key), limit: limit)
    }
    model = try field(.model, .place, origin?.model.id)
    owner = try container.decodeIfPresent(String.self, forKey: .owner)
    version = try field(.version, .id, origin?.model.versionID)
    id = try field(.id, .id, origin?.id)
    hasOwnID = try container.decode(Bool.self, forKey: .hasOwnID)
    inputs = try container.decode([String].self, forKey: .inputs)
    isShown = try container.decode(Bool.self, forKey: .isShown)
    parameters = TextField(try container.decode(String.self, forKey: .parameters))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(workflow, forKey: .workflow)
    try container.encode(purpose, forKey: .purpose)
    try container.encodeIfPresent(origin, forKey: .origin)
    try container.encode(focus, forKey: .focus)
    try container.encode(model.text, forKey: .model)
    try container.encodeIfPresent(owner, forKey: .owner)
    try container.encode(version.text, forKey: .version)
    try container.encode(id.text, forKey: .id)
    try container.encode(hasOwnID, forKey: .hasOwnID)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(isShown, forKey: .isShown)
    try container.encode(parameters.text, forKey: .parameters)
  }
}
