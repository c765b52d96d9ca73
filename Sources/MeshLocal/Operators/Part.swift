package import MeshCore
package import MeshVision

/// A part of an image and what was found in it: what flows along the edges of a workflow.
package struct Part: Hashable, Sendable {
  /// Nil: the whole image.
  package let box: MeshCore.Region.BoundingBox?
  package var concepts: [Concept]
  package var colors: [MeshCore.ColorShare]
  /// How surely it is what a detector looks for, 0 to 1.
  var value: Double?
  /// Points of it that a detector names, in the order of its kind.
  var landmarks: [FaceDetector.Landmark] = []
  /// What it looks like, in numbers: alike where pictures are.
  var embeddings: [[Float]] = []
  /// What replies show of it, a file in base64; nothing reads it.
  var picture: String?

  package init(
    box: MeshCore.Region.BoundingBox?, concepts: [Concept] = [], colors: [MeshCore.ColorShare] = []
  ) {
    self.box = box
    self.concepts = concepts
    self.colors = colors
  }

  static let wholeImage = Part(box: nil)

  /// The part of `image`; nothing is copied for the whole of it.
  package func pixels(of image: PixelImage) -> PixelImage {
    guard let box else { return image }
    return image.cropped(to: .init(top: box.top, left: box.left, bottom: box.bottom, right: box.right))
  }

  /// Where it is, the whole image being a box too.
  var frame: MeshCore.Region.BoundingBox { box ?? .init(top: 0, left: 0, bottom: 1, right: 1) }

  /// The parts of several sources as one list, in their order. A part that several give holds what all of them found; of
  /// two values for one concept the higher.
  static func joined(_ sources: [[Part]]) -> [Part] {
    var parts: [Part] = []
    for part in sources.joined() {
      guard let index = parts.firstIndex(where: { $0.box == part.box }) else {
        parts.append(part)
        continue
      }
      parts[index].add(part)
    }
    return parts
  }

  private mutating func add(_ other: Part) {
    colors += other.colors
    embeddings += other.embeddings
    if landmarks.isEmpty { landmarks = other.landmarks }
    value = value ?? other.value
    // Two classifiers may bring a thousand concepts each.
    var places = Dictionary(concepts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for concept in other.concepts {
      if let place = places[concept.id] {
        concepts[place].value = max(concepts[place].value, concept.value)
      } else {
        places[concept.id] = concepts.count
        concepts.append(concept)
      }
    }
  }
}

extension MeshCore.Region.BoundingBox {
  /// The box `factor` times as high and wide around the same centre, within the image.
  func scaled(by factor: Double) -> Self {
    let height = (bottom - top) * factor / 2
    let width = (right - left) * factor / 2
    let (row, column) = ((top + bottom) / 2, (left + right) / 2)
    return Self(
      top: max(0, row - height), left: max(0, column - width), bottom: min(1, row + height),
      right: min(1, column + width))
  }
}
