import AsyncHTTPClient
import NIOCore
import NIOSSL
import Synchronization

/// The connections of one transport: opened by the first call, closed when nobody holds them any more.
final class Connections: Sendable {
  private let configuration: HTTPClient.Configuration
  private let opened = Mutex<HTTPClient?>(nil)

  init(_ configuration: HTTPClient.Configuration) { self.configuration = configuration }

  var client: HTTPClient {
    opened.withLock { opened in
      if let opened { return opened }
      let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
      opened = client
      return client
    }
  }

  // The client keeps itself alive until its connections are closed.
  deinit { opened.withLock(\.self)?.shutdown { _ in } }
}

extension HTTPClient.Configuration {
  /// No redirects, no retries, HTTP/1.1: each call is one exchange, which happened or did not.
  static func meshwork(connecting: Duration) -> Self {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    var configuration = Self(tlsConfiguration: tls, redirectConfiguration: .disallow)
    configuration.timeout.connect = TimeAmount(connecting)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.idleTimeout = .seconds(20)
    // A call that finds no free connection waits no longer than for a new one, so let none wait.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
    configuration.httpVersion = .http1Only
    return configuration
  }
}
