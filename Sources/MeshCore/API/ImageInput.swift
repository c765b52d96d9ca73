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
