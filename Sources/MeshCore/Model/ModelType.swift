/// A kind of models: what they read and give.
public struct ModelType: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String?
  public let summary: String?
  /// Fields of an input's or output's data, such as `image` or `regions[...].data.concepts`. A comma within one of them
  /// joins what is needed together; several are as many inputs.
  public let inputFields: [String]
  public let outputFields: [String]

  public init(
    id: String, title: String? = nil, summary: String? = nil, inputFields: [String] = [], outputFields: [String] = []
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.inputFields = inputFields
    self.outputFields = outputFields
  }
}

extension ModelType: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, title
    case summary = "description"
    case inputFields = "input_fields"
    case outputFields = "output_fields"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    title = try container.decodeIfPresent(String.self, forKey: .title)?.nonEmpty
    summary = try container.decodeIfPresent(String.self, forKey: .summary)?.nonEmpty
    inputFields = try container.list(.inputFields)
    outputFields = try container.list(.outputFields)
  }
}
