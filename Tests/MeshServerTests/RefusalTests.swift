import MeshCore
import MeshServer
import TestSupport
import Testing

/// What is not let in, and what is said of it.
@Suite struct RefusalTests {
  @Test(arguments: [
    ([], 11102), (["Authorization: \(Served.key)"], 11102), (["Authorization: key \(Served.key)"], 11102),
    (["Authorization: Key"], 11102), (["Authorization: Key "], 11102), (["Authorization: Key a b"], 11102),
    (["Authorization: Key the-kex"], 11009), (["Authorization: Key the-key-and-more"], 11009),
    (["Authorization: Bearer nonsense"], 11009),
  ])
  func keys(headers: [String], code: Int) async throws {
    try await Served.serving { served async throws in
      for (method, target) in [("GET", "/v2/workflows"), ("DELETE", "/v2/workflows/two-eyes"), ("GET", "/nowhere")] {
        #expect(try await served.call(method, target, headers).verdict == [401, code])
      }
      #expect(try await served.call("GET", "/v2/workflows/two-eyes").verdict == [200, 10000])
    }
  }

  @Test func statusCodesNeedNoKey() async throws {
    try await Served.serving { served async throws in
      #expect(try await served.call("GET", "/v2/status_codes/11102", []).verdict == [200, 11102])
      #expect(try await served.call("GET", "/v2/status_codes?x=1", []).verdict == [200, 10000])
    }
  }

  @Test(arguments: [
    ("GET", "/", "", 404, 11101), ("GET", "/v3/workflows", "", 404, 11101), ("GET", "*", "", 404, 11101),
    ("PUT", "/v2/workflows", "{}", 405, 11103), ("OPTIONS", "/v2/workflows", "", 405, 11103),
    ("GET", "/v2/workflows/%zz", "", 400, 11100), ("GET", "/v2/workflows/%ff", "", 400, 11100),
    ("GET", "/v2/workflows/a%2Fb", "", 404, 22102), ("GET", "/v2/workflows/%252F", "", 404, 22102),
    ("GET", "/v2/workflows?page=%2D1", "", 400, 11102), ("POST", "/v2/workflows", "{", 400, 11100),
    ("POST", "/v2/workflows", #"{"workflows":[{"id":7}]}"#, 400, 11100),
    ("POST", "/v2/workflows", #"{"workflows":[{"id":"a","nodes":[]}]}"#, 400, 22107),
    ("PATCH", "/v2/workflows", #"{"workflows":[{"id":"two-eyes"}],"action":"improve"}"#, 400, 22999),
    ("DELETE", "/v2/workflows", "{}", 400, 22999), ("GET", "/v2/models/none", "", 404, 21200),
    ("POST", "/v2/workflows/two-eyes/results", #"{"inputs":[{"data":{"image":{"url":"no address"}}}]}"#, 400, 10020),
  ])
  func requests(method: String, target: String, body: String, http: Int, code: Int) async throws {
    try await Served.serving { served async throws in
      let answer = try await served.call(method, target, body: body)
      #expect(answer.verdict == [http, code])
      #expect(!answer.details.isEmpty && answer.json["status"]?["req_id"]?.string?.count == 32)
    }
  }

  @Test(arguments: [
    ("PUT", "/v2/workflows", "DELETE, GET, HEAD, PATCH, POST"),
    ("OPTIONS", "/v2/workflows/two-eyes", "DELETE, GET, HEAD"),
    ("GET", "/v2/workflows/two-eyes/results", "POST"), ("HEAD", "/v2/workflows/two-eyes/results", "POST"),
  ])
  func aWrongMethodNamesTheRightOnes(method: String, target: String, allowed: String) async throws {
    try await Served.serving { served async throws in
      let answer = try await RawConnection.head(port: served.port, Served.request(method, target))
      #expect(answer.status == 405 && answer.headers["allow"] == allowed, "\(answer)")
      let found = try await RawConnection.head(port: served.port, Served.request("GET", "/v2/workflows"))
      #expect(found.status == 200 && found.headers["allow"] == nil)
    }
  }

  /// The connection is used again at once: a byte of a body would be taken for the next answer.
  @Test(arguments: [
    "/v2/workflows", "/v2/workflows/two-eyes", "/v2/workflows/none", "/v2/status_codes/10000", "/nowhere",
  ])
  func headIsAsGetWithoutTheBody(target: String) async throws {
    try await Served.serving { served async throws in
      let get = try await served.call("GET", target)
      try await RawConnection.open(port: served.port) { connection in
        for _ in 0..<2 {
          try await connection.send(Served.request("HEAD", target))
          let head = try await connection.head()
          #expect(head.status == get.status)
          #expect(head.headers["content-type"] == "application/json")
          #expect(Int(head.headers["content-length"] ?? "") ?? 0 > 0)
        }
        try await connection.send(Served.request("GET", target))
        #expect(try await connection.answer().verdict == get.verdict)
      }
    }
  }

  @Test func anIDIsDecodedOnce() async throws {
    try await Served.serving { served async throws in
      #expect(try await served.call("GET", "/v2/workflows/a%2Fb%20c").details.contains("a/b c"))
      #expect(try await served.call("GET", "/v2/workflows/%2541").details.contains("%41"))
      #expect(try await served.call("GET", "/v2/workflows?search=nine+t%69les").json["workflows"]?.count == 1)
    }
  }

  @Test func bodiesThatAreTooLarge() async throws {
    var limits = MeshServer.Limits()
    limits.body = 1000
    try await Served.serving(limits: limits) { served async throws in
      let body = String(repeating: "x", count: 1001)
      #expect(try await served.call("POST", "/v2/workflows", body: body).verdict == [413, 40033])
      let head = "POST /v2/workflows HTTP/1.1\r\nHost: h\r\nAuthorization: Key \(Served.key)\r\n"
      let announced = try await RawConnection.exchange(port: served.port, head + "Content-Length: 99999999999\r\n\r\n")
      #expect(announced.verdict == [413, 40033])
      let chunks = head + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n\(body)\r\n0\r\n\r\n"
      #expect(try await RawConnection.exchange(port: served.port, chunks).verdict == [413, 40033])
      #expect(try await served.call("POST", "/v2/workflows", body: String(body.dropLast())).verdict == [400, 11100])
    }
  }

  @Test func whatIsNoHTTP() async throws {
    try await Served.serving { served async throws in
      for text in ["\u{16}\u{3}\u{1}\u{2}", "GET /v2 HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n"] {
        try await RawConnection.open(port: served.port) { connection in
          try await connection.send(text)
          // Some of it gets an answer, none an answer of the service; then the connection is closed.
          let answer = try? await connection.answer()
          #expect(answer == nil || answer?.status == 400)
        }
      }
      #expect(try await served.call("GET", "/v2/app").verdict == [200, 10000])
    }
  }
}
