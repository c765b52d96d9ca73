import FoundationEssentials
package import MeshCore
import NIOCore
import NIOPosix

/// A TCP connection to this machine that sends what a test says, byte by byte, and reads HTTP/1.1 answers.
package struct RawConnection {
  private typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// An answer as it came; `json` is null where its body is none.
  package struct Answer: Sendable {
    package var status: Int
    /// By name in lower case.
    package var headers: [String: String]
    package var json: JSON

    /// HTTP status and status code.
    package var verdict: [Int?] {
      guard case .number(let code)? = json["status"]?["code"] else { return [status, nil] }
      return [status, Int(code)]
    }
    package var details: String { json["status"]?["details"]?.string ?? "" }
  }

  package struct Ended: Error {}

  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private var arrived: [UInt8] = []

  /// Connects, and closes when `body` is done.
  package static func open<Value: Sendable>(
    port: Int, _ body: (inout RawConnection) async throws -> Value
  ) async throws -> Value {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(to: SocketAddress(ipAddress: "127.0.0.1", port: port)) { channel in
        channel.eventLoop.makeCompletedFuture { try Channel(wrappingChannelSynchronously: channel) }
      }
    return try await channel.executeThenClose { inbound, outbound in
      var connection = RawConnection(outbound: outbound, inbound: inbound.makeAsyncIterator())
      return try await body(&connection)
    }
  }

  /// One request on a connection of its own.
  package static func exchange(port: Int, _ request: String) async throws -> Answer {
    try await open(port: port) { connection in
      try await connection.send(request)
      return try await connection.answer()
    }
  }

  /// The head of the answer to one request on a connection of its own.
  package static func head(port: Int, _ request: String) async throws -> Answer {
    try await open(port: port) { connection in
      try await connection.send(request)
      return try await connection.head()
    }
  }

  private init(
    outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
    inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  ) {
    self.outbound = outbound
    self.inbound = inbound
  }

  package func send(_ text: String) async throws {
    try await outbound.write(ByteBuffer(string: text))
  }

  package func send(_ bytes: [UInt8]) async throws {
    try await outbound.write(ByteBuffer(bytes: bytes))
  }

  /// Waits until these bytes have come; throws ``Ended`` where they do not.
  package mutating func wait(for bytes: [UInt8]) async throws {
    while arrived.firstRange(of: bytes) == nil { try await read() }
  }

  /// The next answer; throws ``Ended`` where the server closes before it is whole.
  package mutating func answer() async throws -> Answer {
    var answer = try await head()
    let length = Int(answer.headers["content-length"] ?? "") ?? 0
    while arrived.count < length { try await read() }
    answer.json = (try? JSON(parsing: String(decoding: arrived[..<length], as: UTF8.self))) ?? .null
    arrived.removeFirst(length)
    return answer
  }

  /// The next head; a body stays to be read.
  package mutating func head() async throws -> Answer {
    let end = Array("\r\n\r\n".utf8)
    while arrived.firstRange(of: end) == nil { try await read() }
    guard let headEnd = arrived.firstRange(of: end) else { throw Ended() }
    let lines = String(decoding: arrived[..<headEnd.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let headers = lines.dropFirst().map { line in
      let sides = line.split(separator: ":", maxSplits: 1)
      return (sides[0].lowercased(), sides.count > 1 ? String(sides[1].drop { $0 == " " }) : "")
    }
    arrived.removeFirst(headEnd.upperBound)
    return Answer(
      status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: Dictionary(headers) { first, _ in first },
      json: .null)
  }

  /// Waits until the server has closed the connection.
  package mutating func waitForEnd() async throws {
    while try await inbound.next() != nil {}
  }

  private mutating func read() async throws {
    guard let bytes = try await inbound.next() else { throw Ended() }
    arrived += bytes.readableBytesView
  }
}
