import MeshCore

extension ModelReference {
  /// How a node's model reads in a line: owner where it is another app's, or half named, and the version in short.
  var text: String {
    let name = userID == nil && appID == nil ? id : "\(ownerTitle)/\(id)"
    return (versionID.map { "\(name) \($0.prefix(8))" } ?? name).distinct
  }
}
