import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Bounds what one connection by HTTP/1.1, or one stream by HTTP/2, costs: a request has to arrive whole within a time,
/// counted from its head and not from its last byte, and what is left of one that was answered already is not waited for.
///
/// Such an answer says `Connection: close`, or is the end of the stream. What arrives after it is thrown away for a moment,
/// so that the client can read the answer before the connection is gone: closed at once, it would be reset under it.
final class RequestBounds: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  enum Carrier { case connection, stream }

  private let carrier: Carrier
  private let arrival: TimeAmount
  private let place: ConnectionPlace
  private var deadline: Scheduled<Void>?
  /// A head has come, and its end not yet.
  private var isArriving = false
  /// Requests that arrived whole and are not answered yet.
  private var unanswered = 0
  private var isLast = false
  /// Bytes that came after the last answer; nil while there may be more answers.
  private var ignored: Int?

  /// How long, and how much, a client that was answered early may go on sending.
  private static let lingering = TimeAmount.seconds(2)
  private static let mostIgnored = 4 * 1_048_576

  init(of carrier: Carrier, arrival: TimeAmount, place: ConnectionPlace) {
    self.carrier = carrier
    self.arrival = arrival
    self.place = place
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  private func leave() {
    deadline?.cancel()
    for _ in 0..<unanswered { place.endAnswer() }
    unanswered = 0
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    if let ignored { return ignore(part, after: ignored, context) }
    switch part {
    case .head:
      isArriving = true
      close(in: arrival, context)
    case .body: break
    case .end:
      isArriving = false
      deadline?.cancel()
      unanswered += 1
      place.beginAnswer()
    }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if ignored != nil, event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where isArriving && head.status.kind != .informational:
      isLast = true
      switch carrier {
      case .connection: head.headerFields[.connection] = "close"
      case .stream: break
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end where isLast:
      context.writeAndFlush(data, promise: promise)
      ignored = 0
      switch carrier {
      case .connection: context.close(mode: .output, promise: nil)
      case .stream: break
      }
      close(in: Self.lingering, context)
    case .end:
      if unanswered > 0 {
        unanswered -= 1
        place.endAnswer()
      }
      context.write(data, promise: promise)
    case .head, .body: context.write(data, promise: promise)
    }
  }

  private func ignore(_ part: HTTPRequestPart, after count: Int, _ context: ChannelHandlerContext) {
    guard case .body(let bytes) = part, count + bytes.readableBytes <= Self.mostIgnored else {
      return context.close(promise: nil)
    }
    ignored = count + bytes.readableBytes
  }

  private func close(in time: TimeAmount, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
