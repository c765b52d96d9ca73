import Foundation
import NIOCore
import NIOSSL

/// A server certificate for `localhost`, made for these tests and good for nothing else, and the authority that signed
/// it. Valid from 2020 to 2120.
enum TestCertificate {
  static let authority = """
    -----BEGIN CERTIFICATE-----
    MIIBVzCB/qADAgECAgEBMAoGCCqGSM49BAMCMCIxIDAeBgNVBAMMF01lc2h3b3Jr
    IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw
    WjAiMSAwHgYDVQQDDBdNZXNod29yayB0ZXN0IGF1dGhvcml0eTBZMBMGByqGSM49
    AgEGCCqGSM49AwEHA0IABFuyPysnvE2piW3J1kIW0k0hLxvJx0QRb5i3oTIm76Sp
    x0GcG43vIDMHXaLUiueBARJynw63QmW6KfkDIEUrWvejIzAhMA8GA1UdEwEB/wQF
    MAMBAf8wDgYDVR0PAQH/BAQDAgIEMAoGCCqGSM49BAMCA0gAMEUCIQDX1QewimVE
    UI7kdgXf4DC1zuM1T/jWAeyHFrwkFRw0dAIge7fYtzuAn89FTai+jqcSaZjUiJqb
    NXimUCja3HvZLCk=
    -----END CERTIFICATE-----
    """

  /// The handler that makes a server's connections TLS ones.
  static func handler() throws -> NIOSSLServerHandler {
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(server.utf8))
    let configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: certificates.map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    return NIOSSLServerHandler(context: try NIOSSLContext(configuration: configuration))
  }

  private static let server = """
    -----BEGIN CERTIFICATE-----
    MIIBUzCB+qADAgECAgECMAoGCCqGSM49BAMCMCIxIDAeBgNVBAMMF01lc2h3b3Jr
    IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw
    WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
    AAS2rkP+t7VxAxmgNN+Zzrp+hg1T1U4sSdAA/rqvaY4nTMV3fcY9bqXK3L5wDPl6
    N70ukEynuKYtqYbYACcIObVJoy0wKzAUBgNVHREEDTALgglsb2NhbGhvc3QwEwYD
    VR0lBAwwCgYIKwYBBQUHAwEwCgYIKoZIzj0EAwIDSAAwRQIgMx9Cn8iUiA9G2z7u
    sBKWSN1YSUXgq2IDAxflxn05GSECIQC03mWix5GvOrQlt/UVDbpzMIo6FoBIn8Hs
    jPoe3D7J+g==
    -----END CERTIFICATE-----
    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2ckMX+0KscjNAR4y
    CgjbdjEh5QyIuoUmifVfYTHdgVahRANCAAS2rkP+t7VxAxmgNN+Zzrp+hg1T1U4s
    SdAA/rqvaY4nTMV3fcY9bqXK3L5wDPl6N70ukEynuKYtqYbYACcIObVJ
    -----END PRIVATE KEY-----
    """
}
