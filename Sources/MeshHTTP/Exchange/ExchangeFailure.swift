import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// How an exchange failed. What matters to a caller is whether the request may have arrived.
///
/// The words continue a sentence that begins with the host: "refuses the connection".
enum ExchangeFailure: Error, Hashable, Sendable {
  /// No connection stood, so nothing was sent.
  case notConnected(String)
  /// No connection that may be used stood, nor will another attempt give one.
  case refused(String)
  case broken(String)
  case tooLarge
  /// The answer did not begin in its time.
  case noHead
  /// The answer did not end in its time.
  case tooSlow
  case cancelled

  /// What is not known to come before the sending counts as broken.
  init(_ error: any Error) {
    switch error {
    case let failure as ExchangeFailure: self = failure
    case is CancellationError: self = .cancelled
    case is DeadlineExceeded: self = .tooSlow
    case is NIOTooManyBytesError: self = .tooLarge
    case let error as HTTPClientError: self.init(error)
    case let error as NIOConnectionError: self = .notConnected(Self.reason(error))
    case ChannelError.connectTimeout: self = .notConnected(Self.noConnection)
    case let error as IOError: self.init(error)
    case let error as NIOSSLError: self.init(error)
    case is NIOSSLExtraError: self = .refused("has a certificate for another name")
    case HTTPParserError.invalidEOFState: self = .broken(Self.cutShort)
    case is HTTPParserError: self = .broken("answered with something else than HTTP")
    case _: self = .broken("broke off the exchange (\(type(of: error)))")
    }
  }

  private init(_ error: HTTPClientError) {
    switch error {
    case .cancelled, .alreadyShutdown, .requestStreamCancelled: self = .cancelled
    case .deadlineExceeded: self = .noHead
    case .readTimeout, .writeTimeout: self = .tooSlow
    case .connectTimeout, .getConnectionFromPoolTimeout: self = .notConnected(Self.noConnection)
    case .tlsHandshakeTimeout: self = .notConnected("did not finish the TLS handshake in time")
    case .proxyAuthenticationRequired: self = .refused("needs a user and a password for the proxy")
    case .invalidProxyResponse: self = .notConnected("is not let through by the proxy")
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      self = .notConnected("is not reached by the proxy in time")
    case .remoteConnectionClosed: self = .broken(Self.cutShort)
    case _: self = .broken("broke off the exchange (\(error.shortDescription))")
    }
  }

  private init(_ error: IOError) {
    switch error.errnoCode {
    case ECONNREFUSED: self = .notConnected("refuses the connection")
    case ECONNRESET, EPIPE: self = .broken("reset the connection")
    case let code: self = .broken("broke off the exchange (\(String(cString: strerror(code))))")
    }
  }

  private init(_ error: NIOSSLError) {
    switch error {
    case .handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE_VERIFY_FAILED"):
      self = .refused(Self.untrusted)
    case .handshakeFailed: self = .notConnected("does not speak TLS with this program")
    case .noCertificateToValidate, .unableToValidateCertificate, .cannotMatchULabel: self = .refused(Self.untrusted)
    case .uncleanShutdown: self = .broken(Self.cutShort)
    case _: self = .broken("broke the TLS connection")
    }
  }

  static let unknownName = "cannot be found by its name"
  private static let cutShort = "closed the connection before the answer was complete"
  private static let noConnection = "gives no connection in time"
  private static let untrusted = "has a certificate that is not trusted"

  private static func reason(_ error: NIOConnectionError) -> String {
    guard let first = error.connectionErrors.first?.error else { return unknownName }
    switch first {
    case let error as IOError where error.errnoCode == ECONNREFUSED: return "refuses the connection"
    case let error as IOError: return "cannot be connected to (\(String(cString: strerror(error.errnoCode))))"
    case _: return noConnection
    }
  }
}
