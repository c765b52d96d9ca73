package import FoundationEssentials
package import MeshCore
import Synchronization

/// Brings images, and keeps the last one until it is taken: what the embedded backend fetched for a prediction is shown
/// without being fetched again.
package final class FetchedImages: ImageFetcher {
  private let base: any ImageFetcher
  private let last = Mutex<(url: String, bytes: Data)?>(nil)

  package init(_ base: any ImageFetcher) {
    self.base = base
  }

  package func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    let bytes = try await base.fetch(url)
    last.withLock { $0 = (url, bytes) }
    return bytes
  }

  /// The bytes that came last, if they came from `url`; nothing is kept of them.
  package func take(_ url: String) -> Data? {
    last.withLock { last in
      guard let (known, bytes) = last, known == url else { return nil }
      last = nil
      return bytes
    }
  }
}
