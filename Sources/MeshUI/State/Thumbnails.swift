import Canvas
import MeshCore

/// The pictures that were shown last, by their images: so many that walking back and forth reads none again, and no more,
/// however many and large the images of a prediction are.
struct Thumbnails: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private var pictures: [ImageSource: Thumbnail] = [:]
  /// The oldest first.
  private var order: [ImageSource] = []

  static let limit = 64
  /// Of all together: 36 MB.
  static let mostPixels = 12_000_000

  init(dictionaryLiteral elements: (ImageSource, Thumbnail)...) {
    for (image, picture) in elements { self[image] = picture }
  }

  var count: Int { pictures.count }

  private var pixels: Int { pictures.values.reduce(0) { $0 + $1.pixels.width * $1.pixels.height } }

  subscript(image: ImageSource) -> Thumbnail? {
    get { pictures[image] }
    set {
      order.removeAll { $0 == image }
      pictures[image] = newValue
      guard newValue != nil else { return }
      order.append(image)
      while order.count > Self.limit || order.count > 1 && pixels > Self.mostPixels {
        pictures[order.removeFirst()] = nil
      }
    }
  }
}
