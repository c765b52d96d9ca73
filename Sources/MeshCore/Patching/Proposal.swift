/// What is proposed to send for a draft: patches that come to it under every reading of the service's pages, as far as
/// any can.
public struct Proposal: Hashable, Sendable {
  /// In order; empty where nothing changes.
  public let patches: [WorkflowPatch]
  /// Why these, in a few words.
  public let reason: String

  /// The action that sends the nodes.
  public var action: PatchAction { patches.first?.action ?? .overwrite }

  /// Merge where nodes are only added at the end, or take another model or version and have nothing that it could drop;
  /// overwrite everywhere else. A cover image that goes is removed by a request of its own, the one use of remove that
  /// the service's pages document; it is the last.
  public init(from base: Workflow, to draft: Workflow) {
    let cover = base.attributes["image"]?["url"] == nil ? nil : base.attributes["image"]
    let clearsCover = cover != nil && draft.attributes["image"] == nil
    var rest = draft
    if clearsCover { rest.attributes["image"] = cover }
    let (action, reason) = Self.action(from: base, to: rest)
    let first = WorkflowPatch(action, from: base, to: rest)
    let last = clearsCover ? WorkflowPatch(.remove, from: rest, to: draft) : nil
    patches = [first, last].compactMap(\.self)
    self.reason =
      switch (first, last) {
      case (_, nil): reason
      case (nil, _?): "only the cover image goes"
      case (_?, _?): reason + "; then the cover image goes"
      }
  }

  private static func action(from base: Workflow, to draft: Workflow) -> (PatchAction, String) {
    let diff = WorkflowDiff(from: base, to: draft)
    if diff.removed > 0 { return (.overwrite, "a node goes; merge cannot remove") }
    if diff.reordered { return (.overwrite, "the order changes; merge keeps it") }
    if !diff.attributes.isEmpty { return (.overwrite, "attributes change; merge may append to their lists") }
    guard let merge = WorkflowPatch(.merge, from: base, to: draft) else { return (.overwrite, "nothing changes") }
    if diff.changesInputs { return (.overwrite, "inputs change; merging them is not documented") }
    if let node = draft.nodes.first(where: { diff[node: $0.id]?.isChange == true && $0.hasMore(than: base) }) {
      return (.overwrite, "merge may drop what \(node.id) has beside its model")
    }
    for reading in Reading.differing(in: PatchAction.merge.questions) {
      let left = merge.result(on: base, under: reading) ?? base
      let off = WorkflowDiff(from: left, to: draft)
      if off.isSameGraph, off.reordered { return (.overwrite, "a node is put between others; merge appends") }
      guard off.isEmpty else { return (.overwrite, "a version or an owner goes; merge cannot clear") }
    }
    return (.merge, diff.changed == 0 ? "nodes are only added" : "only models or versions change")
  }
}

extension PatchAction {
  /// What the service's pages leave open about it.
  var questions: Set<Reading.Question> {
    switch self {
    case .overwrite: [.overwrite]
    case .merge: [.merge, .lists]
    case .remove: [.remove]
    }
  }
}

extension WorkflowNode {
  /// Whether it has something beside its model, here or in `base`, that a merge which replaces nodes could drop.
  fileprivate func hasMore(than base: Workflow) -> Bool {
    [self, base[node: id]].compactMap(\.self).contains { node in
      !node.inputs.isEmpty || node.suppressesOutput || node.override != nil || !node.unknown.isEmpty
    }
  }
}

extension WorkflowDiff {
  /// Whether a node that both have reads something else.
  fileprivate var changesInputs: Bool {
    nodes.contains { change in
      if case .changed(_, let fields) = change { fields.contains { $0.field == .from } } else { false }
    }
  }
}

extension NodeChange {
  fileprivate var isChange: Bool { if case .changed = self { true } else { false } }
}
