import FoundationEssentials
import MeshCore

/// The body of a prediction, by a workflow or by a model.
struct PredictionRequest: Decodable, Sendable {
  private(set) var inputs: [Input]
  /// For a model, what stands in `model.output_info` counts.
  let config: OutputConfig
  /// `model.output_info.params`: the model's parameters in place of its own.
  let params: JSON?

  struct Input: Decodable, Sendable {
    let id: String?
    let url: String?
    let base64: String?
    /// The image file itself, where it did not come in base64.
    fileprivate(set) var file: Data?
  }

  private enum CodingKeys: String, CodingKey {
    case inputs, model
    case config = "output_config"
  }

  private struct ModelPart: Decodable {
    let outputInfo: OutputInfo?
    private enum CodingKeys: String, CodingKey { case outputInfo = "output_info" }
  }

  private struct OutputInfo: Decodable {
    let config: OutputConfig?
    let params: JSON?
    private enum CodingKeys: String, CodingKey {
      case params
      case config = "output_config"
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    inputs = try container.decodeIfPresent([Input].self, forKey: .inputs) ?? []
    let model = try container.decodeIfPresent(ModelPart.self, forKey: .model)?.outputInfo
    config = try container.decodeIfPresent(OutputConfig.self, forKey: .config) ?? model?.config ?? OutputConfig()
    params = model?.params
  }

  /// The request in `body`, with the images that came beside it.
  init(_ body: RequestBody) throws(Refusal) {
    self = try body.decode()
    for (index, file) in body.images where inputs.indices.contains(index) { inputs[index].file = file }
  }

  /// `most`: so many inputs at once.
  func check(most: Int) throws(Refusal) {
    guard !inputs.isEmpty else { throw Refusal(.badInput, "The request has no inputs. Send at least one image.") }
    guard inputs.count <= most else {
      throw Refusal(.tooManyInputs, "\(inputs.count) inputs are more than a request may have. Send at most \(most).")
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
