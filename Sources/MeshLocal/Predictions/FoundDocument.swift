import MeshCore

/// What a model found, as replies hold it (contract, section 2.1).
struct FoundDocument: Sendable {
  var concepts: [Concept] = []
  var colors: [ColorShare] = []
  var regions: [RegionDocument] = []
  var embeddings: [[Float]] = []
  /// A file in base64.
  var picture: String?

  init() {}

  /// What was found in the whole image stands at the top, what was found in a part of it in a region.
  init(_ parts: [Part]) {
    for part in parts {
      var found = FoundDocument()
      found.concepts = part.concepts.sorted { ($0.value, $1.id) > ($1.value, $0.id) }
      found.colors = part.colors
      found.embeddings = part.embeddings
      found.picture = part.picture
      if let box = part.box {
        regions.append(
          RegionDocument(
            id: "region-\(regions.count + 1)",
            info: .init(box: box, keypoints: part.landmarks.map(KeypointDocument.init)),
            value: part.value, data: found))
      } else {
        concepts += found.concepts
        colors += found.colors
        embeddings += found.embeddings
      }
    }
  }
}

extension FoundDocument: Encodable {
  private enum CodingKeys: String, CodingKey { case concepts, colors, regions, embeddings, image }

  private struct Embedding: Encodable {
    let vector: [Float]
    let size: Int
    private enum CodingKeys: String, CodingKey {
      case vector
      case size = "num_dimensions"
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if !concepts.isEmpty { try container.encode(concepts, forKey: .concepts) }
    if !colors.isEmpty { try container.encode(colors, forKey: .colors) }
    if !regions.isEmpty { try container.encode(regions, forKey: .regions) }
    if !embeddings.isEmpty {
      try container.encode(embeddings.map { Embedding(vector: $0, size: $0.count) }, forKey: .embeddings)
    }
    if let picture { try container.encode(["base64": picture], forKey: .image) }
  }
}

/// A part of an image as replies hold it.
struct RegionDocument: Encodable, Sendable {
  let id: String
  let info: Info
  let value: Double?
  var data: FoundDocument

  private enum CodingKeys: String, CodingKey {
    case id, value, data
    case info = "region_info"
  }

  struct Info: Encodable, Sendable {
    let box: Region.BoundingBox
    let keypoints: [KeypointDocument]

    private enum CodingKeys: String, CodingKey {
      case box = "bounding_box"
      case keypoints = "keypoint_locations"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(box, forKey: .box)
      if !keypoints.isEmpty { try container.encode(keypoints, forKey: .keypoints) }
    }
  }
}
