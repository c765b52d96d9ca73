import FoundationEssentials
import MeshCore

/// A model that nodes can name, and its versions.
struct CatalogueModel: Sendable {
  let id: ModelID
  let owner: AppScope
  let typeID: String
  let summary: String
  /// Ids that it had before, which lead to it.
  var aliases: [ModelID] = []
  /// Newest first, never empty.
  let versions: [Version]

  struct Version: Sendable {
    let id: VersionID
    /// Nil where nobody says.
    var createdAt: Date?
    var summary: String?
    /// What is computed on this machine; nil: nothing, the model runs on the service only.
    var computes: (any Operator)?
  }

  func version(_ id: VersionID) -> Version? { versions.first { $0.id == id } }

  func reference(to version: Version) -> ModelReference {
    ModelReference(id: id, userID: owner.userID, appID: owner.appID, versionID: version.id)
  }
}
