/// What a connection speaks, as its first bytes tell.
enum FirstBytes: Hashable {
  /// TLS begins with the type of its record, a handshake.
  case tls
  /// HTTP/2 without TLS begins with a text that no other protocol sends (RFC 9113, section 3.4).
  case http2
  /// All else is read as HTTP/1.1, whose reader refuses what is not.
  case http1

  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  private static let handshake: UInt8 = 0x16

  /// Nil where more bytes have to tell: there are none yet, or the first ones of the preface.
  init?(_ bytes: some Collection<UInt8>) {
    guard let first = bytes.first else { return nil }
    let isPreface = zip(bytes, Self.preface).allSatisfy { $0 == $1 }
    if first == Self.handshake {
      self = .tls
    } else if !isPreface {
      self = .http1
    } else if bytes.count >= Self.preface.count {
      self = .http2
    } else {
      return nil
    }
  }
}
