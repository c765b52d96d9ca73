/// A node that runs a model.
package struct ModelUse: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package let workflow: WorkflowID
    package let node: NodeID

    package init(workflow: WorkflowID, node: NodeID) {
      self.workflow = workflow
      self.node = node
    }
  }

  package let place: Place
  /// Nil for the newest, whichever that is.
  package let version: VersionID?

  package init(place: Place, version: VersionID?) {
    self.place = place
    self.version = version
  }
}

extension [ModelUse] {
  /// By version, the newest first as far as these are `known`, which has the newest first.
  package func byVersion(known: [VersionID]) -> [(version: VersionID?, uses: [ModelUse])] {
    let places = Dictionary(known.enumerated().map { ($1, $0) }) { first, _ in first }
    return Dictionary(grouping: self, by: \.version).map { ($0, $1) }.sorted { one, other in
      func rank(_ version: VersionID?) -> Int { version.map { places[$0] ?? known.count } ?? -1 }
      return (rank(one.0), one.0 ?? "") < (rank(other.0), other.0 ?? "")
    }
  }
}

extension Workflow {
  /// Its nodes that run a model, at whatever version.
  package func uses(of model: ModelReference) -> [ModelUse] {
    nodes.filter { $0.model.isVersion(of: model) }
      .map { ModelUse(place: .init(workflow: id, node: $0.id), version: $0.model.versionID) }
  }
}

extension ModelReference {
  /// Whether both name the same model, as far as both say, at whatever version.
  package func isVersion(of other: ModelReference) -> Bool {
    id == other.id && (owner == nil || other.owner == nil || owner == other.owner)
  }
}

extension Edit {
  /// Pins these nodes of a list to a version of their model.
  package static func pinning(_ changed: Set<NodeID>, of nodes: [WorkflowNode], to version: VersionID) -> Edit {
    let new = nodes.map { node in
      guard changed.contains(node.id) else { return node }
      var node = node
      node.model.versionID = version
      return node
    }
    if changed.count == 1, let node = new.first(where: { changed.contains($0.id) }) {
      return .updateNode(node.id, to: node)
    }
    return .replaceNodes(new)
  }
}
