import NIOCore
import NIOHTTP2

/// Closes a connection by HTTP/2 that breaks the rules, that has been without a stream for too long, or that does not go
/// when the server ends.
///
/// The library only asks such a client to go, and waits for its answer: who does not answer would stay for ever.
final class StreamBounds: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame
  typealias InboundOut = HTTP2Frame

  /// Without a stream, and from the signal to end.
  private let rest: TimeAmount
  private let ending: TimeAmount
  private let channel: any Channel
  private var closing: Scheduled<Void>?
  private var streams = 0
  private var isEnding = false

  init(on channel: any Channel, rest: TimeAmount, ending: TimeAmount) {
    self.channel = channel
    self.rest = rest
    self.ending = ending
    close(in: rest)
  }

  func streamOpened() {
    streams += 1
    if !isEnding { closing?.cancel() }
  }

  func streamClosed() {
    streams -= 1
    if streams == 0, !isEnding { close(in: rest) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      isEnding = true
      close(in: ending)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A fault of one stream ends that only.
    guard error is NIOHTTP2Errors.StreamError else { return context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    closing?.cancel()
    context.fireChannelInactive()
  }

  private func close(in time: TimeAmount) {
    closing?.cancel()
    closing = channel.eventLoop.scheduleTask(in: time) { [channel] in channel.close(promise: nil) }
  }
}
