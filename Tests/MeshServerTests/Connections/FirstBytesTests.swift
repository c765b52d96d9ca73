import TestSupport
import Testing

@testable import MeshServer

/// What a connection speaks, by its first bytes.
@Suite struct FirstBytesTests {
  @Test func thePrefaceIsWaitedFor() {
    for count in 0..<24 { #expect(FirstBytes(FirstBytes.preface.prefix(count)) == nil) }
    #expect(FirstBytes(FirstBytes.preface) == .http2)
    #expect(FirstBytes(FirstBytes.preface + [0, 0, 0, 4]) == .http2)
  }

  @Test(arguments: [
    ("\u{16}", FirstBytes.tls), ("\u{16}PRI", .tls), ("P", nil), ("PO", .http1), ("PRI /", .http1), ("GET /v2", .http1),
    ("PRI * HTTP/1.1\r\n", .http1), ("\r\n", .http1), ("\0", .http1),
  ])
  func oneByteIsEnoughForTheRest(text: String, first: FirstBytes?) {
    #expect(FirstBytes(Array(text.utf8)) == first)
  }

  /// Nothing, a part of the preface, and the beginning of TLS where there is none.
  @Test(arguments: ["", "PRI * HTTP", "\u{16}\u{3}\u{1}"])
  func whoDoesNotTellIsLeft(text: String) async throws {
    var limits = MeshServer.Limits()
    limits.settling = .milliseconds(50)
    limits.idleness = .milliseconds(50)
    limits.arrival = .milliseconds(50)
    try await Served.serving(limits: limits) { served async throws in
      try await RawConnection.open(port: served.port) { connection in
        // The time may be over before it is sent: then it is reset.
        try? await connection.send(text)
        try? await connection.waitForEnd()
      }
    }
  }
}
