package import FoundationEssentials
import MeshCore
import NIOHTTP2
import NIOSSL

/// What a server shows of itself by TLS: a certificate, with those that vouch for it after it, and its key.
package struct TLSIdentity: Sendable {
  /// A file, already read.
  package struct File: Sendable {
    package let path: String
    package let bytes: Data

    package init(path: String, bytes: Data) {
      self.path = path
      self.bytes = bytes
    }
  }

  let context: NIOSSLContext
  /// When the first certificate ends.
  let end: Date

  /// Both in PEM; `now` has to lie within the certificate's time.
  package init(certificate: File, key: File, at now: Date) throws(TLSFault) {
    guard let chain = try? NIOSSLCertificate.fromPEMBytes(Array(certificate.bytes)), let first = chain.first else {
      throw .unreadableCertificate(path: certificate.path)
    }
    let begin = Date(timeIntervalSince1970: TimeInterval(first.notValidBefore))
    end = Date(timeIntervalSince1970: TimeInterval(first.notValidAfter))
    guard begin <= now else { throw .notYetValid(path: certificate.path, moment: Timestamp.text(begin)) }
    guard end > now else { throw .expired(path: certificate.path, moment: Timestamp.text(end)) }
    // The library would ask the terminal for the password.
    guard !String(decoding: key.bytes, as: UTF8.self).contains("ENCRYPTED") else {
      throw .encryptedKey(path: key.path)
    }
    guard let secret = try? NIOSSLPrivateKey(bytes: Array(key.bytes), format: .pem) else {
      throw .unreadableKey(path: key.path)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
    configuration.applicationProtocols = NIOHTTP2SupportedALPNProtocols
    guard let context = try? NIOSSLContext(configuration: configuration) else {
      throw .mismatch(certificate: certificate.path, key: key.path)
    }
    self.context = context
  }
}
