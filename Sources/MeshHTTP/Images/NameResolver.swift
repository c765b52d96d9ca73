import NIOCore
import NIOPosix

/// The system's resolver, off the event loops and with an end: a lookup itself can be neither cancelled nor limited.
package struct NameResolver: Sendable {
  package init() {}

  /// The IP address, as text, that the system would connect to for `host`.
  package func address(of host: String, within time: Duration) async throws -> String {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let promise = loop.makePromise(of: SocketAddress.self)
    let timeout = loop.scheduleTask(in: TimeAmount(time)) { promise.fail(DeadlineExceeded()) }
    NIOThreadPool.singleton
      .runIfActive(eventLoop: loop) { try SocketAddress.makeAddressResolvingHost(host, port: 0) }
      .cascade(to: promise)
    defer { timeout.cancel() }
    let found = try await withTaskCancellationHandler {
      do {
        return try await promise.futureResult.get()
      } catch is SocketAddressError.UnknownHost {
        throw ExchangeFailure.notConnected(ExchangeFailure.unknownName)
      }
    } onCancel: {
      promise.fail(CancellationError())
    }
    guard let address = found.ipAddress else { throw ExchangeFailure.notConnected("has no IP address") }
    return address
  }
}
