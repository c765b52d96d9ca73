package import FoundationEssentials
import Glibc

/// The own certificate of a data folder: made at the first start, kept beside its key, which is its owner's alone, and made
/// anew before it ends.
package struct KeptCertificate {
  /// Of the certificate, for clients to trust.
  package let path: String
  package let identity: TLSIdentity

  /// A server may run for so long before its certificate ends.
  private static let longestRun = TimeInterval(400 * 86_400)
  /// Bytes of a file in PEM.
  package static let largestFile = 1_048_576

  /// The hosts that such a certificate names.
  package static let hosts = OwnCertificate.hosts

  /// `folder` is there already.
  package init(in folder: String, at now: Date) throws(TLSFault) {
    path = folder + "/serve-certificate.pem"
    let keyPath = folder + "/serve-key.pem"
    if let kept = Self.kept(path, keyPath, at: now), kept.end.timeIntervalSince(now) > Self.longestRun {
      identity = kept
      return
    }
    let made = try OwnCertificate(at: now)
    try Self.write(made.key, to: keyPath, mode: 0o600, in: folder)
    try Self.write(made.certificate, to: path, mode: 0o644, in: folder)
    identity = try TLSIdentity(
      certificate: .init(path: path, bytes: made.certificate), key: .init(path: keyPath, bytes: made.key), at: now)
  }

  private static func kept(_ path: String, _ keyPath: String, at now: Date) -> TLSIdentity? {
    // Whoever else could read the key could be this server.
    var status = stat()
    guard stat(keyPath, &status) == 0, status.st_mode & 0o077 == 0, status.st_size <= largestFile,
      stat(path, &status) == 0, status.st_size <= largestFile,
      let certificate = FileManager.default.contents(atPath: path),
      let key = FileManager.default.contents(atPath: keyPath)
    else { return nil }
    return try? TLSIdentity(
      certificate: .init(path: path, bytes: certificate), key: .init(path: keyPath, bytes: key), at: now)
  }

  /// The new file takes the place of the old one whole, or not at all.
  private static func write(_ bytes: Data, to path: String, mode: mode_t, in folder: String) throws(TLSFault) {
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw notKept(folder, errno) }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    // A part is written where there is no room for the rest.
    var fault = written == bytes.count ? nil : written < 0 ? errno : ENOSPC
    close(descriptor)
    if fault == nil, rename(draft, path) != 0 { fault = errno }
    guard let fault else { return }
    unlink(draft)
    throw notKept(folder, fault)
  }

  private static func notKept(_ folder: String, _ number: Int32) -> TLSFault {
    .notKept(folder: folder, why: String(cString: strerror(number)))
  }
}
