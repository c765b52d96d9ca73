/// A user of the service, or an organisation.
public struct User: Hashable, Sendable, Identifiable {
  public let id: String
  /// First and last name, where the service tells them.
  public let name: String?

  public init(id: String, name: String? = nil) {
    self.id = id
    self.name = name
  }
}

extension User: Codable {
  private enum CodingKeys: String, CodingKey {
    case id
    case firstName = "first_name"
    case lastName = "last_name"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    let names = [
      try container.decodeIfPresent(String.self, forKey: .firstName),
      try container.decodeIfPresent(String.self, forKey: .lastName),
    ]
    name = names.compactMap { $0?.nonEmpty }.joined(separator: " ").nonEmpty
  }

  /// The whole name goes where the first one stood.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(name, forKey: .firstName)
  }
}
