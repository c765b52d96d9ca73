import MeshProto
import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix
import NIOSSL
import SwiftProtobuf

/// A connection by HTTP/2, in the clear or by TLS, to a server of this machine, and calls by gRPC over it.
struct StreamConnection: Sendable {
  private typealias Stream = NIOAsyncChannel<HTTP2Frame.FramePayload, HTTP2Frame.FramePayload>

  /// What came in one stream.
  struct Answer: Sendable {
    var headers = HPACKHeaders()
    var body: [UInt8] = []
    var trailers = HPACKHeaders()

    /// The code of gRPC; nil where none came.
    var code: Int? { trailers.first(name: "grpc-status").flatMap(Int.init) }
    var words: String { trailers.first(name: "grpc-message") ?? "" }

    /// The one message.
    func message<Value: Message>(_: Value.Type = Value.self) throws -> Value {
      try Value(serializedBytes: Array(body.dropFirst(5)))
    }
  }

  private let streams: NIOHTTP2Handler.AsyncStreamMultiplexer<Void>

  /// Connects, and closes when `body` is done.
  static func open<Value: Sendable>(
    port: Int, tls: NIOSSLContext? = nil, _ body: @Sendable (StreamConnection) async throws -> Value
  ) async throws -> Value {
    let (channel, streams) = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(to: SocketAddress(ipAddress: "127.0.0.1", port: port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: nil))
          }
          return (
            channel,
            try channel.pipeline.syncOperations.configureAsyncHTTP2Pipeline(mode: .client) {
              $0.eventLoop.makeSucceededVoidFuture()
            }
          )
        }
      }
    do {
      let value = try await body(StreamConnection(streams: streams))
      try? await channel.close()
      return value
    } catch {
      try? await channel.close()
      throw error
    }
  }

  /// One request in a stream of its own. A body that is not `isWhole` is followed by nothing.
  func send(_ headers: HPACKHeaders, body: [UInt8] = [], isWhole: Bool = true) async throws -> Answer {
    let stream = try await streams.openStream { stream in
      stream.eventLoop.makeCompletedFuture { try Stream(wrappingChannelSynchronously: stream) }
    }
    return try await stream.executeThenClose { inbound, outbound in
      try await outbound.write(.headers(.init(headers: headers, endStream: isWhole && body.isEmpty)))
      if !body.isEmpty {
        try await outbound.write(.data(.init(data: .byteBuffer(ByteBuffer(bytes: body)), endStream: isWhole)))
      }
      var answer = Answer()
      for try await frame in inbound {
        switch frame {
        case .headers(let part) where answer.headers.isEmpty: answer.headers = part.headers
        case .headers(let part): answer.trailers = part.headers
        case .data(let part):
          if case .byteBuffer(let bytes) = part.data { answer.body += bytes.readableBytesView }
        default: break
        }
      }
      return answer
    }
  }

  /// A call with the right key, where `metadata` has none; `framed` is the body as it goes over the wire. A name with a
  /// slash before it is a whole path.
  func call(_ name: String, framed: [UInt8], _ metadata: [(String, String)] = []) async throws -> Answer {
    var headers: HPACKHeaders = [
      ":method": "POST", ":scheme": "http", ":authority": "127.0.0.1",
      ":path": name.hasPrefix("/") ? name : "/clarifai.api.V2/\(name)",
      "content-type": "application/grpc", "te": "trailers", "authorization": "Key \(Served.key)",
    ]
    for (name, value) in metadata { headers.replaceOrAdd(name: name, value: value) }
    return try await send(headers, body: framed)
  }

  func call(_ name: String, _ request: some Message, _ metadata: [(String, String)] = []) async throws -> Answer {
    try await call(name, framed: Self.framed(request.serializedBytes()), metadata)
  }

  static func framed(_ message: [UInt8], flag: UInt8 = 0) -> [UInt8] {
    [flag] + withUnsafeBytes(of: UInt32(message.count).bigEndian, Array.init) + message
  }
}
