/// The models that are offered when a node is added or changed.
package struct ModelCatalogue: Sendable {
  /// What is known of a model's versions.
  package enum Versions: Hashable, Sendable {
    case reading
    case read([ModelVersion])
    /// There is no such model, in the words of the service.
    case absent(String)
    /// Nobody knows: the reading failed.
    case failed(String)
  }

  package private(set) var models: [Model] = []
  package private(set) var versions: [ModelKey: Versions] = [:]
  package var phase = ReadingPhase.notRead
  private var byKey: [ModelKey: Model] = [:]
  /// The first of each id, whoever's it is.
  private var byID: [ModelID: Model] = [:]

  package init() {}

  package mutating func add(_ page: [Model]) {
    for model in page where byKey.updateValue(model, forKey: ModelKey(model)) == nil {
      models.append(model)
      if byID[model.id] == nil { byID[model.id] = model }
    }
  }

  package mutating func set(_ found: Versions, for key: ModelKey) { versions[key] = found }

  /// The model a node names, where it is known.
  package func model(_ reference: ModelReference) -> Model? {
    if reference.owner != nil { return byKey[ModelKey(reference)] }
    return byID[reference.id]
  }

  package func versions(of reference: ModelReference) -> Versions? {
    versions[ModelKey(model(reference).map { $0.reference(version: nil) } ?? reference)]
  }

  package func typeID(_ reference: ModelReference) -> String? { model(reference)?.typeID }

  /// The models that `text` may mean, best first: the one of that id, those whose id or name begins with it, those
  /// that hold it, then those that have its letters in order.
  package func hits(_ text: String) -> [Model] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return models }
    return models.enumerated().compactMap { index, model -> (rank: Int, index: Int, model: Model)? in
      let id = model.id.lowercased()
      let name = (model.name ?? "").lowercased()
      if id == wanted { return (0, index, model) }
      if id.hasPrefix(wanted) || name.hasPrefix(wanted) { return (1, index, model) }
      if id.contains(wanted) || name.contains(wanted) { return (2, index, model) }
      return wanted.isSubsequence(of: id) ? (3, index, model) : nil
    }
    .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.model)
  }
}

/// A model without its version: what the catalogue is keyed by.
package struct ModelKey: Hashable, Sendable {
  package let id: ModelID
  package let owner: String

  package init(_ reference: ModelReference) {
    id = reference.id
    owner = reference.owner ?? ""
  }

  package init(_ model: Model) {
    id = model.id
    owner = model.owner
  }
}

extension String {
  /// Whether all characters of this text stand in `other` in the same order.
  fileprivate func isSubsequence(of other: String) -> Bool {
    var rest = other[...]
    for character in self {
      guard let index = rest.firstIndex(of: character) else { return false }
      rest = rest[rest.index(after: index)...]
    }
    return true
  }
}
