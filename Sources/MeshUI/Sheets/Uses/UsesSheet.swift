import MeshCore

/// Every node of the app that runs a model; Enter goes to one.
struct UsesSheet: Hashable, Sendable {
  let model: ModelReference
  var uses: [ModelUse]
  /// The selected one; nil for the first.
  var choice: ModelUse.Place?
}

/// A node that runs a model.
struct ModelUse: Hashable, Sendable {
  struct Place: Hashable, Sendable {
    let workflow: WorkflowID
    let node: NodeID
  }

  let place: Place
  /// Nil for the newest, whichever that is.
  let version: VersionID?
}

extension State {
  /// The nodes that run the model at any version, of drafts where there are such, by workflow.
  func uses(of model: ModelReference) -> [ModelUse] {
    let ids = Set(library.users(of: model.id).values.joined()).union(drafts.keys)
    return ids.sorted().flatMap { id -> [ModelUse] in
      (workflow(id)?.nodes ?? []).filter { $0.model.isVersion(of: model) }
        .map { ModelUse(place: .init(workflow: id, node: $0.id), version: $0.model.versionID) }
    }
  }

  /// The uses by version, the newest first, as far as the versions are known.
  func groups(of sheet: UsesSheet) -> [(version: VersionID?, uses: [ModelUse])] {
    var known: [VersionID] = []
    if case .read(let versions) = catalogue.versions(of: sheet.model) { known = versions.map(\.id) }
    let places = Dictionary(known.enumerated().map { ($1, $0) }) { first, _ in first }
    return Dictionary(grouping: sheet.uses, by: \.version).map { ($0, $1) }.sorted { one, other in
      func rank(_ version: VersionID?) -> Int { version.map { places[$0] ?? known.count } ?? -1 }
      return (rank(one.0), one.0 ?? "") < (rank(other.0), other.0 ?? "")
    }
  }
}

extension ModelReference {
  /// Whether both name the same model, as far as both say, at whatever version.
  func isVersion(of other: ModelReference) -> Bool {
    id == other.id && (owner == nil || other.owner == nil || owner == other.owner)
  }
}
