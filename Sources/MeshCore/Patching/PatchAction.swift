/// How the service applies a patch to what it stores (contract, section 3.1).
public enum PatchAction: String, Hashable, Sendable, Codable, CaseIterable {
  /// The node list that is sent replaces the stored one.
  case overwrite
  /// Nodes with a stored id are changed field by field, new ones are appended; nothing goes.
  case merge
  /// Nodes whose id is named are dropped. The service's own pages document it for the cover image only; the document
  /// this project starts from lists it for models.
  case remove
}
