import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

@Suite struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110.
  private let now = Date(timeIntervalSince1970: 784_111_777)

  @Test(
    arguments: [
      ("0", .zero), ("120", .seconds(120)), ("9999999", .seconds(86_400)),
      ("Sun, 06 Nov 1994 08:49:37 GMT", .zero), ("Sun, 06 Nov 1994 08:50:07 GMT", .seconds(30)),
      ("Sat, 05 Nov 1994 08:49:37 GMT", .zero), ("Fri, 31 Dec 1999 23:59:59 GMT", .seconds(86_400)),
      ("", nil), ("-1", nil), ("soon", nil), ("1.5", nil), ("06 Nov 1994 08:49:37 GMT", nil),
      ("Sun, 06 Foo 1994 08:49:37 GMT", nil), ("Sun, 31 Nov 1994 08:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 08:49:37 CET", nil),
    ] as [(String, Duration?)])
  func theHeaderIsSecondsOrADate(value: String, wait: Duration?) {
    #expect(RetryAfter.duration(value, now: now) == wait)
  }

  @Test(
    arguments: [
      (["Retry-After": "7"], .seconds(7)), (["Retry-After": "later"], nil), ([:], nil),
      // By the service's clock, whatever this machine's says.
      (
        ["Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"], .seconds(10)
      ),
    ] as [([String: String], Duration?)])
  func aTransportHandsItOn(headers: [String: String], wait: Duration?) async throws {
    try await LoopbackServer.scripted(.service(11005, http: 429, headers: headers)) { server in
      let transport = try HTTPTransport(base: server.base, key: "key")
      #expect(try await transport.send(APIRequest(.get, ["v2"])).retryAfter == wait)
    }
  }
}
