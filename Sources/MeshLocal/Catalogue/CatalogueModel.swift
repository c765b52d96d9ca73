package import FoundationEssentials
package import MeshCore

/// A model that nodes can name, and its versions.
package struct CatalogueModel: Sendable {
  package let id: ModelID
  let owner: AppScope
  let typeID: String
  let summary: String
  /// Ids that it had before, which lead to it.
  let aliases: [ModelID]
  /// Newest first, never empty.
  package let versions: [Version]

  package init(
    id: ModelID, owner: AppScope, typeID: String, summary: String, aliases: [ModelID] = [], versions: [Version]
  ) {
    self.id = id
    self.owner = owner
    self.typeID = typeID
    self.summary = summary
    self.aliases = aliases
    self.versions = versions
  }

  package struct Version: Sendable {
    package let id: VersionID
    /// Nil where nobody says.
    let createdAt: Date?
    let summary: String?
    private let declared: Ability

    /// Weights may be installed while this runs, so it is asked each time.
    package var ability: Ability {
      guard case .computes(let worker) = declared, let lack = worker.lacks else { return declared }
      return .missing(lack)
    }

    package init(id: VersionID, createdAt: Date? = nil, summary: String? = nil, _ ability: Ability) {
      self.id = id
      self.createdAt = createdAt
      self.summary = summary
      declared = ability
    }
  }

  /// Whether a version computes on this machine. Nodes can name it either way.
  package enum Ability: Sendable {
    case computes(any Operator)
    /// It would, but for what is missing: what that is, and what to do about it, in whole sentences.
    case missing(String)
    /// The service's model, which nothing here stands in for.
    case serviceOnly

    var worker: (any Operator)? {
      switch self {
      case .computes(let worker): worker
      case .missing, .serviceOnly: nil
      }
    }
  }

  func version(_ id: VersionID) -> Version? { versions.first { $0.id == id } }

  func reference(to version: Version) -> ModelReference {
    ModelReference(id: id, userID: owner.userID, appID: owner.appID, versionID: version.id)
  }
}
