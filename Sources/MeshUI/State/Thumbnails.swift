import MeshCore

/// The pictures that were shown last, by their images: so many that walking back and forth reads none again, and no more,
/// however many images a prediction has.
struct Thumbnails: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private var pictures: [ImageSource: Thumbnail] = [:]
  /// The oldest first.
  private var order: [ImageSource] = []

  static let limit = 64

  init(dictionaryLiteral elements: (ImageSource, Thumbnail)...) {
    for (image, picture) in elements { self[image] = picture }
  }

  var count: Int { pictures.count }

  subscript(image: ImageSource) -> Thumbnail? {
    get { pictures[image] }
    set {
      order.removeAll { $0 == image }
      pictures[image] = newValue
      guard newValue != nil else { return }
      order.append(image)
      if order.count > Self.limit { pictures[order.removeFirst()] = nil }
    }
  }
}
