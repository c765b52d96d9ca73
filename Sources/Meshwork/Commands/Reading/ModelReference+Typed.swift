import MeshCore

extension ModelReference {
  /// What a person types for a model: `ID`, `USER/APP/ID`, each with `:VERSION` or without, or its web address.
  init?(typed text: String) {
    if let reference = ModelReference(webAddress: text) {
      self = reference
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let version = parts.count > 1 ? String(parts[1]).asVersionID : nil
    guard names.allSatisfy({ !$0.isEmpty }), version != "" else { return nil }
    switch names.count {
    case 1: self.init(id: names[0], versionID: version)
    case 3: self.init(id: names[2], userID: names[0], appID: names[1], versionID: version)
    case _: return nil
    }
  }
}
