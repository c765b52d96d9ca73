import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// Which calls go through a proxy, as a table of environments.
@Suite struct ProxySettingsTests {
  private typealias Row = (large: String?, small: String?, shown: String?)

  private func shown(_ environment: [String: String], _ host: String = "api.clarifai.com", port: Int = 443) throws
    -> String?
  {
    try ProxySettings(environment).server(for: host, port: port).map { "\($0.kind) \($0.host):\($0.port)" }
  }

  @Test(
    arguments: [
      (nil, nil, nil), ("", nil, nil), ("http://proxy:3128", nil, "http proxy:3128"),
      ("proxy:3128", nil, "http proxy:3128"),
      ("http://proxy", nil, "http proxy:80"), ("http://proxy:3128/", nil, "http proxy:3128"),
      ("http://me:p%40ss@proxy:3128", nil, "http proxy:3128"), ("socks5://proxy", nil, "socks proxy:1080"),
      ("SOCKS5H://proxy:9", nil, "socks proxy:9"), ("http://[::1]:3128", nil, "http ::1:3128"),
      ("http://large:1", "http://small:2", "http small:2"), ("http://large:1", "", nil),
    ] as [Row])
  private func theProxyIsRead(row: Row) throws {
    var environment: [String: String] = [:]
    environment["HTTPS_PROXY"] = row.large
    environment["https_proxy"] = row.small
    #expect(try shown(environment) == row.shown)
  }

  @Test(
    arguments: [
      ("", "api.clarifai.com", 443, false), ("*", "api.clarifai.com", 443, true),
      ("clarifai.com", "api.clarifai.com", 443, true), (".clarifai.com", "api.clarifai.com", 443, true),
      ("*.clarifai.com", "api.clarifai.com", 443, true), ("Clarifai.COM", "api.clarifai.com", 443, true),
      ("clarifai.com", "clarifai.com", 443, true), ("clarifai.com", "notclarifai.com", 443, false),
      ("api.clarifai.com", "clarifai.com", 443, false), ("a, clarifai.com ,b", "api.clarifai.com", 443, true),
      ("a clarifai.com", "api.clarifai.com", 443, true), ("clarifai.com:443", "api.clarifai.com", 443, true),
      ("clarifai.com:8443", "api.clarifai.com", 443, false), ("10.1.2.3", "10.1.2.3", 443, true),
      ("2.3", "10.1.2.3", 443, false), ("10.0.0.0/8", "10.1.2.3", 443, true), ("10.0.0.0/8", "11.1.2.3", 443, false),
      ("10.1.0.0/15", "10.0.9.9", 443, true), ("10.0.0.0/99", "10.0.0.0", 443, false),
      ("10.0.0.0/8", "ten.example", 443, false), ("::1", "0:0::1", 443, true), ("[::1]:443", "::1", 443, true),
      ("[::1]:80", "::1", 443, false), ("2001:db8::/32", "2001:db8::9", 443, true), (",, ", "a", 443, false),
    ] as [(String, String, Int, Bool)])
  func someHostsAreCalledThemselves(exceptions: String, host: String, port: Int, isDirect: Bool) throws {
    let environment = ["HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": exceptions]
    #expect(try (shown(environment, host, port: port) == nil) == isDirect)
  }

  @Test(arguments: ["https://me:secret@proxy", "ftp://me:secret@proxy", "socks5://me:secret@proxy", "http://", "a b"])
  func aProxyThatCannotBeUsedIsRefusedUnseen(text: String) throws {
    let error = try #require(throws: TransportSetupError.self) { try ProxySettings(["HTTPS_PROXY": text]) }
    #expect(error.message.hasPrefix("HTTPS_PROXY is not usable: "))
    #expect(!error.message.contains("secret"))
  }

  /// A call through a proxy that answers `answer` to CONNECT, and what the proxy was asked.
  private func call(_ answer: LoopbackServer.Answer) async throws -> (TransportError?, LoopbackServer.Request?, String)
  {
    try await LoopbackServer.scripted(answer) { server in
      let proxies = try ProxySettings(["https_proxy": "http://me:p%40ss@127.0.0.1:\(server.port)"])
      let transport = try HTTPTransport(base: "https://api.clarifai.com", key: "k3y", proxies: proxies)
      let error = await #expect(throws: TransportError.self) { try await transport.send(APIRequest(.get, ["v2"])) }
      var shown = "\(proxies) \(transport)"
      dump(transport, to: &shown)
      return (error, server.requests.first, shown)
    }
  }

  @Test func theProxyIsAskedForATunnelAndNeverToldTheKey() async throws {
    let (error, request, shown) = try await call(.status(407))
    let words = "api.clarifai.com, through the proxy 127.0.0.1, needs a user and a password for the proxy"
    #expect(error == .refused(words))
    #expect(request?.method == "CONNECT" && request?.target == "api.clarifai.com:443")
    #expect(request?.headers["proxy-authorization"] == "Basic bWU6cEBzcw==")
    #expect(request?.headers["authorization"] == nil)
    #expect(!shown.contains("p@ss") && !shown.contains("k3y"))
  }

  @Test func aProxyThatForbidsIsTold() async throws {
    let (error, _, _) = try await call(.status(403))
    let words = "api.clarifai.com, through the proxy 127.0.0.1, is not let through by the proxy"
    #expect(error == .unreachable(words))
  }

  @Test func callsWithinThisMachineNeedNoProxy() async throws {
    try await LoopbackServer.scripted(.service(10000, http: 200)) { server in
      let proxies = try ProxySettings(["HTTPS_PROXY": "http://127.0.0.1:1"])
      let transport = try HTTPTransport(base: server.base, key: "key", proxies: proxies)
      #expect(try await transport.send(APIRequest(.get, ["v2"])).status == 200)
    }
  }
}
