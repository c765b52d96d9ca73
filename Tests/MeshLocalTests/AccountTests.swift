import MeshCore
import MeshLocal
import Testing

@Suite struct AccountTests {
  @Test(arguments: ["v2/users/me/apps", "v2/users/sample/apps", "v2/apps", "v2/apps/"])
  func apps(path: String) async throws {
    let answer = try await Gallery().answer("GET", path)
    #expect(answer.verdict == [200, 10000])
    #expect(answer.json["apps"]?.count == 1)
    #expect(answer.json["apps"]?[0]?["id"] == "gallery" && answer.json["apps"]?[0]?["user_id"] == "sample")
  }

  @Test(arguments: [
    ("v2/users/me/apps/gallery", "gallery"), ("v2/app", "gallery"), ("v2/users/clarifai/apps/main", "main"),
  ])
  func oneApp(path: String, id: String) async throws {
    #expect(try await Gallery().answer("GET", path).json["app"]?["id"]?.string == id)
  }

  @Test func users() async throws {
    let gallery = try Gallery()
    #expect(try await gallery.answer("GET", "v2/users/me").json["user"]?["id"] == "sample")
    #expect(try await gallery.answer("GET", "v2/users/clarifai").json["user"]?["id"] == "clarifai")
    for path in ["v2/users/nobody", "v2/users/nobody/apps", "v2/users/me/apps/none", "v2/users/clarifai/apps/gallery"] {
      #expect(try await gallery.answer("GET", path).verdict == [404, 11101])
    }
  }

  @Test(arguments: ["v2/users/me/apps/gallery/myscopes", "v2/myscopes", "v2/my_scopes"])
  func scopes(path: String) async throws {
    let answer = try await Gallery().answer("GET", path)
    #expect(answer.json["app"]?["id"] == "gallery")
    guard case .array(let scopes) = answer.json["scopes"] else {
      Issue.record("no scopes")
      return
    }
    #expect(scopes.contains("Workflows_Delete") && scopes.contains("Predict"))
  }

  @Test func statusCodes() async throws {
    let gallery = try Gallery()
    let list = try await gallery.answer("GET", "v2/status_codes")
    #expect(list.json["statuses"]?[0]?["code"] == 10000 && (list.json["statuses"]?.count ?? 0) > 40)
    #expect(try await gallery.answer("GET", "v2/status_codes/22102").verdict == [200, 22102])
    #expect(try await gallery.answer("GET", "v2/status_codes/1").verdict == [404, 11101])
  }

  /// Official clients repeat in query and body what the path says; only where the path is silent does it count.
  @Test func thePathCountsFirst() async throws {
    let gallery = try Gallery()
    let elsewhere = ["user_app_id.user_id": "nobody", "user_app_id.app_id": "none"]
    #expect(try await gallery.call("GET", query: elsewhere).verdict == [200, 10000])
    #expect(try await gallery.answer("GET", "v2/workflows", query: elsewhere).verdict == [404, 11101])
    let here = ["user_app_id.user_id": "me", "user_app_id.app_id": "gallery"]
    #expect(try await gallery.answer("GET", "v2/workflows", query: here).verdict == [200, 10000])
    let body = #"{"user_app_id":{"app_id":"none"}}"#
    #expect(try await gallery.call("DELETE", "workflows/two-eyes", body: body).verdict == [200, 10000])
    #expect(try await gallery.answer("DELETE", "v2/workflows/photo-basics", body: body).verdict == [404, 11101])
  }
}
