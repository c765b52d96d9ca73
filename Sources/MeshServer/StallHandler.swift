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
    if closing == nil {
      let channel = context.channel
      closing = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
    }
    written.futureResult.assumeIsolated().whenComplete { _ in self.settle() }
    context.write(data, promise: written)
  }

  func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

  private func settle() {
    waiting -= 1
    guard waiting == 0 else { return }
    closing?.cancel()
    closing = nil
  }
}
