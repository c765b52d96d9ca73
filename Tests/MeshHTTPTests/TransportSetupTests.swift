import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// What a context may say, and what of it is never shown.
@Suite struct TransportSetupTests {
  @Test(arguments: [
    ("api.example.com", "it does not begin with https:// or http://"),
    ("clarifai.com.example.com/x.clarifai.com", "it does not begin with https:// or http://"),
    ("", "it does not begin with https:// or http://"),
    ("ftp://api.clarifai.com", "it does not begin with https:// or http://"),
    ("http://127.0.0.1:-5", "its port is not a number from 1 to 65535"),
    ("http://127.0.0.1:abc", "its port is not a number from 1 to 65535"),
    ("http://[::1", "it is not an address"), ("http://ex ample", "it holds a blank"),
    ("https://", "it names no host"), ("https:///v2", "it names no host"),
    ("https://api.clarifai.com?x=1", "it goes on after the path"),
    ("https://api.clarifai.com/#top", "it goes on after the path"),
    ("http://api.clarifai.com", "http would send the key in the clear; only http://localhost may be without TLS"),
    ("http://127.0.0.1.example.com", "http would send the key in the clear; only http://localhost may be without TLS"),
    ("http://10.0.0.1", "http would send the key in the clear; only http://localhost may be without TLS"),
  ])
  func aBaseThatCannotBeUsedIsRefused(base: String, why: String) {
    #expect(throws: TransportSetupError.address(base, why)) { try HTTPTransport(base: base, key: "key") }
  }

  /// As variables of the environment often come.
  @Test func blanksAroundABaseAreNoPartOfIt() {
    #expect(throws: Never.self) { try HTTPTransport(base: " http://127.0.0.1:8080 \n", key: "key") }
  }

  @Test(arguments: ["https://me:secret@api.clarifai.com", "ftp://me:secret@api.clarifai.com/v2"])
  func aPasswordInTheBaseIsRefusedAndNotShown(base: String) throws {
    let error = try #require(throws: TransportSetupError.self) { try HTTPTransport(base: base, key: "key") }
    #expect(error.message.contains("it holds a user or a password"))
    #expect(!error.message.contains("secret"))
  }

  @Test(arguments: [
    ("https://api.clarifai.com", "https://api.clarifai.com"), ("api-dev.clarifai.com/", "https://api-dev.clarifai.com"),
    ("mesh.example.com:443", "https://mesh.example.com"),
    ("https://api.clarifai.com/v2", "https://api.clarifai.com"), ("https://h/p/V2//", "https://h/p"),
    ("https://h//v2/", "https://h"), ("https://h/v22", "https://h/v22"), ("https://v2", "https://v2"),
    ("HTTPS://Host:8443/A/b//", "https://host:8443/A/b"), ("https://h:443", "https://h"),
    ("https://h:80/", "https://h:80"),
    ("HTTP://LocalHost:80/v2", "http://localhost"), ("http://localhost:/", "http://localhost"),
    ("http://localhost:8080/", "http://localhost:8080"), ("http://127.9.9.9", "http://127.9.9.9"),
    ("http://[::1]:80", "http://[::1]"), ("https://[2001:db8::1]", "https://[2001:db8::1]"),
  ])
  func aBaseIsKeptWithoutItsLastSlash(base: String, kept: String) throws {
    #expect(try HTTPTransport(base: base, key: "key").base == kept)
  }

  @Test(arguments: ["", "a b", "key\n", "a\r\nHost: b", "clé", "\u{7F}"])
  func aKeyThatCannotStandInAHeaderIsRefusedUnseen(key: String) {
    let error = #expect(throws: TransportSetupError.self) {
      try HTTPTransport(base: "https://api.clarifai.com", key: key)
    }
    #expect(key.isEmpty || error?.message.contains(key) == false)
    #expect(error?.message.hasSuffix("Set CLARIFAI_PAT to a personal access token.") == true)
  }

  @Test func certificatesThatAreNotThereAreNamed() {
    #expect(throws: TransportSetupError.certificates(path: "/nowhere/ca.pem")) {
      try HTTPTransport(base: "https://api.clarifai.com", key: "key", rootCertificates: "/nowhere/ca.pem")
    }
  }

  @Test func theKeyIsNeverShown() async throws {
    let secret = "c0ffee5ecret"
    try await LoopbackServer.serving { _ in
      .status(302, headers: ["Location": "https://elsewhere.example/"])
    } _: { server in
      let transport = try HTTPTransport(base: server.base, key: secret)
      var shown = "\(transport) \(String(reflecting: transport))"
      dump(transport, to: &shown)
      let error = await #expect(throws: TransportError.self) { try await transport.send(APIRequest(.get, ["v2"])) }
      shown += error?.message ?? ""
      dump(error, to: &shown)
      #expect(server.requests.first?.headers["authorization"] == "Key \(secret)")
      #expect(shown.contains("elsewhere.example"))
      #expect(!shown.contains(secret))
    }
  }
}
