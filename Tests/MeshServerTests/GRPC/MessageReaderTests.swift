import NIOCore
import TestSupport
import Testing

@testable import MeshServer

/// The message of a call, however its bytes come.
@Suite struct MessageReaderTests {
  private func read(_ bytes: [UInt8], by size: Int, limit: Int = 1000) throws(GRPCFailure) -> [UInt8] {
    var reader = MessageReader(limit: limit)
    for start in stride(from: 0, to: bytes.count, by: size) {
      try reader.append(ByteBuffer(bytes: bytes[start..<min(start + size, bytes.count)]))
    }
    return Array(try reader.message().readableBytesView)
  }

  private func code(_ bytes: [UInt8], by size: Int = 7) -> GRPCFailure.Code? {
    do throws(GRPCFailure) {
      _ = try read(bytes, by: size)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 100, 2000])
  func everyCutGivesTheSame(size: Int) throws {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try read(StreamConnection.framed(message), by: size) == message)
    #expect(try read(StreamConnection.framed([]), by: size).isEmpty)
  }

  @Test func whatIsNoMessage() {
    #expect(code([]) == .internal)
    #expect(code([0, 0, 0]) == .internal)
    #expect(code([0, 0, 0, 0, 2, 1]) == .internal)
    #expect(code([0, 0, 0, 0, 1, 1, 1]) == .internal)
    #expect(code(StreamConnection.framed([1]) + StreamConnection.framed([1])) == .internal)
    #expect(code(StreamConnection.framed([1], flag: 1)) == .unimplemented)
    #expect(code(StreamConnection.framed([1], flag: 2)) == .internal)
    #expect(code([0, 0, 0, 3, 0xE9]) == .resourceExhausted)
    #expect(code([0, 0, 0, 3, 0xE8]) == .internal)
    #expect(code([0, 0xFF, 0xFF, 0xFF, 0xFF]) == .resourceExhausted)
  }

  @Test func wordsOfAFailureAreEncoded() {
    #expect(GRPCFailure(.internal, "50 % of \u{e9}\n").encodedMessage == "50 %25 of %C3%A9%0A")
  }

  @Test func timeouts() throws {
    let units: [(String, Duration)] = [
      ("1H", .seconds(3600)), ("2M", .seconds(120)), ("3S", .seconds(3)), ("99999999m", .milliseconds(99_999_999)),
      ("5u", .microseconds(5)), ("6n", .nanoseconds(6)), ("99999999H", .seconds(99_999_999 * 3600)),
    ]
    for (text, duration) in units { #expect(try GRPCTimeout.duration(text) == duration) }
    for text in ["", "S", "1", "1s", "-1S", "+1S", "123456789S", "1 S", "1.5S", "１S"] {
      #expect(throws: GRPCFailure.self, "\(text)") { try GRPCTimeout.duration(text) }
    }
  }
}
