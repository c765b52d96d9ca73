import MeshCore
import NIOCore

extension Channel {
  /// What `body` gives. It is cancelled where the client goes before that: its connection is closed, or its stream reset.
  /// What a model computes for nobody would keep others waiting.
  func whilePresent<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
    let task = Task { await body() }
    closeFuture.whenComplete { _ in task.cancel() }
    let handler = DepartureHandler { task.cancel() }
    // The first, before what holds back that nothing more will come until an answer is written.
    try? await pipeline.addHandler(handler, position: .first)
    let value = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    try? await pipeline.removeHandler(handler)
    return value
  }
}

extension APIRequest.Purpose {
  /// Whether a call takes as long as models do, and leaves nothing behind.
  static func isPrediction(_ method: APIRequest.Method?, _ segments: [String]) -> Bool {
    method.map { APIRequest($0, segments).purpose == .predict } ?? false
  }
}

/// Hears that a client will send nothing more.
private final class DepartureHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = NIOAny

  private let onDeparture: @Sendable () -> Void

  init(_ onDeparture: @escaping @Sendable () -> Void) { self.onDeparture = onDeparture }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed? = event as? ChannelEvent { onDeparture() }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    onDeparture()
    context.fireErrorCaught(error)
  }
}
