import CNIOBoringSSL
import FoundationEssentials

/// A certificate that vouches for itself, for this machine alone, with a key of its own: both in PEM.
///
/// It is made by the library that TLS is spoken by: a second one for this alone would take longer to build than the rest of
/// the server.
struct OwnCertificate {
  /// The hosts that it names.
  static let hosts = ["localhost", "127.0.0.1", "::1"]
  private static let names = "DNS:localhost,IP:127.0.0.1,IP:::1"
  /// No client takes one for longer than 825 days.
  static let days = 820

  let certificate: Data
  let key: Data

  /// Valid for ``days`` from `now`.
  init(at now: Date) throws(TLSFault) {
    guard let key = EVP_PKEY_new(), let certificate = X509_new() else { throw .notMade }
    defer {
      EVP_PKEY_free(key)
      X509_free(certificate)
    }
    guard Self.generate(key), Self.fill(certificate, with: key, at: now),
      let pem = Self.text({ PEM_write_bio_X509($0, certificate) }),
      let secret = Self.text({ PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) })
    else { throw .notMade }
    self.certificate = pem
    self.key = secret
  }

  /// A new key on the curve that every client knows.
  private static func generate(_ key: OpaquePointer) -> Bool {
    guard let pair = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1) else { return false }
    defer { EC_KEY_free(pair) }
    return EC_KEY_generate_key(pair) == 1 && EVP_PKEY_set1_EC_KEY(key, pair) == 1
  }

  private static func fill(_ certificate: OpaquePointer, with key: OpaquePointer, at now: Date) -> Bool {
    let subject = Array("meshwork serve".utf8)
    // A moment back, for clocks that are behind.
    let begin = Int64(now.timeIntervalSince1970) - 3600
    guard X509_set_version(certificate, Int(X509_VERSION_3)) == 1,
      ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), UInt64.random(in: 1...UInt64.max >> 1)) == 1,
      ASN1_TIME_set_posix(X509_getm_notBefore(certificate), begin) != nil,
      ASN1_TIME_set_posix(X509_getm_notAfter(certificate), begin + Int64(days) * 86_400) != nil,
      let name = X509_get_subject_name(certificate),
      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, subject, subject.count, -1, 0) == 1,
      X509_set_issuer_name(certificate, name) == 1, X509_set_pubkey(certificate, key) == 1
    else { return false }
    // What a key may be used for is left out: some clients would have to read there that it signs certificates.
    let extensions: [(CInt, String)] = [
      (NID_subject_alt_name, names), (NID_basic_constraints, "critical,CA:FALSE"), (NID_ext_key_usage, "serverAuth"),
      (NID_subject_key_identifier, "hash"),
    ]
    return extensions.allSatisfy { add($0, $1, to: certificate) } && X509_sign(certificate, key, EVP_sha256()) > 0
  }

  private static func add(_ kind: CInt, _ value: String, to certificate: OpaquePointer) -> Bool {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, certificate, certificate, nil, nil, 0)
    guard let part = X509V3_EXT_nconf_nid(nil, &context, kind, value) else { return false }
    defer { X509_EXTENSION_free(part) }
    return X509_add_ext(certificate, part, -1) == 1
  }

  /// What is written into memory.
  private static func text(_ write: (OpaquePointer) -> CInt) -> Data? {
    guard let memory = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(memory) }
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    guard write(memory) == 1, BIO_mem_contents(memory, &bytes, &count) == 1, let bytes else { return nil }
    return Data(bytes: bytes, count: count)
  }
}
