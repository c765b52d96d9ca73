import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOHTTPTypesHTTP2
import NIOSSL
import NIOTLS

/// What every connection to the port is: HTTP/1.1 or HTTP/2, in the clear or, where there is a certificate, by TLS. Its first
/// bytes tell.
struct PortChannel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
    fileprivate let spoken: EventLoopFuture<Spoken>
  }

  typealias Exchange = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  fileprivate enum Spoken: Sendable {
    case http1(Exchange)
    case http2(NIOHTTP2Handler.AsyncStreamMultiplexer<Exchange>)
  }

  private let limits: MeshServer.Limits
  private let register: ConnectionRegister
  private let tls: NIOSSLContext?
  /// Handles what every exchange of a request and its answer is, on a connection and in a stream alike.
  private let exchanges: HTTP1Channel

  init(
    _ responder: @escaping HTTPChannelHandler.Responder, limits: MeshServer.Limits, register: ConnectionRegister,
    tls: NIOSSLContext?
  ) {
    self.limits = limits
    self.register = register
    self.tls = tls
    exchanges = HTTP1Channel(responder: responder)
  }

  /// Waits for no bytes: reading begins when this is done.
  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let spoken = channel.eventLoop.makePromise(of: Spoken.self)
      guard let place = ConnectionPlace(of: channel, in: register) else {
        spoken.fail(FirstBytesHandler.ClosedEarly())
        channel.close(promise: nil)
        return Value(channel: channel, spoken: spoken.futureResult)
      }
      let bounds = SettlingBounds(limit: TimeAmount(limits.settling))
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(StallHandler(limit: TimeAmount(limits.stall)))
      try pipeline.addHandler(
        FirstBytesHandler {
          speak($0, on: channel, place, logger, spoken)
        } fail: {
          spoken.fail($0)
        })
      try pipeline.addHandler(bounds)
      // Closed while TLS was agreed on, it never speaks.
      channel.closeFuture.whenComplete { _ in spoken.fail(FirstBytesHandler.ClosedEarly()) }
      spoken.futureResult.assumeIsolated().whenComplete { _ in pipeline.removeHandler(bounds, promise: nil) }
      return Value(channel: channel, spoken: spoken.futureResult)
    }
  }

  private func speak(
    _ first: FirstBytes, on channel: any Channel, _ place: ConnectionPlace, _ logger: Logger,
    _ spoken: EventLoopPromise<Spoken>
  ) {
    switch first {
    case .tls:
      // Without a certificate it is no HTTP, and is told so in the clear: clients take that for what it is.
      guard let tls else { return spoken.completeWith(Result { try .http1(http1(on: channel, place, logger)) }) }
      do {
        try negotiate(tls, on: channel, place, logger, spoken)
      } catch {
        spoken.fail(error)
        channel.close(promise: nil)
      }
    case .http1: spoken.completeWith(Result { try .http1(http1(on: channel, place, logger)) })
    case .http2: spoken.completeWith(Result { try .http2(http2(on: channel, place, logger)) })
    }
  }

  private func negotiate(
    _ tls: NIOSSLContext, on channel: any Channel, _ place: ConnectionPlace, _ logger: Logger,
    _ spoken: EventLoopPromise<Spoken>
  ) throws {
    let agreement = NIOTypedApplicationProtocolNegotiationHandler<Spoken> { result, channel in
      channel.eventLoop.makeCompletedFuture {
        switch result {
        case .negotiated("h2"): try .http2(http2(on: channel, place, logger))
        case .negotiated, .fallback: try .http1(http1(on: channel, place, logger))
        }
      }
    }
    try channel.pipeline.syncOperations.addHandlers([NIOSSLServerHandler(context: tls), agreement])
    agreement.protocolNegotiationResult.cascade(to: spoken)
  }

  private func http1(on channel: any Channel, _ place: ConnectionPlace, _ logger: Logger) throws -> Exchange {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.configureHTTPServerPipeline(
      withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false)
    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
    return try exchange(over: .connection, channel, place, logger)
  }

  private func http2(
    on channel: any Channel, _ place: ConnectionPlace, _ logger: Logger
  ) throws -> NIOHTTP2Handler.AsyncStreamMultiplexer<Exchange> {
    let pipeline = channel.pipeline.syncOperations
    let bounds = NIOLoopBound(
      StreamBounds(
        on: channel, rest: TimeAmount(limits.idleness + limits.ending), ending: TimeAmount(limits.ending)),
      eventLoop: channel.eventLoop)
    let streams = try pipeline.configureAsyncHTTP2Pipeline(
      mode: .server, connectionManagerConfiguration: limits.http2Connection, http2HandlerConfiguration: limits.http2
    ) { stream in
      stream.eventLoop.makeCompletedFuture {
        bounds.value.streamOpened()
        stream.closeFuture.whenComplete { _ in bounds.value.streamClosed() }
        try stream.pipeline.syncOperations.addHandler(HTTP2FramePayloadToHTTPServerCodec())
        // A stream can stall where the connection does not.
        try stream.pipeline.syncOperations.addHandler(StallHandler(limit: TimeAmount(limits.stall)))
        return try exchange(over: .stream, stream, place, logger)
      }
    }
    try pipeline.addHandler(bounds.value)
    // What counts its time has not seen how the connection began.
    try pipeline.context(handlerType: NIOHTTP2Handler.self).fireChannelActive()
    return streams
  }

  private func exchange(
    over carrier: RequestBounds.Carrier, _ channel: any Channel, _ place: ConnectionPlace, _ logger: Logger
  ) throws -> Exchange {
    // A moment longer than the reading of a body, so that who is too slow is told.
    // The answer that it took too long comes first, also from a machine that is busy.
    let arrival = TimeAmount(limits.arrival + .seconds(30))
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(RequestBounds(of: carrier, arrival: arrival, place: place))
    try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: limits.idleness, logger: logger))
    return try Exchange(
      wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
  }

  func handle(value: Value, logger: Logger) async {
    await withTaskCancellationHandler {
      switch try? await value.spoken.get() {
      case .http1(let exchange)?: await exchanges.handle(value: exchange, logger: logger)
      case .http2(let streams)?:
        try? await withThrowingDiscardingTaskGroup { group in
          for try await stream in streams.inbound {
            group.addTask { await exchanges.handle(value: stream, logger: logger) }
          }
        }
      case nil: break
      }
    } onCancel: {
      value.channel.close(mode: .input, promise: nil)
    }
  }
}
