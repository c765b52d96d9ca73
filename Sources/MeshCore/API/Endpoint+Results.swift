/// An image as the service takes it.
public enum ImageInput: Hashable, Sendable {
  case url(String)
  /// The bytes of an image file in standard base64, without a `data:` prefix.
  case base64(String)

  var json: JSON {
    switch self {
    case .url(let url): ["data": ["image": ["url": .string(url)]]]
    case .base64(let text): ["data": ["image": ["base64": .string(text)]]]
    }
  }
}

/// What a workflow gave: one result an input, in their order.
public struct WorkflowResults: Decodable, Sendable {
  public let results: [WorkflowResult]

  private enum CodingKeys: String, CodingKey { case results }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    results = try container.decodeIfPresent([WorkflowResult].self, forKey: .results) ?? []
  }
}

extension Endpoint<WorkflowResults> {
  /// At most 32 inputs a call.
  public static func workflowResults(
    of id: WorkflowID, version: VersionID? = nil, on inputs: [ImageInput], in app: AppScope
  ) -> Self {
    let path = version.map { app.path("workflows", id, "versions", $0, "results") }
    return Self(
      APIRequest(
        .post, path ?? app.path("workflows", id, "results"), body: ["inputs": .array(inputs.map(\.json))]),
      "predict with workflow \(id)", keepsFailedItems: true)
  }
}
