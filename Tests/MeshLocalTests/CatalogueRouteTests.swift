import MeshCore
import MeshLocal
import MeshVision
import Testing

/// Searching the catalogue, and what it says of types and concepts.
@Suite struct CatalogueRouteTests {
  private func ids(_ answer: Answer, _ field: String) -> [String] {
    guard case .array(let items) = answer.json[field] else { return ["no \(field)"] }
    return items.compactMap { $0["id"]?.string }
  }

  @Test(arguments: [
    (["model_type_id": "image-color-recognizer"], ["color-recognition"]),
    (["search": "nine tiles"], []), (["search": "cuts TILES"], ["image-tiles"]),
    (["name": "image-t*"], ["image-tiles"]),
    (
      ["name": "*crop", "trained_only": "true", "sort_by_name": "true"],
      ["margin-110-image-crop", "margin-100-image-crop", "image-center-crop"]
    ),
    (["starred_only": "True"], []), (["query": "whisper"], ["whisper-large-v2"]),
    (["model_type_id": "clusterer", "page": "2"], []),
  ])
  func listing(query: [String: String], wanted: [ModelID]) async throws {
    #expect(ids(try await Gallery().call("GET", "models", query: query), "models") == wanted)
  }

  @Test(arguments: [
    (#"{"model_query":{"name":"color*"}}"#, ["color-recognition"]),
    (#"{"model_query":{"name":"threshold","model_type_id":"concept-thresholder"}}"#, ["concept-threshold"]),
    (#"{"model_query":{"model_type_id":"audio-to-text"},"pagination":{"page":2,"per_page":1}}"#, ["whisper-large-v2"]),
    (#"{"model_query":{"name":"none*"}}"#, []),
  ])
  func searching(body: String, wanted: [ModelID]) async throws {
    let gallery = try Gallery()
    #expect(ids(try await gallery.call("POST", "models/searches", body: body), "models") == wanted)
    #expect(ids(try await gallery.answer("POST", "v2/models/searches", body: body), "models") == wanted)
  }

  @Test func badPagination() async throws {
    let body = #"{"pagination":{"per_page":1001}}"#
    #expect(try await Gallery().call("POST", "models/searches", body: body).verdict == [400, 11102])
  }

  @Test func aUsersModels() async throws {
    let models = ids(try await Gallery().answer("GET", "v2/users/clarifai/models"), "models")
    #expect(models.contains("face-detection") && !models.contains("image-quality"))
  }

  @Test func outputInfo() async throws {
    let gallery = try Gallery()
    let version = try #require(ModelReference.firstQuality.versionID)
    for path in ["output_info", "versions/\(version)/output_info"] {
      let model = try await gallery.call("GET", "models/image-quality/" + path).json["model"]
      #expect(model?["output_info"]?["data"]?["concepts"]?.count == 8)
    }
    let plain = try await gallery.call("GET", "models/image-quality").json["model"]
    #expect(plain?["output_info"]?["message"]?.string?.contains("output_info") == true)
    let asked = try await gallery.call("GET", "models/image-quality", query: ["version_id": version]).json["model"]
    #expect(asked?["model_version"]?["id"]?.string == version)
    #expect(try await gallery.call("GET", "models/image-quality", query: ["version_id": "x"]).verdict == [404, 21200])
  }

  /// What the catalogue says of the concepts is what the model finds.
  @Test func conceptsOfAModel() async throws {
    let gallery = try Gallery()
    let image = PixelImage(width: 8, height: 8, pixels: Array(repeating: 100, count: 192))
    for version in [ModelReference.quality, .firstQuality].compactMap(\.versionID) {
      let answer = try await gallery.call("GET", "models/image-quality/versions/\(version)/concepts")
      #expect(Set(ids(answer, "concepts")) == Set(QualityModel.scores(of: image, revision: .tiled).map(\.id)))
      #expect(answer.json["concepts"]?[0]?["value"] == 1)
    }
    #expect(try await gallery.call("GET", "models/color-recognition/concepts").json["concepts"] == [])
    #expect(
      ids(try await gallery.call("GET", "concepts", query: ["search": "exposed"]), "concepts")
        == ["underexposed", "overexposed"])
    let search = #"{"concept_query":{"name":"b*"}}"#
    #expect(ids(try await gallery.call("POST", "concepts/searches", body: search), "concepts") == ["blurry", "bright"])
    #expect(try await gallery.call("GET", "concepts/sharp").json["concept"]?["name"] == "sharp")
    #expect(try await gallery.call("GET", "concepts/none").verdict == [404, 11101])
  }

  @Test func types() async throws {
    let gallery = try Gallery()
    let types = ids(try await gallery.call("GET", "models/types"), "model_types")
    #expect(Set(types).count == types.count && types.contains("visual-classifier"))
    let type = try await gallery.answer("GET", "v2/models/types/visual-classifier").json["model_type"]
    #expect(type?["title"] == "Visual Classifier" && type?["input_fields"] == ["image"])
    #expect(type?["output_fields"] == ["concepts"])
    #expect(try await gallery.call("GET", "models/types/none").verdict == [404, 11101])
  }
}
