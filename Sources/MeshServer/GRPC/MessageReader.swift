import NIOCore

/// Puts together the one message of a request: a byte that says whether it is compressed, its length in four bytes, and
/// itself.
struct MessageReader {
  /// Bytes that the message may have.
  private let limit: Int
  private var arrived = ByteBuffer()
  private var length: Int?

  private static let prefix = 5

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ bytes: ByteBuffer) throws(GRPCFailure) {
    if arrived.readableBytes == 0 {
      arrived = bytes
    } else {
      arrived.writeImmutableBuffer(bytes)
    }
    if length == nil, arrived.readableBytes >= Self.prefix { length = try readPrefix() }
    if let length, arrived.readableBytes > length {
      throw GRPCFailure(.internal, "The request has more than one message. Send one.")
    }
  }

  /// The message, once all that the client sends has arrived.
  consuming func message() throws(GRPCFailure) -> ByteBuffer {
    guard let length else { throw GRPCFailure(.internal, "The request has no message. Send one.") }
    guard arrived.readableBytes == length else {
      throw GRPCFailure(
        .internal, "The message ends after \(arrived.readableBytes) of its \(length) bytes. Send it whole.")
    }
    return arrived
  }

  private mutating func readPrefix() throws(GRPCFailure) -> Int {
    guard let flag = arrived.readInteger(as: UInt8.self), let count = arrived.readInteger(as: UInt32.self) else {
      return 0
    }
    switch flag {
    case 0: break
    case 1: throw GRPCFailure(.unimplemented, "The message is compressed. Send it as it is.")
    case let other: throw GRPCFailure(.internal, "The message begins with the byte \(other), which is 0 or 1.")
    }
    guard count <= limit else {
      throw GRPCFailure(
        .resourceExhausted,
        "The message has \(count) bytes, \(limit) are the most. Send fewer images at once, or their addresses.")
    }
    return Int(count)
  }
}
