import FoundationEssentials
import MeshCore
import MeshLocal
import NIOCore

extension LocalBackend {
  /// The answer to a request that came over a channel. A prediction is let go where its client goes before it is answered:
  /// what a model computes for nobody would keep others waiting.
  func answer(
    over channel: any Channel, method: String, segments: [String], query: [APIRequest.Parameter], body: Data,
    images: [Int: Data] = [:], ignored: IgnoredFields?
  ) async -> LocalAnswer {
    let call: @Sendable () async -> LocalAnswer = {
      await answer(
        method: method, segments: segments, query: query, body: body, images: images, ignored: ignored)
    }
    let purpose = APIRequest.Method(rawValue: method).map { APIRequest($0, segments).purpose }
    return purpose == .predict ? await channel.whilePresent(call) : await call()
  }
}

extension Channel {
  /// What `body` gives. It is cancelled where the client goes before that: its connection is closed, or its stream reset.
  fileprivate func whilePresent<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
    let task = Task { await body() }
    let handler = DepartureHandler { task.cancel() }
    do {
      // The first, before what holds back that nothing more will come until an answer is written.
      try await pipeline.addHandler(handler, position: .first)
    } catch {
      // The channel is closed by now.
      task.cancel()
    }
    let value = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    try? await pipeline.removeHandler(handler)
    return value
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

  func channelInactive(context: ChannelHandlerContext) {
    onDeparture()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    onDeparture()
    context.fireErrorCaught(error)
  }
}
