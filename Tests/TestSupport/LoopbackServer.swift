import Glibc
package import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 that answers as a test says, also wrongly, and keeps what it was asked.
package final class LoopbackServer: Sendable {
  package struct Request: Hashable, Sendable {
    package var method: String
    /// Path and query as they stood in the request line.
    package var target: String
    /// By name in lower case.
    package var headers: [String: String]
    package var body: String

    package init(method: String, target: String, headers: [String: String], body: String) {
      self.method = method
      self.target = target
      self.headers = headers
      self.body = body
    }
  }

  /// The bytes of an answer and what becomes of the connection then.
  package struct Answer: Sendable {
    package enum Ending: Sendable { case keepOpen, close, reset, repeatUntilClosed, drip }

    package var bytes: [UInt8]
    package var ending: Ending

    package init(_ text: String, _ ending: Ending) {
      bytes = Array(text.utf8)
      self.ending = ending
    }
  }

  package let port: Int
  /// Each request once it has come whole.
  package let arrivals: AsyncStream<Request>
  /// Each time a client is gone.
  package let departures: AsyncStream<Void>
  private let received: Log
  private let channel: any Channel

  package var requests: [Request] { received.requests }
  package var connectionCount: Int { received.connections }
  package var base: String { "http://127.0.0.1:\(port)" }

  /// Runs a server for as long as `body` does.
  package static func serving<Value>(
    _ answer: @escaping @Sendable (Request) -> Answer, _ body: (LoopbackServer) async throws -> Value
  ) async throws -> Value {
    try await serving(behind: nil, answer, body)
  }

  /// The same, where `handler` comes first on each connection: TLS, say.
  package static func serving<Value>(
    behind handler: (@Sendable () throws -> any ChannelHandler)?, _ answer: @escaping @Sendable (Request) -> Answer,
    _ body: (LoopbackServer) async throws -> Value
  ) async throws -> Value {
    let server = try await LoopbackServer(handler, answer)
    do {
      let value = try await body(server)
      try await server.channel.close()
      return value
    } catch {
      try await server.channel.close()
      throw error
    }
  }

  private init(
    _ handler: (@Sendable () throws -> any ChannelHandler)?, _ answer: @escaping @Sendable (Request) -> Answer
  ) async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Request.self)
    let (departures, departed) = AsyncStream.makeStream(of: Void.self)
    let log = Log(arrived, departed)
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let sync = channel.pipeline.syncOperations
          if let handler { try sync.addHandler(handler()) }
          try sync.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
          try sync.addHandler(Answering(log, answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
    self.port = port
    self.arrivals = arrivals
    self.departures = departures
    received = log
  }
}

extension LoopbackServer.Answer {
  package static func status(_ status: Int, _ body: String = "", headers: [String: String] = [:]) -> Self {
    let fields = headers.merging(["Content-Length": "\(body.utf8.count)"]) { own, _ in own }
    let head = "HTTP/1.1 \(status) Scripted\r\n" + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n"
    return Self(head + body, .keepOpen)
  }

  /// Nothing is ever answered.
  package static let silence = Self("", .keepOpen)
  package static let reset = Self("", .reset)
  package static let junk = Self("220 mail.example ESMTP\r\n\r\n", .close)
  /// A head that never ends.
  package static let slowHead = Self("HTTP/1.1 200 OK\r\nContent-Le", .keepOpen)
  /// A body that stops short of its announced length.
  package static func cut(_ ending: Ending) -> Self {
    Self("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":", ending)
  }

  /// A body without end, in chunks of 64 KiB.
  package static let endless = Self(
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .repeatUntilClosed)
}

/// What clients did, in order.
private final class Log: Sendable {
  private let state = Mutex((requests: [LoopbackServer.Request](), connections: 0))
  private let arrived: AsyncStream<LoopbackServer.Request>.Continuation
  private let departed: AsyncStream<Void>.Continuation

  init(_ arrived: AsyncStream<LoopbackServer.Request>.Continuation, _ departed: AsyncStream<Void>.Continuation) {
    self.arrived = arrived
    self.departed = departed
  }

  var requests: [LoopbackServer.Request] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  func connect() { state.withLock { $0.connections += 1 } }

  func disconnect() { departed.yield() }

  func add(_ request: LoopbackServer.Request) {
    state.withLock { $0.requests.append(request) }
    arrived.yield(request)
  }
}

/// One connection: collects a request, then writes its answer.
private final class Answering: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let log: Log
  private let answer: @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer
  private var request = LoopbackServer.Request(method: "", target: "", headers: [:], body: "")

  init(_ log: Log, _ answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer) {
    self.log = log
    self.answer = answer
  }

  func channelActive(context: ChannelHandlerContext) { log.connect() }

  func channelInactive(context: ChannelHandlerContext) { log.disconnect() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
      request = LoopbackServer.Request(
        method: head.method.rawValue, target: head.uri, headers: Dictionary(headers) { $0 + ", " + $1 }, body: "")
    case .body(let buffer): request.body += String(buffer: buffer)
    case .end:
      log.add(request)
      write(answer(request), to: context.channel)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func write(_ answer: LoopbackServer.Answer, to channel: any Channel) {
    let written = channel.writeAndFlush(ByteBuffer(bytes: answer.bytes))
    switch answer.ending {
    case .keepOpen: break
    case .close: written.whenComplete { _ in channel.close(promise: nil) }
    case .reset:
      // With nothing to linger for, closing sends RST.
      written.whenComplete { _ in
        (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
          .whenComplete { _ in channel.close(promise: nil) }
      }
    case .repeatUntilClosed: written.whenSuccess { Self.repeatChunk(on: channel) }
    case .drip: written.whenSuccess { Self.drip(on: channel) }
    }
  }

  private static func repeatChunk(on channel: any Channel) {
    let chunk = ByteBuffer(string: "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n")
    channel.writeAndFlush(chunk).whenSuccess { repeatChunk(on: channel) }
  }

  private static func drip(on channel: any Channel) {
    channel.writeAndFlush(ByteBuffer(string: "1\r\n \r\n")).whenSuccess {
      channel.eventLoop.scheduleTask(in: .milliseconds(5)) { drip(on: channel) }
    }
  }
}
