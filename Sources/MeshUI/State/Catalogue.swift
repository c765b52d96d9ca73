import MeshCore
import Panels

/// The models that are offered when a node is added or changed.
struct Catalogue: Sendable {
  /// What is known of a model's versions.
  enum Versions: Hashable, Sendable {
    case reading
    case read([ModelVersion])
    /// There is no such model, in the words of the service.
    case absent(String)
    /// Nobody knows: the reading failed.
    case failed(String)
  }

  private(set) var models: [Model] = []
  private(set) var versions: [ModelKey: Versions] = [:]
  var phase = ReadingPhase.notRead
  private var byKey: [ModelKey: Model] = [:]

  mutating func add(_ page: [Model]) {
    for model in page where byKey.updateValue(model, forKey: ModelKey(model)) == nil { models.append(model) }
  }

  mutating func set(_ found: Versions, for key: ModelKey) { versions[key] = found }

  /// The model a node names, where it is known.
  func model(_ reference: ModelReference) -> Model? {
    if reference.owner != nil { return byKey[ModelKey(reference)] }
    return models.first { $0.id == reference.id }
  }

  func versions(of reference: ModelReference) -> Versions? {
    versions[ModelKey(model(reference).map { $0.reference(version: nil) } ?? reference)]
  }

  func typeID(_ reference: ModelReference) -> String? { model(reference)?.typeID }

  /// The models that `text` may mean, best first: the one of that id, those whose id or name begins with it, those
  /// that hold it, then those that have its letters in order.
  func hits(_ text: String) -> [Model] {
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
  let id: ModelID
  let owner: String

  init(_ reference: ModelReference) {
    id = reference.id
    owner = reference.owner ?? ""
  }

  init(_ model: Model) {
    id = model.id
    owner = model.owner
  }
}
