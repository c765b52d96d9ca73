import Foundation
import MeshProto
import TestSupport
import Testing

@testable import MeshServer

/// Connections by HTTP/2 that break its rules: each ends, and nothing else does.
@Suite struct AbuseTests {
  private static let preface = FirstBytes.preface + frame(4, 0, 0, [])

  /// A frame of that type, with its flags, in that stream.
  private static func frame(_ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
    var bytes = Array(withUnsafeBytes(of: UInt32(payload.count).bigEndian, Array.init).dropFirst())
    bytes += [type, flags]
    bytes += withUnsafeBytes(of: stream.bigEndian, Array.init)
    return bytes + payload
  }

  /// Headers, each as a literal.
  private static func block(_ headers: [(String, String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, value) in headers {
      bytes += [0, UInt8(name.utf8.count)]
      bytes += name.utf8
      bytes.append(UInt8(value.utf8.count))
      bytes += value.utf8
    }
    return bytes
  }

  /// The preface, and what `frames` gives for each number.
  private static func flood(_ count: Int, _ frames: (UInt32) -> [UInt8]) -> [UInt8] {
    var bytes = preface
    for number in 0..<UInt32(count) { bytes += frames(number) }
    return bytes
  }

  private static let head = block([
    (":method", "POST"), (":scheme", "http"), (":path", "/clarifai.api.V2/GetApp"), (":authority", "h"),
    ("content-type", "application/grpc"), ("te", "trailers"), ("authorization", "Key \(Served.key)"),
  ])
  private static let call = preface + frame(1, 4, 1, head) + frame(0, 1, 1, [0, 0, 0, 0, 0])

  private static let floods: [(String, [UInt8])] = [
    ("a preface and no frame", FirstBytes.preface + [UInt8](repeating: 0xFF, count: 64)),
    ("HTTP/1.1 within HTTP/2", preface + Array("GET /v2/app HTTP/1.1\r\n\r\n".utf8)),
    ("a frame of 16 MB", preface + [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1]),
    ("data of no stream", preface + frame(0, 1, 1, [1])),
    ("a stream of an even number", preface + frame(1, 5, 2, head)),
    ("headers that are no HPACK", preface + frame(1, 5, 1, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF])),
    ("headers without end", flood(200) { frame($0 == 0 ? 1 : 9, $0 == 0 ? 1 : 0, 1, head) }),
    ("pings", flood(20_000) { _ in frame(6, 0, 0, [1, 1, 1, 1, 1, 1, 1, 1]) }),
    ("settings", flood(20_000) { _ in frame(4, 0, 0, [0, 3, 0, 0, 0, 9]) }),
    ("empty data", flood(5000) { $0 == 0 ? frame(1, 4, 1, head) : frame(0, 0, 1, []) }),
    ("resets", flood(5000) { frame(1, 5, $0 * 2 + 1, head) + frame(3, 0, $0 * 2 + 1, [0, 0, 0, 8]) }),
    ("streams", flood(5000) { frame(1, 4, $0 * 2 + 1, head) }),
  ]

  @Test(arguments: floods.indices)
  func breakingTheRulesEndsThatConnection(index: Int) async throws {
    let (name, bytes) = Self.floods[index]
    // The other connection does nothing meanwhile, for as long as a busy machine takes.
    var limits = MeshServer.Limits()
    limits.idleness = .seconds(600)
    try await Served.serving(limits: limits) { served async throws in
      try await StreamConnection.open(port: served.port) { others async throws in
        #expect(try await others.call("GetApp", ProtoGetAppRequest()).code == 0)
        try await RawConnection.open(port: served.port) { connection in
          try? await connection.send(bytes)
          try? await connection.waitForEnd()
        }
        #expect(try await others.call("GetApp", ProtoGetAppRequest()).code == 0, "\(name)")
      }
      #expect(try await served.call("GET", "/v2/app").verdict == [200, 10000])
    }
  }

  /// Bytes that HTTP/2 nearly understands: the server outlives them all.
  @Test func brokenBytes() async throws {
    try await Served.serving { served async throws in
      var random = SeededGenerator(seed: 2026)
      for _ in 0..<100 {
        var bytes = Self.call
        for _ in 0...random.below(4) {
          bytes[FirstBytes.preface.count + random.below(bytes.count - FirstBytes.preface.count)] = UInt8(
            random.below(256))
        }
        let broken = bytes
        try await RawConnection.open(port: served.port) { connection in try? await connection.send(broken) }
      }
      #expect(try await served.call("GET", "/v2/app").verdict == [200, 10000])
    }
  }

  /// So that what is broken above was right before: the trailers end the stream.
  @Test func theCallThatIsBrokenIsRight() async throws {
    try await Served.serving { served async throws in
      try await RawConnection.open(port: served.port) { connection in
        try await connection.send(Self.call)
        // Headers, with the flags of an end of the stream and of themselves, of stream 1.
        try await connection.wait(for: [1, 5, 0, 0, 0, 1])
      }
    }
  }

  /// One that opens a stream and sends nothing more, and one that reads nothing.
  @Test func slowStreamsAreLeft() async throws {
    var limits = MeshServer.Limits()
    limits.arrival = .milliseconds(100)
    limits.idleness = .milliseconds(100)
    limits.ending = .milliseconds(100)
    try await Served.serving(limits: limits) { served async throws in
      for bytes in [Self.preface, Self.preface + Self.frame(1, 4, 1, Self.head)] {
        try await RawConnection.open(port: served.port) { connection in
          try? await connection.send(bytes)
          try? await connection.waitForEnd()
        }
      }
    }
  }
}
