import MeshCore
import MeshLocal
import Testing

@Suite struct RouteTests {
  @Test(arguments: [
    "", "v2", "v1/users/me/apps/gallery/workflows", "v2/users", "v2/users/me/apps/gallery/inputs",
    "v2/users/me/apps/gallery/workflows/a/b", "v2/users/me/apps/gallery/workflows/a/versions/b/c",
    "v2/users/me/apps/gallery/models/a/versions/b/outputs/c", "v2/users/me/apps/gallery/models/a/train",
    "v2/users/me/apps/gallery/workflows//versions", "v2/users/me/workflows/photo-basics", "v2/users/me/status_codes",
    "v2/users/me/deployments/d/outputs",
  ])
  func unknownAddress(path: String) async throws {
    let answer = try await Gallery().answer("GET", path)
    #expect(answer.verdict == [404, 11101])
    #expect(answer.details.contains(path))
  }

  @Test(arguments: [
    ("PUT", "workflows"), ("PATCH", "workflows/photo-basics"), ("POST", "workflows/photo-basics"),
    ("GET", "workflows/photo-basics/results"), ("POST", "workflows/photo-basics/versions"), ("POST", "models"),
    ("get", "workflows"), ("GET", "models/a/outputs"), ("PATCH", "workflows/photo-basics/results"), ("POST", ""),
  ])
  func wrongMethod(method: String, path: String) async throws {
    let answer = try await Gallery().call(method, path)
    #expect(answer.verdict == [405, 11103])
    #expect(answer.details.contains(method))
  }

  @Test(arguments: ["v2/users/sample/apps/other/workflows", "v2/users/clarifai/apps/main/workflows/General"])
  func otherApps(path: String) async throws {
    let answer = try await Gallery().answer("GET", path)
    #expect(answer.verdict == [404, 11101])
    #expect(answer.details.contains("sample/gallery"))
  }

  @Test(arguments: [
    "v2/users/me/apps/gallery/workflows", "v2/users/sample/apps/gallery/workflows/", "v2/users/me/workflows",
    "v2/workflows",
  ])
  func formsOfOneAddress(path: String) async throws {
    let answer = try await Gallery().answer("GET", path)
    #expect(answer.verdict == [200, 10000])
    #expect(answer.json["workflows"]?.count == 6)
  }

  @Test func theBodyNamesTheAppWhereThePathDoesNot() async throws {
    let gallery = try Gallery()
    let elsewhere = #"{"user_app_id":{"user_id":"me","app_id":"other"},"delete_all":true}"#
    #expect(try await gallery.answer("DELETE", "v2/workflows", body: elsewhere).verdict == [404, 11101])
    let here = #"{"user_app_id":{"user_id":"me","app_id":"gallery"},"delete_all":true}"#
    #expect(try await gallery.answer("DELETE", "v2/workflows", body: here).verdict == [200, 10000])
    #expect(try await gallery.call("GET").json["workflows"] == [])
  }

  @Test(arguments: ["", "[", "nonsense", "[]", "5"])
  func notAnObject(body: String) async throws {
    let gallery = try Gallery()
    for (method, path) in [
      ("POST", "workflows"), ("PATCH", "workflows"), ("DELETE", "workflows"),
      ("POST", "workflows/photo-basics/results"),
    ] {
      let answer = try await gallery.call(method, path, body: body)
      #expect(answer.verdict == [400, 11100])
      #expect(answer.details.contains("JSON object"))
    }
  }

  @Test func aFieldOfAnotherTypeIsNamed() async throws {
    let answer = try await Gallery().call("POST", body: #"{"workflows":[{"id":"a","nodes":[{"id":5}]}]}"#)
    #expect(answer.verdict == [400, 11100])
    #expect(answer.details.contains("workflows[0].nodes[0].id"))
  }

  @Test func everyStatusHasAnIDOfItsOwn() async throws {
    let gallery = try Gallery()
    var ids: Set<String> = []
    for path in ["workflows", "workflows/none", "none"] {
      let id = try #require(try await gallery.call("GET", path).json["status"]?["req_id"]?.string)
      #expect(id.count == 32 && id.allSatisfy { "0123456789abcdef".contains($0) })
      ids.insert(id)
    }
    #expect(ids.count == 3)
  }
}
