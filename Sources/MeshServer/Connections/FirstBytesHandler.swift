import NIOCore

/// Holds back what a new connection sends until it tells what is spoken there, then makes way for what speaks it.
final class FirstBytesHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let settle: (FirstBytes) -> Void
  private let fail: (any Error) -> Void
  private var held: ByteBuffer?
  private var isSettled = false

  struct ClosedEarly: Error {}

  /// `settle` adds the handlers that read what is spoken; `fail` hears that the connection ended before it told. One of
  /// them is called, once.
  init(settle: @escaping (FirstBytes) -> Void, fail: @escaping (any Error) -> Void) {
    self.settle = settle
    self.fail = fail
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isSettled else { return context.fireChannelRead(data) }
    var bytes = unwrapInboundIn(data)
    if var earlier = held {
      earlier.writeBuffer(&bytes)
      bytes = earlier
    }
    held = bytes
    guard let first = FirstBytes(bytes.readableBytesView) else { return }
    held = nil
    isSettled = true
    settle(first)
    context.fireChannelRead(wrapInboundOut(bytes))
    context.fireChannelReadComplete()
    context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // Whoever says nothing more has said too little.
    if !isSettled, event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  private func end() {
    guard !isSettled else { return }
    isSettled = true
    fail(ClosedEarly())
  }
}
