import Hummingbird
import HummingbirdCore
import Logging
package import MeshLocal
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The embedded backend over HTTP/1.1 and HTTP/2, on one port.
///
/// Every request but those for status codes needs the key, as `Authorization: Key …` or `Bearer …`. Binding to another
/// address than loopback is the caller's decision, and so is an image fetcher that refuses private addresses then:
/// whoever reaches the server can have it fetch what its machine reaches.
package struct MeshServer: Sendable {
  /// What clients may take at most.
  package struct Limits: Sendable {
    /// Bytes of a request's body: thirty-two images of 20 MB would be 850 MiB, far more than one process should hold for
    /// a client; who has such images sends them in several requests.
    package var body = 128 * 1_048_576
    /// Bytes of the bodies of all requests that are being read or answered at one time.
    package var bodies = 256 * 1_048_576
    /// From the first moment of a connection until it is known what is spoken there, TLS agreed on.
    package var settling = Duration.seconds(30)
    /// From the head of a request to the end of its body.
    package var arrival = Duration.seconds(120)
    /// Without anything arriving, be it between requests or in the middle of one.
    package var idleness = Duration.seconds(30)
    /// Without taking anything of an answer.
    package var stall = Duration.seconds(30)
    /// From the signal to stop to the end of answers that still run.
    package var ending = Duration.seconds(5)
    /// Connections at one time; further ones wait to be accepted.
    package var connections = 900
    /// Those of them that one address may have.
    package var connectionsOfAddress = 300
    /// Requests that one connection may have at one time, by HTTP/2.
    package var streams = 100
    /// Bytes of a request's head by HTTP/2.
    package var headers = 16 * 1024
    /// Bytes of a stream that may come before they are asked for.
    package var window = 65_535

    package init() {}
  }

  private let backend: LocalBackend
  private let host: String
  private let port: Int
  private let door: Door
  private let tls: TLSIdentity?
  private let limits: Limits
  private let register: ConnectionRegister
  private let log: RequestLog?

  /// Port 0 takes one that is free; with `tls` it takes TLS too; `log` hears of every request. Connects to nothing yet.
  package init(
    backend: LocalBackend, host: String, port: Int, key: String, tls: TLSIdentity? = nil, limits: Limits = Limits(),
    log: RequestLog? = nil
  ) {
    self.backend = backend
    self.host = host
    self.port = port
    door = Door(key: key)
    self.tls = tls
    self.limits = limits
    self.log = log
    register = ConnectionRegister(share: limits.connectionsOfAddress)
  }

  /// Serves until SIGINT or SIGTERM comes or the task is cancelled: then no more connections are taken, and what is being
  /// answered is finished, if it does not take too long. `onReady` is told the port.
  ///
  /// Throws a `ListenFault` where the address cannot be bound.
  package func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
    // Nothing of a request is written down by the libraries: not its path, and least of all its key.
    let silence = Logger(label: "meshwork.server", factory: { _ in SwiftLogNoOpLogHandler() })
    let (limits, register, context) = (limits, register, tls?.context)
    // Where the file cannot be watched, every answer is made anew.
    let answers = AnswerCache(try? backend.watch())
    let application = Application(
      responder: Responder(backend: backend, door: door, limits: limits, answers: answers, log: log),
      server: HTTPServerBuilder { PortChannel($0, limits: limits, register: register, tls: context) },
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: 512,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
      onServerRunning: { channel in onReady(channel.localAddress?.port ?? port) },
      logger: silence)
    var group = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: silence)
    group.maximumGracefulShutdownDuration = limits.ending
    do {
      try await ServiceGroup(configuration: group).run()
    } catch is CancellationError {
      // Being cancelled is one of the ways to stop.
    } catch let error as IOError {
      throw ListenFault(error)
    }
  }
}
