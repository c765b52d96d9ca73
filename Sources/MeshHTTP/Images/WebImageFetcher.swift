import AsyncHTTPClient
package import FoundationEssentials
package import MeshCore
import NIOCore
import NIOHTTP1

/// Brings images from http and https addresses, and out of data URLs.
///
/// Where private addresses are not allowed, the name of each hop is resolved once, its address is judged, and the
/// connection goes to that address: a name that resolves differently the second time reaches nothing else.
package struct WebImageFetcher: ImageFetcher {
  /// What fetching one image may take at most.
  package struct Limits: Sendable {
    package var bytes = 20 * 1_048_576
    package var redirects = 5
    /// From the first lookup to the last byte.
    package var time = Duration.seconds(20)

    package init() {}
  }

  private let allowsPrivateAddresses: Bool
  private let limits: Limits

  package init(allowsPrivateAddresses: Bool, limits: Limits = Limits()) {
    self.allowsPrivateAddresses = allowsPrivateAddresses
    self.limits = limits
  }

  package func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    guard url.prefix(5).lowercased() != "data:" else { return try embedded(url) }
    do {
      return try await within(limits.time) { try await follow(url) }
    } catch let error as ImageFetchError {
      throw error
    } catch {
      throw ImageFetchError(ExchangeFailure(error), limits)
    }
  }

  private func embedded(_ url: String) throws(ImageFetchError) -> Data {
    guard let data = DataURL(url)?.data else { throw .badURL("it is not a whole data URL") }
    guard data.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
    return data
  }

  private func follow(_ first: String) async throws -> Data {
    var next = URL(string: first)
    for _ in 0...limits.redirects {
      let hop = try Hop(next)
      let exchange = try await exchange(hop)
      guard exchange.isRedirect else {
        guard exchange.status == 200 else { throw ImageFetchError.httpStatus(exchange.status) }
        return exchange.body
      }
      next = exchange.location.flatMap { URL(string: $0, relativeTo: hop.url)?.absoluteURL }
    }
    throw ImageFetchError.tooManyRedirects(limit: limits.redirects)
  }

  private func exchange(_ hop: Hop) async throws -> Exchange {
    var configuration = HTTPClient.Configuration.meshwork(connecting: limits.time)
    if !allowsPrivateAddresses { configuration.dnsOverride = [hop.host: try await checkedAddress(hop)] }
    var request = HTTPClientRequest(url: hop.url.absoluteString)
    request.headers = ["Accept": "image/*", "User-Agent": "meshwork"]
    // The override belongs to a client, so each hop has one of its own.
    let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    let result: Result<Exchange, any Error>
    do {
      result = .success(try await client.exchange(request, limit: limits.bytes))
    } catch {
      result = .failure(ExchangeFailure(error).naming(hop.host))
    }
    try await client.shutdown()
    return try result.get()
  }

  private func checkedAddress(_ hop: Hop) async throws -> String {
    let address: String
    do {
      address = try await NameResolver().address(of: hop.host, within: limits.time)
    } catch let failure as ExchangeFailure {
      throw failure.naming(hop.host)
    }
    guard let judged = IPAddress(address), judged.isPublic else { throw ImageFetchError.refusedAddress(hop.host) }
    return address
  }
}

/// One address on the way to an image.
private struct Hop {
  let url: URL
  let host: String

  init(_ url: URL?) throws(ImageFetchError) {
    guard let url else { throw .badURL("it is not an address") }
    do {
      let address = try WebAddress(url)
      self.url = url
      host = address.host
    } catch {
      switch error {
      case .scheme(let scheme):
        throw .badURL(
          scheme.isEmpty
            ? "it does not begin with http:// or https://" : "\"\(scheme)\" is not a scheme images are fetched by")
      case .unreadable, .noHost, .port: throw .badURL(error.reason)
      }
    }
  }
}

extension ExchangeFailure {
  fileprivate func naming(_ host: String) -> ExchangeFailure {
    switch self {
    case .notConnected(let why): .notConnected("\(host) \(why)")
    case .refused(let why): .refused("\(host) \(why)")
    case .broken(let why): .broken("\(host) \(why)")
    case .tooLarge, .noHead, .tooSlow, .cancelled: self
    }
  }
}

extension ImageFetchError {
  fileprivate init(_ failure: ExchangeFailure, _ limits: WebImageFetcher.Limits) {
    switch failure {
    case .notConnected(let why), .refused(let why), .broken(let why): self = .unreachable(why)
    case .tooLarge: self = .tooLarge(limit: limits.bytes)
    case .noHead, .tooSlow: self = .timedOut(seconds: Int(limits.time.components.seconds))
    case .cancelled: self = .unreachable("the fetch was cancelled")
    }
  }
}
