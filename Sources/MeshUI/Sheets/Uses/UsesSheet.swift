import MeshCore

/// Every node of the app that runs a model; Enter goes to one.
struct UsesSheet: Hashable, Sendable {
  let model: ModelReference
  var uses: [ModelUse]
  /// The selected one; nil for the first.
  var choice: ModelUse.Place?
}

extension State {
  /// The nodes that run the model at any version, of drafts where there are such, by workflow.
  func uses(of model: ModelReference) -> [ModelUse] {
    let ids = library.workflows(running: model.id).all.union(drafts.keys)
    return ids.sorted().flatMap { drafts[$0]?.result.uses(of: model) ?? library.uses(of: model, in: $0) }
  }

  /// The uses by version, the newest first, as far as the versions are known.
  func groups(of sheet: UsesSheet) -> [(version: VersionID?, uses: [ModelUse])] {
    var known: [VersionID] = []
    if case .read(let versions) = catalogue.versions(of: sheet.model) { known = versions.map(\.id) }
    return sheet.uses.byVersion(known: known)
  }
}
