/// What a model can find, and the parameters it runs with.
public struct ModelOutputInfo: Hashable, Sendable {
  public let concepts: [Concept]
  /// Free in form: each type of models has its own. Null where there are none.
  public let parameters: JSON

  public init(concepts: [Concept], parameters: JSON = .null) {
    self.concepts = concepts
    self.parameters = parameters
  }
}

extension ModelOutputInfo: Codable {
  private enum CodingKeys: String, CodingKey {
    case data
    case parameters = "params"
  }
  private enum DataKeys: String, CodingKey { case concepts }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    parameters = try container.decodeIfPresent(JSON.self, forKey: .parameters) ?? .null
    concepts = try container.decodeIfPresent(OutputData.self, forKey: .data)?.concepts ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var data = container.nestedContainer(keyedBy: DataKeys.self, forKey: .data)
    try data.encode(concepts, forKey: .concepts)
    if parameters != .null { try container.encode(parameters, forKey: .parameters) }
  }
}
