import Foundation
import MeshCore
import MeshLocal
import MeshVision
import Testing

@Suite struct PredictionTests {
  private func results(
    _ gallery: Gallery, _ id: WorkflowID, version: VersionID? = nil, on pictures: [UInt8]...
  ) async throws -> WorkflowResults {
    try await gallery.client.send(
      .workflowResults(of: id, version: version, on: pictures.map(Pictures.input), in: gallery.app)
    ).value
  }

  @Test func aRedPictureIsRed() async throws {
    let gallery = try Gallery()
    let result = try #require(try await results(gallery, "photo-basics", on: Pictures.red).results.first)
    #expect(result.status.code == .success)
    #expect(result.outputs.map { $0.model?.id } == ["color-recognition", "image-quality"])
    #expect(
      result.outputs[0].data.colors == [.init(hex: "#ff0000", w3cHex: "#ff0000", w3cName: "red", share: 1)])
    let concepts = result.outputs[1].data.concepts
    #expect(concepts.first { $0.id == "sharp" }?.value == 0)
    #expect(concepts.map(\.value) == concepts.map(\.value).sorted(by: >))
  }

  @Test func tilesGiveRegionsWithData() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow("a", WorkflowNode("colours", .colors, reads: ["tiles"]), WorkflowNode("tiles", .tiles)))
    let outputs = try #require(try await results(gallery, "a", on: Pictures.quarters).results.first?.outputs)
    let regions = outputs[0].data.regions
    #expect(regions.map { $0.data.colors.first?.w3cName } == ["red", "lime", "blue", "white"])
    #expect(regions.map { $0.data.colors.first?.share } == [1, 1, 1, 1])
    #expect(regions[3].box == .init(top: 0.5, left: 0.5, bottom: 1, right: 1))
    #expect(outputs[1].data.regions.map(\.box) == regions.map(\.box))
  }

  @Test func cropsAreCutOutOfTheirRegions() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("tiles", .tiles, params: ["rows": 1]), WorkflowNode("middle", .centerCrop, reads: ["tiles"]),
        WorkflowNode("wider", .marginCrop, reads: ["tiles"]), WorkflowNode("whole", .marginCrop)))
    let outputs = try #require(try await results(gallery, "a", on: Pictures.halves).results.first?.outputs)
    #expect(outputs[1].data.regions.first?.box == .init(top: 0.25, left: 0.125, bottom: 0.75, right: 0.375))
    let wider = try #require(outputs[2].data.regions.first?.box)
    #expect(wider.top == 0 && wider.left == 0 && wider.bottom == 1 && abs(wider.right - 0.525) < 1e-9)
    #expect(outputs[3].data.regions.first?.box == .init(top: 0, left: 0, bottom: 1, right: 1))
  }

  @Test func cropsArePictures() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("tiles", .tiles), WorkflowNode("crop", .marginCrop, reads: ["tiles"]),
        WorkflowNode("colours", .colors, reads: ["crop"])))
    let outputs = try #require(try await results(gallery, "a", on: Pictures.quarters).results.first?.outputs)
    #expect(outputs[0].data.regions.allSatisfy { $0.data.picture == nil })
    let pictures = outputs[1].data.regions.compactMap { region in
      region.data.picture.flatMap { Data(base64Encoded: $0) }.flatMap { try? ImageFile(Array($0)).pixels() }
    }
    // A tenth more of each quarter of 64 pixels, as far as the picture goes.
    #expect(pictures.count == 4 && pictures.allSatisfy { $0.width == 34 && $0.height == 34 })
    let middle = try #require(pictures.first)[8, 8]
    #expect(middle.red > 240 && middle.green < 16 && middle.blue < 16)
    // What reads the crop has read pixels, and gives none.
    #expect(outputs[2].data.regions.map { $0.data.colors.first?.w3cName } == ["red", "lime", "blue", "white"])
    #expect(outputs[2].data.regions.allSatisfy { $0.data.picture == nil })
  }

  @Test func picturesAreFewAndSmall() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("tiles", .tiles, params: ["rows": 5, "columns": 5]),
        WorkflowNode("crop", .centerCrop, reads: ["tiles"], params: ["share": 1]), WorkflowNode("whole", .marginCrop)))
    let large = Pictures.large(width: 900, height: 300)
    let outputs = try #require(try await results(gallery, "a", on: large).results.first?.outputs)
    #expect(outputs[1].data.regions.count == 25)
    #expect(outputs[1].data.regions.map { $0.data.picture != nil } == (0..<25).map { $0 < 20 })
    let whole = try #require(outputs[2].data.regions.first?.data.picture.flatMap { Data(base64Encoded: $0) })
    let size = try ImageFile(Array(whole)).info
    #expect(size.width == 320 && (106...107).contains(size.height))
  }

  @Test func thresholdsLetThroughWhatIsHighEnough() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("quality", .quality), WorkflowNode("half", .threshold, reads: ["quality"]),
        WorkflowNode("all", .threshold, reads: ["quality"], params: ["threshold": 0])))
    let outputs = try #require(try await results(gallery, "a", on: Pictures.halves).results.first?.outputs)
    let all = outputs[0].data.concepts
    #expect(outputs[1].data.concepts == all.filter { $0.value >= 0.5 })
    #expect(!outputs[1].data.concepts.isEmpty && outputs[1].data.concepts.count < all.count)
    #expect(outputs[2].data.concepts == all)
  }

  @Test func severalSourcesAreJoined() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("new", .quality), WorkflowNode("old", .firstQuality),
        WorkflowNode("best", .threshold, reads: ["new", "old"], params: ["threshold": 0])))
    let outputs = try #require(try await results(gallery, "a", on: Pictures.halves).results.first?.outputs)
    for concept in outputs[2].data.concepts {
      let values = outputs[..<2].compactMap { $0.data.concepts.first { $0.id == concept.id }?.value }
      #expect(concept.value == values.max())
    }
    #expect(outputs[2].data.concepts.count == 8)
  }

  @Test func suppressedOutputsAreLeftOut() async throws {
    let gallery = try Gallery()
    let workflow = try #require(try await gallery.client.workflow("two-eyes"))
    let result = try #require(try await results(gallery, "two-eyes", on: Pictures.halves).results.first)
    #expect(result.outputs.count == 3)
    #expect(result.outputs(for: workflow.nodes)[0] == nil)
    let colors = result.outputs(for: workflow.nodes)[1]?.data.regions.map { $0.data.colors.first?.w3cName }
    #expect(colors == ["black", "white"])
  }

  @Test func everySampleWorkflowRuns() async throws {
    let gallery = try Gallery()
    for workflow in try await gallery.client.allWorkflows() {
      let results = try await results(gallery, workflow.id, on: Pictures.quarters, Pictures.red).results
      #expect(results.count == 2)
      for result in results {
        #expect(result.status.code == .success)
        #expect(result.outputs.allSatisfy { $0.status.code == .success && $0.data != OutputData() })
      }
    }
  }

  @Test func anOlderVersionStillRuns() async throws {
    let gallery = try await Gallery.empty()
    let first = try #require(try await gallery.create(Workflow("a", WorkflowNode("n", .colors))).first?.version?.id)
    let patch = WorkflowPatch(action: .overwrite, items: [.init(Workflow("a", WorkflowNode("n", .quality)))])
    _ = try await gallery.client.send(.patchWorkflows(patch, in: gallery.app))
    let old = try await results(gallery, "a", version: first, on: Pictures.red).results.first
    #expect(old?.outputs.map { $0.model?.id } == ["color-recognition"])
    #expect(
      try await results(gallery, "a", on: Pictures.red).results.first?.outputs.first?.model?.id == "image-quality")
    let answer = try await gallery.call(
      "POST", "workflows/a/versions/none/results", body: #"{"inputs":[{"data":{"image":{"url":"x"}}}]}"#)
    #expect(answer.verdict == [404, 22102])
  }

  @Test func versionsOfAModelDiffer() async throws {
    let gallery = try Gallery()
    let outputs = try #require(
      try await results(gallery, "photo-quality", on: Pictures.quarters).results.first?.outputs)
    #expect(outputs[0].model?.versionID == ModelReference.quality.versionID)
    #expect(outputs[1].model?.versionID == ModelReference.firstQuality.versionID)
    #expect(outputs[0].data != outputs[1].data)
  }

  @Test func wireForm() async throws {
    let url = "https://example.com/red.png"
    let gallery = try Gallery(fetcher: StubFetcher(images: [url: Data(Pictures.red)]))
    let answer = try await gallery.call(
      "POST", "workflows/photo-basics/results", body: #"{"inputs":[{"id":"mine","data":{"image":{"url":"\#(url)"}}}]}"#)
    #expect(answer.verdict == [200, 10000])
    #expect(answer.json["workflow"]?["id"] == "photo-basics")
    #expect(answer.json["workflow"]?["nodes"] == nil)
    let result = try #require(answer.json["results"]?[0])
    #expect(result["input"] == ["id": "mine", "data": ["image": ["url": .string(url)]]])
    let output = try #require(result["outputs"]?[0])
    #expect(output["status"] == ["code": 10000, "description": "Ok"])
    #expect(output["created_at"]?.string.flatMap(Timestamp.date) != nil)
    let model = try #require(output["model"])
    #expect(model["id"] == "color-recognition" && model["user_id"] == "clarifai" && model["app_id"] == "main")
    #expect(model["model_type_id"] == "image-color-recognizer")
    #expect(model["model_version"]?["id"] == "b31bf8b3e8ba4af48ef7b67b6a1873d6")
    #expect(model["model_version"]?["status"]?["code"] == 21100)
    #expect(
      output["data"] == ["colors": [["raw_hex": "#ff0000", "value": 1, "w3c": ["hex": "#ff0000", "name": "red"]]]])
  }

  @Test func concepts() async throws {
    let gallery = try Gallery()
    func values(_ config: String) async throws -> [Double] {
      let image = Data(Pictures.halves).base64EncodedString()
      let answer = try await gallery.call(
        "POST", "workflows/photo-quality/results",
        body: #"{"inputs":[{"data":{"image":{"base64":"\#(image)"}}}],"output_config":\#(config)}"#)
      let concepts = try #require(answer.json["results"]?[0]?["outputs"]?[0]?["data"])["concepts"] ?? []
      return (0..<concepts.count).compactMap { concepts[$0]?["value"]?.number }
    }
    let all = try await values("{}")
    #expect(all.count == 8)
    #expect(try await values(#"{"min_value":0.4}"#) == all.filter { $0 >= 0.4 })
    #expect(try await values(#"{"max_concepts":3}"#) == Array(all.prefix(3)))
    #expect(try await values(#"{"max_concepts":0,"min_value":0}"#) == all)
    #expect(try await values(#"{"select_concepts":[{"id":"sharp"},{"name":"dark"}]}"#).count == 2)
  }

  @Test(arguments: [#"{"min_value":1.5}"#, #"{"max_concepts":201}"#, #"{"max_concepts":-1}"#])
  func badOutputConfig(config: String) async throws {
    let answer = try await Gallery().call(
      "POST", "workflows/photo-basics/results",
      body: #"{"inputs":[{"data":{"image":{"url":"x"}}}],"output_config":\#(config)}"#)
    #expect(answer.verdict == [400, 21202])
  }
}
