import MeshCore
import MeshHTTP
import TestSupport
import Testing

/// Ports come from outside, and below us one that cannot be ends the process: every way in refuses it in words.
@Suite struct WebAddressTests {
  private static let impossible = [
    "65536", "99999", "0", "4294967297", "18446744073709551616", "99999999999999999999999", "-1", "+80", "8x", "８０",
  ]
  private static let hosts = ["127.0.0.1", "[::1]", "localhost", "host.example"]

  @Test(arguments: impossible)
  func anImageWithAnImpossiblePortIsRefused(port: String) async {
    for (host, allowsPrivateAddresses) in Self.hosts.flatMap({ [($0, true), ($0, false)] }) {
      let fetcher = WebImageFetcher(allowsPrivateAddresses: allowsPrivateAddresses)
      await #expect("\(host):\(port)") {
        try await fetcher.fetch("http://\(host):\(port)/a.png")
      } throws: { error in
        if case ImageFetchError.badURL = error { true } else { false }
      }
    }
  }

  @Test(arguments: ["http://127.0.0.1:65536/x", "http://[::1]:99999/x", "//127.0.0.1:70000/x", "http://h:0/"])
  func aRedirectToAnImpossiblePortIsRefused(target: String) async throws {
    try await LoopbackServer.serving { _ in
      .status(302, headers: ["Location": target])
    } _: { server in
      _ = await #expect(throws: ImageFetchError.badURL("its port is not a number from 1 to 65535")) {
        try await WebImageFetcher(allowsPrivateAddresses: true).fetch(server.base + "/image")
      }
    }
  }

  @Test func aRedirectToNowhereIsRefused() async throws {
    try await LoopbackServer.serving { _ in
      .status(302)
    } _: { server in
      await #expect(throws: ImageFetchError.badURL("it is not an address")) {
        try await WebImageFetcher(allowsPrivateAddresses: true).fetch(server.base + "/image")
      }
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: impossible)
  func aServiceWithAnImpossiblePortIsRefused(port: String) {
    for host in Self.hosts {
      #expect(throws: TransportSetupError.self, "\(host):\(port)") {
        try HTTPTransport(base: "https://\(host):\(port)/", key: "key")
      }
    }
  }

  @Test func aProxyWithAnImpossiblePortIsRefusedUnseen() {
    for port in Self.impossible + ["secret"] {
      let error = #expect(throws: TransportSetupError.self, "\(port)") {
        try ProxySettings(["HTTPS_PROXY": "http://user:\(port)"])
      }
      #expect(error?.message.contains("secret") == false)
    }
  }

  @Test(arguments: ["http://127.0.0.1%00.example.com", "http://127.0.0.1%20", "http://127.0.0.1%0a:80"])
  func aHostThatHoldsWhatNoHostHoldsIsNone(base: String) {
    #expect(throws: TransportSetupError.self) { try HTTPTransport(base: base, key: "key") }
  }

  @Test func thePortsThatAreAreTaken() throws {
    for port in ["1", "80", "65535", "00080", ""] {
      #expect(throws: Never.self) { try HTTPTransport(base: "https://[::1]:\(port)", key: "key") }
    }
  }
}
