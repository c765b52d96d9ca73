import Foundation
import MeshCore
import MeshLocal
import MeshServer
import MeshVision
import TestSupport
import Testing

/// Requests of the shapes that the service's documentation shows, in the order in which a reader tries them.
@Suite struct SampleRequestTests {
  /// How the requests of one kind of sample look.
  enum Style: CaseIterable, Sendable {
    /// `curl`: the short paths, which leave the app to the key.
    case curl
    /// `fetch` of browsers and Node: text/plain, and the app in the body or in the path.
    case fetch
    /// The official Python client: long paths, and their ids once more in query and body.
    case python

    var headers: [String] {
      switch self {
      case .curl: ["authorization: Key \(Served.key)", "content-type: application/json", "Accept: */*"]
      case .fetch:
        [
          "Accept: application/json", "Authorization: Key \(Served.key)", "content-type: text/plain;charset=UTF-8",
          "sec-fetch-mode: cors", "accept-encoding: gzip, deflate", "connection: keep-alive",
        ]
      case .python:
        [
          "Authorization: Key \(Served.key)", "Content-Type: application/json", "Accept-Encoding: gzip, deflate",
          "X-Clarifai-gRPC-Client: python:12.6.0", "X-Clarifai-Request-ID-Prefix: python-json-12.6.0",
        ]
      }
    }

    func target(_ rest: String, isRead: Bool = false) -> String {
      switch self {
      case .curl: "/v2/" + rest
      case .fetch: isRead ? "/v2/users/me/apps/gallery/" + rest : "/v2/" + rest
      case .python:
        "/v2/users/sample/apps/gallery/" + rest
          + (isRead ? "?user_app_id.user_id=sample&user_app_id.app_id=gallery" : "")
      }
    }

    /// `fields` as the inside of an object.
    func body(_ fields: String) -> String {
      switch self {
      case .curl: "{\(fields)}"
      case .fetch: #"{"user_app_id":{"user_id":"me","app_id":"gallery"},\#(fields)}"#
      case .python: #"{"user_app_id":{"user_id":"sample","app_id":"gallery"},\#(fields)}"#
      }
    }
  }

  private static func node(_ id: String, _ model: String, _ version: String) -> String {
    #"{"id":"\#(id)","model":{"id":"\#(model)","model_version":{"id":"\#(version)"}}}"#
  }

  @Test(arguments: Style.allCases)
  func createPredictGetPatchDelete(style: Style) async throws {
    let image = Data(try ImageEncoder.png(PixelImage(width: 1, height: 1, pixels: [255, 0, 0]))).base64EncodedString()
    try await Served.serving { served async throws in
      func call(_ method: String, _ rest: String, _ fields: String? = nil) async throws -> RawConnection.Answer {
        try await served.call(
          method, style.target(rest, isRead: method == "GET"), style.headers, body: fields.map(style.body) ?? "")
      }
      let food = Self.node("food", "bd367be194cf45149e75f01d59f77ba7", "dfebc169854e429086aceb8368662641")
      let general = Self.node("general", "aaa03c23b3724a16a56b629203edc62c", "aa9ca48295b37401f8af92ad1af0d91d")
      let created = try await call("POST", "workflows", #""workflows":[{"id":"mine","nodes":[\#(food),\#(general)]}]"#)
      #expect(created.verdict == [200, 10000])
      #expect(created.headers["content-type"] == "application/json")
      #expect(created.json["workflows"]?[0]?["nodes"]?.count == 2)

      let inputs = #""inputs":[{"data":{"image":{"base64":"\#(image)"}}}]"#
      let failed = try await call("POST", "workflows/mine/results", inputs)
      #expect(failed.verdict == [400, 10020])
      #expect(failed.json["results"]?[0]?["outputs"]?[0]?["status"]?["code"] == 21353)
      #expect(try await call("POST", "workflows/photo-basics/results", inputs).verdict == [200, 10000])

      #expect(try await call("GET", "workflows").json["workflows"]?.count == 7)
      #expect(try await call("GET", "workflows/mine").json["workflow"]?["id"] == "mine")

      let travel = Self.node("travel", "ccc28c313d69466f836ab83287a54ed9", "cce28c313d69466f836ab83287a54ed9")
      let patched = try await call(
        "PATCH", "workflows/", #""action":"overwrite","workflows":[{"id":"mine","nodes":[\#(travel)]}]"#)
      #expect(patched.verdict == [200, 10000])
      #expect(patched.json["workflows"]?[0]?["nodes"]?.count == 1)

      // The Python client sends a body with this one too.
      #expect(try await call("DELETE", "workflows/mine", style == .python ? #""x":0"# : nil).verdict == [200, 10000])
      #expect(try await call("DELETE", "workflows", #""ids":["two-eyes","close-look"]"#).verdict == [200, 10000])
      #expect(try await call("DELETE", "workflows", #""delete_all":true"#).verdict == [200, 10000])
      #expect(try await call("GET", "workflows").json["workflows"] == [])
    }
  }

  @Test func oneConnectionCarriesManyRequests() async throws {
    try await Served.serving { served async throws in
      try await RawConnection.open(port: served.port) { connection in
        for _ in 0..<3 {
          try await connection.send(Served.request("GET", "/v2/workflows"))
          #expect(try await connection.answer().verdict == [200, 10000])
        }
        // Two at once: the answers come in the order of the requests.
        try await connection.send(Served.request("GET", "/v2/workflows/none") + Served.request("GET", "/v2/app"))
        #expect(try await connection.answer().verdict == [404, 22102])
        #expect(try await connection.answer().verdict == [200, 10000])
      }
    }
  }

  @Test func aBodyInChunks() async throws {
    try await Served.serving { served async throws in
      let answer = try await RawConnection.exchange(
        port: served.port,
        "DELETE /v2/workflows HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer \(Served.key)\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"del\r\nd\r\nete_all\":true\r\n1\r\n}\r\n0\r\n\r\n")
      #expect(answer.verdict == [200, 10000])
    }
  }
}

extension JSON {
  subscript(index: Int) -> JSON? {
    guard case .array(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }

  var count: Int { if case .array(let items) = self { items.count } else { 0 } }
}
