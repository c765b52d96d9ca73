import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// TLS with a certificate of an authority that no system knows.
@Suite(.timeLimit(.minutes(10))) struct TLSTests {
  private let request = APIRequest(.post, ["v2", "users"], body: [:])

  private func withAuthority<Value>(_ body: (_ path: String) async throws -> Value) async throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: "meshwork-\(UUID().uuidString).pem")
    try TestCertificate.authority.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await body(file.path)
  }

  private func serving(_ body: (LoopbackServer) async throws -> Void) async throws {
    try await LoopbackServer.serving(behind: { try TestCertificate.handler() }, { .status(200, $0.body) }, body)
  }

  @Test func anAuthorityOfOnesOwnIsTrusted() async throws {
    try await serving { server in
      try await withAuthority { path in
        let transport = try HTTPTransport(
          base: "https://localhost:\(server.port)", key: "key", rootCertificates: path)
        let response = try await transport.send(request)
        #expect(response == APIResponse(status: 200, body: Data("{}".utf8)))
      }
    }
  }

  @Test func anUnknownAuthorityIsNotTrustedAndNothingIsSent() async throws {
    try await serving { server in
      let transport = try HTTPTransport(base: "https://localhost:\(server.port)", key: "key")
      await #expect(throws: TransportError.refused("localhost has a certificate that is not trusted")) {
        try await transport.send(request)
      }
      #expect(server.requests == [])
    }
  }

  @Test func aCertificateForAnotherNameIsNotTaken() async throws {
    try await serving { server in
      try await withAuthority { path in
        let transport = try HTTPTransport(
          base: "https://127.0.0.1:\(server.port)", key: "key", rootCertificates: path)
        await #expect(throws: TransportError.refused("127.0.0.1 has a certificate for another name")) {
          try await transport.send(request)
        }
        #expect(server.requests == [])
      }
    }
  }

  @Test func aFileWithoutCertificatesIsRefused() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "meshwork-\(UUID().uuidString).pem")
    try "no certificate".write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(throws: TransportSetupError.certificates(path: file.path)) {
      try HTTPTransport(base: "https://localhost", key: "key", rootCertificates: file.path)
    }
  }
}
