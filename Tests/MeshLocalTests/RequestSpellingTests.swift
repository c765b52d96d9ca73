import MeshCore
import Testing

/// What clients may write in a request, and what of it is refused.
@Suite struct RequestSpellingTests {
  @Test func camelCaseIsReadAtEveryLevel() async throws {
    let gallery = try await Gallery.empty()
    let body = """
      {"userAppId": {"userId": "me", "appId": "gallery"}, "workflows": [
        {"id": "w", "useCases": ["x"], "madeUp": 1, "metadata": {"nodeId": 1, "big": 9007199254740993}, "nodes": [
          {"id": "a", "model": {"id": "color-recognition", "userId": "clarifai", "appId": "main",
            "modelVersion": {"id": "B31BF8B3E8BA4AF48EF7B67B6A1873D6", "madeUp": 1}}},
          {"id": "b", "model": {"id": "image-quality", "userId": "meshwork", "appId": "local"},
            "suppressOutput": true}]}]}
      """
    #expect(try await gallery.answer("POST", "v2/workflows", body: body).verdict == [200, 10000])
    let stored = try #require(try await gallery.client.workflow("w"))
    #expect(stored.attributes["use_cases"] == ["x"])
    #expect(stored.attributes["metadata"] == ["nodeId": 1, "big": .whole("9007199254740993")])
    #expect(stored.nodes[0].model == .colors && stored.nodes[1].suppressesOutput)
    #expect(try await gallery.call("DELETE", body: #"{"deleteAll": true}"#).verdict == [200, 10000])
    #expect(try await gallery.client.workflow("w") == nil)
  }

  @Test(
    arguments: [
      (#"10"#, ["gettable": "PRIVATE"]), (#""ORG""#, ["gettable": "ORG"]), ("50", ["gettable": "PUBLIC"]),
    ] as [(String, JSON)])
  func visibilityMayBeANumber(sent: String, stored: JSON) async throws {
    let gallery = try await Gallery.empty()
    let node = #"{"id": "n", "model": {"id": "color-recognition", "user_id": "clarifai", "app_id": "main"}}"#
    let body = #"{"workflows": [{"id": "w", "visibility": {"gettable": \#(sent)}, "nodes": [\#(node)]}]}"#
    #expect(try await gallery.call("POST", body: body).verdict == [200, 10000])
    #expect(try await gallery.client.workflow("w")?.attributes["visibility"] == stored)
    // 0 is the visibility that nobody knows.
    for bad in ["77", "0", "\"UNKNOWN_VISIBILITY\""] {
      let unknown = body.replacing("\"gettable\": \(sent)", with: "\"gettable\": \(bad)")
        .replacing("\"w\"", with: "\"v\"")
      #expect(try await gallery.call("POST", body: unknown).verdict == [400, 22104], "\(bad)")
    }
  }

  @Test(arguments: [
    (#"{"workflows": [{"id": "a", "id": "b"}]}"#, "has id twice"),
    (#"{"workflows": [{"id": "a", "nodes": [{"node_inputs": [], "nodeInputs": []}]}]}"#, "there twice"),
    (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "64 levels"),
    (#"{"workflows": [}"#, "a value is missing"), ("{\"workflows\": \"\u{FF}\"", "ends too early"),
  ])
  func whatCannotBeReadSaysWhy(body: String, words: String) async throws {
    let answer = try await Gallery().call("POST", body: body)
    #expect(answer.verdict == [400, 11100])
    #expect(answer.details.contains(words), "\(answer.details)")
  }

  /// A workflow that was taken in can be read again in every answer that holds it, however deep it is.
  @Test func whatWasTakenInCanBeRead() async throws {
    let gallery = try await Gallery.empty()
    let params = String(repeating: #"{"a":"#, count: 57) + "1" + String(repeating: "}", count: 57)
    let node = """
      {"id": "n", "model": {"id": "color-recognition", "user_id": "clarifai", "app_id": "main"},
       "output_info_override": {"data": {"metadata": \(params)}}}
      """
    let answer = try await gallery.call("POST", body: #"{"workflows": [{"id": "w", "nodes": [\#(node)]}]}"#)
    #expect(answer.verdict == [200, 10000], "\(answer.details)")
    #expect(try await gallery.client.allWorkflows().count == 1)
    #expect(try await gallery.client.workflow("w")?.version != nil)
    #expect(try await gallery.client.versions(of: "w", page: 1, perPage: 10).versions.count == 1)
  }
}
