/// Who may see something, as replies give it.
enum Visibility: Encodable {
  case owner, everyone

  /// The service's name for it.
  var name: String {
    switch self {
    case .owner: "PRIVATE"
    case .everyone: "PUBLIC"
    }
  }

  private enum CodingKeys: String, CodingKey { case gettable }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .gettable)
  }
}
