/// Something of a workflow that is there, is to stay, and would go.
public struct Loss: Hashable, Sendable, Codable {
  public enum Subject: Hashable, Sendable, Codable {
    case node(NodeID)
    case field(NodeID, FieldChange.Field)
    /// Fields of a node that this program does not know.
    case unknown(NodeID)
    case attribute(String)
  }

  public let subject: Subject
  /// What goes of it, as the wire has it.
  public let value: JSON

  /// What goes, as *the input a of b* or *use_cases ["retail"]*.
  public var title: String {
    switch subject {
    case .node(let id): return "the node \(id)"
    case .attribute(let name): return "\(name) \(value.compact)"
    case .unknown(let id): return "what this program does not know of \(id), \(value.compact)"
    case .field(let id, .output): return "the hiding of \(id)"
    case .field(let id, .parameters): return "the parameters \(value.compact) of \(id)"
    case .field(let id, .from):
      let inputs = value.strings ?? []
      return "the \(inputs.count == 1 ? "input" : "inputs") \(FieldChange.inputs(inputs)) of \(id)"
    case .field(let id, let field):
      return "the \(field.rawValue) \(value.strings?.first ?? value.compact) of \(id)"
    }
  }
}

extension [Loss] {
  /// All of them in one sentence; of many of one kind the first are named.
  var summary: String {
    var kinds: [String] = []
    for loss in self where !kinds.contains(loss.kind) { kinds.append(loss.kind) }
    return kinds.map { kind in
      let losses = filter { $0.kind == kind }
      guard losses.count > Self.most, !kind.isEmpty else { return losses.map(\.title).joined(separator: ", ") }
      let named = losses.prefix(2).compactMap(\.node).joined(separator: ", ")
      return "\(kind) of \(losses.count) nodes (\(named), …)"
    }.joined(separator: ", ")
  }

  private static let most = 3
}

extension Loss {
  /// The node that it is of; nil for an attribute.
  public var node: NodeID? {
    switch subject {
    case .node(let id), .field(let id, _), .unknown(let id): id
    case .attribute: nil
    }
  }

  /// What it is of a node; empty for what stands alone.
  fileprivate var kind: String {
    switch subject {
    case .node, .attribute: ""
    case .unknown: "what this program does not know"
    case .field(_, .from): "the inputs"
    case .field(_, .output): "the hiding"
    case .field(_, let field): "the \(field.rawValue)"
    }
  }
}

extension Workflow {
  /// What of this workflow `wanted` keeps and `left` has no more.
  func losses(wanted: Workflow, left: Workflow) -> [Loss] {
    nodes.flatMap { node -> [Loss] in
      guard let kept = wanted[node: node.id] else { return [] }
      guard let rest = left[node: node.id] else {
        return [Loss(subject: .node(node.id), value: .string(node.model.id))]
      }
      return node.losses(wanted: kept, left: rest)
    }
      + attributes.keys.sorted().compactMap { name in
        guard let old = attributes[name], let kept = wanted.attributes[name] else { return nil }
        return old.lost(keeping: kept, in: left.attributes[name]).map { Loss(subject: .attribute(name), value: $0) }
      } + heldCover(left: left)
  }

  /// A cover image of which only the service has the address: it is there, and no request can say that it stays.
  private func heldCover(left: Workflow) -> [Loss] {
    guard attributes["image"] == nil, let held = extras["image"]?["hosted"], left.extras["image"]?["hosted"] == nil
    else { return [] }
    return [Loss(subject: .attribute("image"), value: held)]
  }
}

extension WorkflowNode {
  fileprivate func losses(wanted: WorkflowNode, left: WorkflowNode) -> [Loss] {
    func loss(_ field: FieldChange.Field, _ value: (WorkflowNode) -> JSON?) -> Loss? {
      guard let old = value(self), let kept = value(wanted) else { return nil }
      return old.lost(keeping: kept, in: value(left)).map { Loss(subject: .field(id, field), value: $0) }
    }
    let unknown = JSON.object(unknown).lost(keeping: .object(wanted.unknown), in: .object(left.unknown))
    return [
      loss(.model) { .string($0.model.id) },
      loss(.owner) { node in
        let (user, app) = (node.model.userID, node.model.appID)
        return user == nil && app == nil ? nil : .string(FieldChange.Value.owner(user: user, app: app).title)
      },
      loss(.version) { node in node.model.versionID.map(JSON.string) },
      loss(.from) { node in node.inputs.isEmpty ? nil : .array(node.inputs.map(JSON.string)) },
      loss(.output) { node in node.suppressesOutput ? true : nil },
      loss(.parameters, \.override),
      unknown.map { Loss(subject: .unknown(id), value: $0) },
    ].compactMap(\.self)
  }
}

extension JSON {
  /// What this and `kept` have in common and `left` does not have; nil where there is nothing of that kind.
  fileprivate func lost(keeping kept: JSON, in left: JSON?) -> JSON? {
    guard self != left else { return nil }
    switch (self, kept) {
    case (.object(let fields), .object(let wanted)):
      let lost = fields.compactMap { name, value -> (String, JSON)? in
        wanted[name].flatMap { value.lost(keeping: $0, in: left?[name]) }.map { (name, $0) }
      }
      return lost.isEmpty ? nil : .object(Dictionary(uniqueKeysWithValues: lost))
    case (.array(let items), .array(let wanted)):
      var (wanted, rest) = (wanted, left?.items ?? [])
      let lost = items.compactMap { item -> JSON? in
        // Items with an id are the same thing under it, whatever else they hold; of equal others each counts.
        guard let index = wanted.firstIndex(where: { $0.isSameItem(as: item) }) else { return nil }
        let kept = wanted.remove(at: index)
        let place = rest.firstIndex { $0.isSameItem(as: kept) }
        return item.lost(keeping: kept, in: place.map { rest.remove(at: $0) })
      }
      return lost.isEmpty ? nil : .array(lost)
    case _: return self == kept ? self : nil
    }
  }

  private func isSameItem(as other: JSON) -> Bool {
    if let id = self["id"], let otherID = other["id"] { id == otherID } else { self == other }
  }

  private var items: [JSON]? { if case .array(let items) = self { items } else { nil } }

  fileprivate var strings: [String]? {
    switch self {
    case .string(let text): [text]
    case .array(let items): items.allSatisfy { $0.string != nil } ? items.compactMap(\.string) : nil
    case .null, .bool, .number, .whole, .object: nil
    }
  }
}
