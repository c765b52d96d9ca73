import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// Images from addresses: what is fetched, what is refused, and when it is given up.
@Suite(.timeLimit(.minutes(10))) struct WebImageFetcherTests {
  private let local = WebImageFetcher(allowsPrivateAddresses: true, limits: Self.limits)
  private let strict = WebImageFetcher(allowsPrivateAddresses: false, limits: Self.limits)

  private static var limits: WebImageFetcher.Limits {
    var limits = WebImageFetcher.Limits()
    limits.bytes = 1_048_576
    // Beside all other tests a hop may take seconds.
    limits.time = .seconds(120)
    return limits
  }

  /// What comes of fetching `path` from a server that answers with `answer`.
  private func outcome(
    _ path: String = "/image", _ answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer
  ) async throws -> Result<String, ImageFetchError> {
    try await LoopbackServer.serving(answer) { server in
      await outcome(local, server.base + path)
    }
  }

  private func outcome(_ fetcher: WebImageFetcher, _ url: String) async -> Result<String, ImageFetchError> {
    do {
      return .success(String(decoding: try await fetcher.fetch(url), as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }

  @Test func anImageIsFetched() async throws {
    #expect(try await outcome { .status(200, $0.target + ($0.headers["authorization"] ?? "")) } == .success("/image"))
  }

  @Test func redirectsAreFollowedAlsoRelativeOnes() async throws {
    let outcome = try await outcome("/a/b?c") { request in
      switch request.target {
      case "/a/b?c": .status(301, headers: ["Location": "../d"])
      case "/d": .status(302, headers: ["Location": "http://\(request.headers["host"] ?? "")/e"])
      case _: .status(200, request.target)
      }
    }
    #expect(outcome == .success("/e"))
  }

  @Test func redirectsHaveAnEnd() async throws {
    try await LoopbackServer.serving { _ in
      .status(302, headers: ["Location": "/again"])
    } _: { server in
      #expect(await outcome(local, server.base) == .failure(.tooManyRedirects(limit: 5)))
      #expect(server.requests.count == 6)
    }
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://host/x"])
  func aRedirectDoesNotLeaveTheWeb(target: String) async throws {
    let outcome = try await outcome { _ in .status(302, headers: ["Location": target]) }
    let scheme = target.prefix { $0 != ":" }
    #expect(outcome == .failure(.badURL("\"\(scheme)\" is not a scheme images are fetched by")))
  }

  @Test(arguments: [204, 304, 404, 500])
  func anotherStatusIsSaid(status: Int) async throws {
    #expect(try await outcome { _ in .status(status) } == .failure(.httpStatus(status)))
  }

  @Test func tooLargeAnImageIsGivenUp() async throws {
    #expect(try await outcome { _ in .endless } == .failure(.tooLarge(limit: 1_048_576)))
  }

  @Test func aBrokenImageIsGivenUp() async throws {
    let words = "127.0.0.1 closed the connection before the answer was complete"
    #expect(try await outcome { _ in .cut(.close) } == .failure(.unreachable(words)))
  }

  @Test(arguments: [LoopbackServer.Answer.silence, .slowHead, .cut(.keepOpen)])
  func aSlowHostIsGivenUp(answer: LoopbackServer.Answer) async throws {
    var limits = Self.limits
    limits.time = .seconds(1)
    let hasty = WebImageFetcher(allowsPrivateAddresses: true, limits: limits)
    try await LoopbackServer.serving { _ in
      answer
    } _: { server in
      #expect(await outcome(hasty, server.base) == .failure(.timedOut(seconds: 1)))
    }
  }

  @Test(arguments: [
    "http://127.0.0.1", "http://localhost", "http://127.1", "http://2130706433", "http://[::1]", "http://0.0.0.0",
    "http://[::ffff:127.0.0.1]", "http://10.1.2.3", "http://169.254.169.254", "http://[fe80::1]", "http://[fd00::1]",
  ])
  func aPrivateAddressIsRefusedBeforeItIsConnectedTo(base: String) async throws {
    try await LoopbackServer.serving { _ in
      .status(200)
    } _: { server in
      let outcome = await outcome(strict, "\(base):\(server.port)/image")
      let host = base.dropFirst("http://".count).filter { $0 != "[" && $0 != "]" }
      #expect(outcome == .failure(.refusedAddress(String(host))))
      #expect(server.connectionCount == 0)
    }
  }

  @Test func anUnknownNameIsSaid() async {
    let host = String(repeating: "x", count: 64) + ".invalid"
    let expected = Result<String, ImageFetchError>.failure(.unreachable("\(host) cannot be found by its name"))
    #expect(await outcome(strict, "http://\(host)/a") == expected)
    #expect(await outcome(local, "https://\(host)/a") == expected)
  }

  @Test(arguments: ["", "image.jpg", "gopher://host/x", "http://", "sample:faces"])
  func whatIsNoWebAddressIsRefused(text: String) async {
    guard case .failure(.badURL) = await outcome(strict, text) else {
      Issue.record("\(text) was taken")
      return
    }
  }

  @Test(arguments: [
    ("data:,a%20b", "a b"), ("data:text/plain;charset=utf-8,%C3%A4", "ä"), ("DATA:image/png;BASE64,aGVsbG8=", "hello"),
    ("data:;base64,aGVs%0AbG8%3D", "hello"), ("data:,", ""), ("data:image/png;base64,aGVs\nbG8=", "hello"),
  ])
  func aDataURLHoldsItsImage(url: String, content: String) async {
    #expect(await outcome(strict, url) == .success(content))
  }

  @Test(arguments: ["data:", "data:image/png;base64", "data:;base64,", "data:;base64,!!", "data:,%G0", "data:,%1"])
  func aBrokenDataURLIsRefused(url: String) async {
    #expect(await outcome(strict, url) == .failure(.badURL("it is not a whole data URL")))
  }

  @Test func aDataURLHasTheSameLimit() async {
    let url = "data:," + String(repeating: "x", count: 1_048_577)
    #expect(await outcome(strict, url) == .failure(.tooLarge(limit: 1_048_576)))
  }
}
