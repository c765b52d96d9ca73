public import FoundationEssentials

/// What brings the bytes of an image that a URL names, within limits.
public protocol ImageFetcher: Sendable {
  func fetch(_ url: String) async throws(ImageFetchError) -> Data
}

/// Why the image of a URL was not brought.
public enum ImageFetchError: WordedError, Hashable, Sendable {
  /// Not http, https or data, or no address at all.
  case badURL(String)
  /// An address that this machine does not fetch from.
  case refusedAddress(String)
  case unreachable(String)
  /// The host answered with something else than 200.
  case httpStatus(Int)
  case tooLarge(limit: Int)
  case tooManyRedirects(limit: Int)
  case timedOut(seconds: Int)

  public var message: String {
    switch self {
    case .badURL(let why): "The image address is not usable: \(why). Use http, https or data."
    case .refusedAddress(let host): "Images are not fetched from \(host): it is a private address."
    case .unreachable(let why): "The image's host cannot be reached: \(why)."
    case .httpStatus(let status): "The image's host answered HTTP \(status)."
    case .tooLarge(let limit): "The image is larger than \(limit / 1_048_576) MB."
    case .tooManyRedirects(let limit): "The image's address redirects more than \(limit) times."
    case .timedOut(let seconds): "The image did not arrive in \(counted(seconds, "second"))."
    }
  }
}
