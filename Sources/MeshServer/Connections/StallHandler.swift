import NIOCore

/// Closes a connection whose client takes nothing of an answer: it would keep the answer in memory for ever.
final class StallHandler: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = Any
  typealias OutboundOut = Any

  private let limit: TimeAmount
  private var closing: Scheduled<Void>?
  private var waiting = 0

  init(limit: TimeAmount) {
    self.limit = limit
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let written = promise ?? context.eventLoop.makePromise()
    waiting += 1
    let channel = context.channel
    if closing == nil { watch(channel) }
    written.futureResult.assumeIsolated().whenComplete { _ in self.settle(channel) }
    context.write(data, promise: written)
  }

  func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

  private func watch(_ channel: any Channel) {
    closing = channel.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
  }

  /// A part was taken: the time for the next one begins.
  private func settle(_ channel: any Channel) {
    waiting -= 1
    closing?.cancel()
    closing = nil
    if waiting > 0 { watch(channel) }
  }
}
