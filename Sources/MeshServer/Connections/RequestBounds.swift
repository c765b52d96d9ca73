import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Bounds what one connection costs: a request has to arrive whole within a time, counted from its head and not from its
/// last byte, and what is left of one that was answered already is not waited for.
///
/// Such an answer says `Connection: close`. What arrives after it is thrown away for a moment, so that the client can read
/// the answer before the connection is gone: closed at once, it would be reset under it.
final class RequestBounds: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let arrival: TimeAmount
  private let register: ConnectionRegister
  private var place: ConnectionRegister.Place?
  private var deadline: Scheduled<Void>?
  /// A head has come, and its end not yet.
  private var isArriving = false
  private var saysClose = false
  /// Bytes that came after the last answer; nil while there may be more answers.
  private var ignored: Int?

  /// How long, and how much, a client that was answered early may go on sending.
  private static let lingering = TimeAmount.seconds(2)
  private static let mostIgnored = 4 * 1_048_576

  init(arrival: TimeAmount, register: ConnectionRegister) {
    self.arrival = arrival
    self.register = register
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { enter(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    enter(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  private func enter(_ context: ChannelHandlerContext) {
    guard place == nil else { return }
    place = register.enter(context.channel)
    if place == nil { context.close(promise: nil) }
  }

  private func leave() {
    deadline?.cancel()
    if let place { register.leave(place) }
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
      if let place { register.set(place, isAnswered: true) }
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
      saysClose = true
      head.headerFields[.connection] = "close"
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end where saysClose:
      context.writeAndFlush(data, promise: promise)
      ignored = 0
      context.close(mode: .output, promise: nil)
      close(in: Self.lingering, context)
    case .end:
      if let place { register.set(place, isAnswered: false) }
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
