import Foundation
import MeshProto
import NIOSSL
import TestSupport
import Testing

@testable import MeshServer

/// What a server shows by TLS, from files and of its own making.
@Suite struct CertificateTests {
  private static let now = Date(timeIntervalSince1970: 1_795_000_000)
  private static let day = TimeInterval(86_400)

  private func fault(_ certificate: Data, _ key: Data, at now: Date = now) -> TLSFault? {
    do throws(TLSFault) {
      _ = try TLSIdentity(
        certificate: .init(path: "c.pem", bytes: certificate), key: .init(path: "k.pem", bytes: key), at: now)
      return nil
    } catch {
      return error
    }
  }

  @Test func filesThatDoNotServe() throws {
    let one = try OwnCertificate(at: Self.now)
    let other = try OwnCertificate(at: Self.now)
    #expect(fault(one.certificate, one.key) == nil)
    #expect(fault(one.certificate + other.certificate, one.key) == nil)
    #expect(fault(one.certificate, other.key) == .mismatch(certificate: "c.pem", key: "k.pem"))
    #expect(fault(one.key, one.key) == .unreadableCertificate(path: "c.pem"))
    #expect(fault(Data("none".utf8), one.key) == .unreadableCertificate(path: "c.pem"))
    #expect(fault(one.certificate, one.certificate) == .unreadableKey(path: "k.pem"))
    #expect(fault(one.certificate, Data()) == .unreadableKey(path: "k.pem"))
    let locked = Data("-----BEGIN ENCRYPTED PRIVATE KEY-----\n".utf8) + one.key
    #expect(fault(one.certificate, locked) == .encryptedKey(path: "k.pem"))
    let late = Self.now.addingTimeInterval(821 * Self.day)
    guard case .expired = fault(one.certificate, one.key, at: late) else { throw Served.NotServing() }
    let early = Self.now.addingTimeInterval(-2 * Self.day)
    guard case .notYetValid = fault(one.certificate, one.key, at: early) else { throw Served.NotServing() }
  }

  @Test func anOwnOneIsKeptUntilItIsToBeRenewed() throws {
    try Self.inFolder { folder in
      let kept = try KeptCertificate(in: folder, at: Self.now)
      let first = try Data(contentsOf: URL(filePath: kept.path))
      #expect(kept.path == folder + "/serve-certificate.pem")
      let mode = try FileManager.default.attributesOfItem(atPath: folder + "/serve-key.pem")[.posixPermissions]
      #expect(mode as? Int == 0o600)
      _ = try KeptCertificate(in: folder, at: Self.now.addingTimeInterval(400 * Self.day))
      #expect(try Data(contentsOf: URL(filePath: kept.path)) == first)
      _ = try KeptCertificate(in: folder, at: Self.now.addingTimeInterval(421 * Self.day))
      let second = try Data(contentsOf: URL(filePath: kept.path))
      #expect(second != first)
      // Nor is one kept whose key is another one's, or that others may read.
      try OwnCertificate(at: Self.now).key.write(to: URL(filePath: folder + "/serve-key.pem"))
      _ = try KeptCertificate(in: folder, at: Self.now.addingTimeInterval(421 * Self.day))
      let third = try Data(contentsOf: URL(filePath: kept.path))
      #expect(third != second)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + "/serve-key.pem")
      _ = try KeptCertificate(in: folder, at: Self.now.addingTimeInterval(421 * Self.day))
      #expect(try Data(contentsOf: URL(filePath: kept.path)) != third)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    }
  }

  @Test func aFolderThatCannotBeWritten() {
    #expect(throws: TLSFault.notKept(folder: "/dev/null", why: "Not a directory")) {
      try KeptCertificate(in: "/dev/null", at: Self.now)
    }
  }

  /// On one port: calls by TLS and in the clear, REST in the clear.
  @Test func plainAndTLSOnOnePort() async throws {
    let own = try OwnCertificate(at: Date())
    let identity = try TLSIdentity(
      certificate: .init(path: "c", bytes: own.certificate), key: .init(path: "k", bytes: own.key), at: Date())
    var client = TLSConfiguration.makeClientConfiguration()
    client.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(own.certificate)))
    client.applicationProtocols = ["h2"]
    let trusting = try NIOSSLContext(configuration: client)
    try await Served.serving(tls: identity) { served async throws in
      for context in [trusting, nil] {
        try await StreamConnection.open(port: served.port, tls: context) { calls async throws in
          #expect(try await calls.call("GetApp", ProtoGetAppRequest()).code == 0)
        }
      }
      #expect(try await served.call("GET", "/v2/app").verdict == [200, 10000])
    }
  }

  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
