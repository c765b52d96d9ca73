import MeshCore

extension ModelReference {
  /// How a node's model reads in a line: owner where it is another app's, and the version in short.
  var text: String {
    let name = owner.map { "\($0)/\(id)" } ?? id
    return versionID.map { "\(name) \($0.prefix(8))" } ?? name
  }
}
