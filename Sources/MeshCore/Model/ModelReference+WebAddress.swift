extension ModelReference {
  /// The model that a page of the service's web site shows:
  /// `https://clarifai.com/{user}/{app}/models/{id}[/versions/{version}]`. Nil for any other text.
  public init?(webAddress: String) {
    let address = webAddress.prefix { $0 != "?" && $0 != "#" }
    guard let host = ["https://clarifai.com/", "http://clarifai.com/", "clarifai.com/"].first(where: address.hasPrefix)
    else { return nil }
    let parts = address.dropFirst(host.count).split(separator: "/").map(String.init)
    guard parts.count == 4 || parts.count == 6, parts[2] == "models" else { return nil }
    guard parts.count == 4 || parts[4] == "versions" else { return nil }
    self.init(id: parts[3], userID: parts[0], appID: parts[1], versionID: parts.count == 6 ? parts[5].asVersionID : nil)
  }
}
