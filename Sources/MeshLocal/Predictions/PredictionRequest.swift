import MeshCore

/// The body of a prediction.
struct PredictionRequest: Decodable, Sendable {
  let inputs: [Input]
  let config: OutputConfig

  static let mostInputs = 32

  struct Input: Decodable, Sendable {
    let id: String?
    let url: String?
    let base64: String?
  }

  private enum CodingKeys: String, CodingKey {
    case inputs
    case config = "output_config"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    inputs = try container.decodeIfPresent([Input].self, forKey: .inputs) ?? []
    config = try container.decodeIfPresent(OutputConfig.self, forKey: .config) ?? OutputConfig()
  }

  func check() throws(Refusal) {
    guard !inputs.isEmpty else { throw Refusal(.badInput, "The request has no inputs. Send at least one image.") }
    guard inputs.count <= Self.mostInputs else {
      throw Refusal(
        .tooManyInputs, "\(inputs.count) inputs are more than a request may have. Send at most \(Self.mostInputs).")
    }
    try config.check()
  }
}

extension PredictionRequest.Input {
  private enum CodingKeys: String, CodingKey { case id, data }
  private enum DataKeys: String, CodingKey { case image }
  private enum ImageKeys: String, CodingKey { case url, base64 }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id)
    guard container.contains(.data),
      case let data = try container.nestedContainer(keyedBy: DataKeys.self, forKey: .data),
      data.contains(.image), case let image = try data.nestedContainer(keyedBy: ImageKeys.self, forKey: .image)
    else {
      (url, base64) = (nil, nil)
      return
    }
    url = try image.decodeIfPresent(String.self, forKey: .url)
    base64 = try image.decodeIfPresent(String.self, forKey: .base64)
  }
}
