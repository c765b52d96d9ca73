import AsyncHTTPClient
import NIOCore
import NIOSSL
import Synchronization

/// The connections of one transport: opened by the first call, closed once.
final class Connections: Sendable {
  private enum State {
    case unused
    case open(HTTPClient)
    case closed
  }

  private let configuration: HTTPClient.Configuration
  private let state = Mutex(State.unused)

  init(_ configuration: HTTPClient.Configuration) { self.configuration = configuration }

  func client() throws -> HTTPClient {
    try state.withLock { state in
      switch state {
      case .unused:
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        state = .open(client)
        return client
      case .open(let client): return client
      case .closed: throw CancellationError()
      }
    }
  }

  func close() async {
    // Closing twice is the only error there is, and `take` gives the client away once.
    try? await take()?.shutdown()
  }

  // The client keeps itself alive until its connections are closed.
  deinit { take()?.shutdown { _ in } }

  private func take() -> HTTPClient? {
    state.withLock { state in
      defer { state = .closed }
      guard case .open(let client) = state else { return nil }
      return client
    }
  }
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
