import MeshCore

/// Why there is no TLS: what is wrong with a certificate or its key.
package enum TLSFault: WordedError, Hashable {
  case unreadableCertificate(path: String)
  case unreadableKey(path: String)
  case encryptedKey(path: String)
  /// `moment` is a time, as it is told.
  case expired(path: String, moment: String)
  case notYetValid(path: String, moment: String)
  case mismatch(certificate: String, key: String)
  /// An own certificate cannot be made, or kept in the folder.
  case notMade
  case notKept(folder: String, why: String)

  package var message: String {
    switch self {
    case .unreadableCertificate(let path):
      "\(path) is not a certificate in PEM. Name a file that begins with -----BEGIN CERTIFICATE-----."
    case .unreadableKey(let path):
      "\(path) is not a private key in PEM. Name a file that begins with -----BEGIN PRIVATE KEY-----."
    case .encryptedKey(let path):
      "The key \(path) is encrypted. Decrypt it, for example with openssl pkey -in \(path), and name that file."
    case .expired(let path, let moment): "The certificate \(path) ended on \(moment). Renew it."
    case .notYetValid(let path, let moment):
      "The certificate \(path) begins on \(moment). Wait until then, or check the clock."
    case .mismatch(let certificate, let key):
      "The key \(key) is not the one of the certificate \(certificate). Name the key that it was made with."
    case .notMade: "A certificate could not be made. Give one by --tls-certificate and --tls-key."
    case .notKept(let folder, let why):
      "The certificate cannot be kept in \(folder): \(why). Fix that, or give one by --tls-certificate and --tls-key."
    }
  }
}
