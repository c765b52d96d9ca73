import Foundation
import MeshCore
import MeshLocal
import MeshVision
import Testing

/// The models that compute with nets, as the contract has their answers.
@Suite(.enabled(if: Nets.areInstalled, Nets.reason)) struct NetTests {
  private func gallery() throws -> Gallery { try Gallery(catalogue: Nets.catalogue) }

  private func outputs(_ nodes: WorkflowNode..., on photo: String) async throws -> [Output] {
    let gallery = try gallery()
    _ = try await gallery.client.send(.createWorkflows([.init(Workflow(id: "w", nodes: nodes))], in: gallery.app))
    let reply = try await gallery.client.send(
      .workflowResults(of: "w", on: [Pictures.input(Nets.photo(photo))], in: gallery.app))
    return try #require(reply.value.results.first).outputs
  }

  private func reference(_ id: ModelID, _ version: VersionID? = nil) -> ModelReference {
    ModelReference(id: id, userID: "clarifai", appID: "main", versionID: version)
  }

  /// The values are those that numpy gives, within what resampling costs.
  @Test func generalConceptsAreSynsets() async throws {
    let output = try await outputs(WorkflowNode("n", reference("general-image-recognition")), on: "coffee")[0]
    #expect(output.status.code == .success)
    #expect(output.model?.versionID == "aa7f35c01e0642fda5cf400f543e7c40")
    #expect(output.data.concepts.count == 20)
    #expect(output.data.concepts[0].id == "n07920052" && output.data.concepts[0].name == "espresso")
    #expect(abs(output.data.concepts[0].value - 0.951) < 0.15)
  }

  @Test func versionsDiffer() async throws {
    let outputs = try await outputs(
      WorkflowNode("zero", reference("general-image-recognition", "aa7f35c01e0642fda5cf400f543e7c40")),
      WorkflowNode("one", reference("general-image-recognition", "aa9ca48295b37401f8af92ad1af0d91d")),
      WorkflowNode("two", reference("general-image-recognition", "cceb325ecd1be248ecc9940729e4ea29")), on: "coffee")
    for (output, value) in zip(outputs, [0.951, 0.564, 0.886]) {
      #expect(output.data.concepts[0].name == "espresso" && abs(output.data.concepts[0].value - value) < 0.15)
    }
    #expect(Set(outputs.map { $0.data.concepts[0].value }).count == 3)
  }

  @Test func foodIsFoundWhereThereIsSome() async throws {
    let food = try await outputs(WorkflowNode("n", reference("food-item-recognition")), on: "coffee")[0]
    #expect(food.data.concepts.first?.name == "espresso")
    let none = try await outputs(WorkflowNode("n", reference("food-item-recognition")), on: "cat")[0]
    #expect(none.status.code == .success && none.data == OutputData())
  }

  @Test func anEmbeddingHasItsNumbers() async throws {
    let gallery = try gallery()
    let body = try #"{"inputs":[{"data":{"image":{"base64":"\#(Data(Nets.photo("cat")).base64EncodedString())"}}}]}"#
    let answer = try await gallery.call("POST", "models/general-image-embedding/outputs", body: body)
    let embedding = try #require(answer.json["outputs"]?[0]?["data"]?["embeddings"]?[0])
    #expect(embedding["num_dimensions"] == 1280 && embedding["vector"]?.count == 1280)
    #expect((0..<1280).allSatisfy { (0...6).contains(embedding["vector"]?[$0]?.number ?? -1) })
  }

  @Test func facesHaveLandmarksAndFeedOtherModels() async throws {
    let gallery = try gallery()
    try await gallery.create(
      Workflow(
        "w", WorkflowNode("faces", reference("face-detection")),
        WorkflowNode("heads", .marginCrop, reads: ["faces"]),
        WorkflowNode("what", reference("general-image-recognition"), reads: ["heads"])))
    let image = try Data(Nets.photo("astronaut")).base64EncodedString()
    let answer = try await gallery.call(
      "POST", "workflows/w/results", body: #"{"inputs":[{"data":{"image":{"base64":"\#(image)"}}}]}"#)
    let outputs = try #require(answer.json["results"]?[0]?["outputs"])
    let region = try #require(outputs[0]?["data"]?["regions"]?[0])
    #expect(outputs[0]?["data"]?["regions"]?.count == 1)
    #expect(region["data"]?["concepts"]?[0]?["id"] == "ai_b1b1b1b1")
    #expect(region["data"]?["concepts"]?[0]?["name"] == "BINARY_POSITIVE")
    #expect((region["value"]?.number ?? 0) > 0.99)
    // numpy: 180, 61, 268, 172 of 512 pixels.
    let box = try #require(region["region_info"]?["bounding_box"])
    for (side, pixels) in [("left_col", 180.0), ("top_row", 61), ("right_col", 268), ("bottom_row", 172)] {
      #expect(abs((box[side]?.number ?? 0) * 512 - pixels) < 4)
    }
    let points = try #require(region["region_info"]?["keypoint_locations"])
    #expect(points.count == 5 && points[0]?["visibility"] == "VISIBLE")
    // The eyes stand above the mouth, the left one left of the right one.
    let (eye, mouth) = (try #require(points[0]), try #require(points[3]))
    #expect((eye["row"]?.number ?? 1) < (mouth["row"]?.number ?? 0))
    #expect((eye["col"]?.number ?? 1) < (points[1]?["col"]?.number ?? 0))
    #expect(outputs[2]?["data"]?["regions"]?[0]?["data"]?["concepts"]?.count == 20)
    // How long each node computed is told.
    for index in 0..<3 { #expect((outputs[index]?["seconds"]?.number ?? 0) > 0) }
  }

  @Test func noFaceIsNoRegion() async throws {
    let output = try await outputs(WorkflowNode("n", reference("face-detection")), on: "cat")[0]
    #expect(output.status.code == .success && output.data == OutputData())
  }

  /// More regions than go through a net together, cut from one picture: their order stays.
  @Test func manyRegionsKeepTheirOrder() async throws {
    let outputs = try await outputs(
      WorkflowNode("tiles", .tiles, params: ["rows": 3, "columns": 5]),
      WorkflowNode("what", reference("general-image-recognition"), reads: ["tiles"]),
      WorkflowNode("colours", .colors, reads: ["tiles"]), on: "coffee")
    #expect(outputs[1].data.regions.map(\.box) == outputs[0].data.regions.map(\.box))
    #expect(outputs[2].data.regions.map(\.box) == outputs[0].data.regions.map(\.box))
    #expect(outputs[1].data.regions.allSatisfy { $0.data.concepts.count == 20 })
  }

  @Test func conceptsAreSelectedBySynsetAndByName() async throws {
    let gallery = try gallery()
    let image = try Data(Nets.photo("cat")).base64EncodedString()
    let body = #"""
      {"inputs":[{"data":{"image":{"base64":"\#(image)"}}}],"model":{"output_info":{"output_config":
      {"select_concepts":[{"id":"n02123045"},{"name":"tiger cat"}]}}}}
      """#
    let answer = try await gallery.call("POST", "models/general-image-recognition/outputs", body: body)
    let concepts = try #require(answer.json["outputs"]?[0]?["data"]?["concepts"])
    #expect(Set((0..<concepts.count).compactMap { concepts[$0]?["name"]?.string }) == ["tabby", "tiger cat"])
  }

  @Test func theThousandConceptsAreListed() async throws {
    let gallery = try gallery()
    let model = try await gallery.client.send(.getModel("general-image-recognition", in: Catalogue.clarifai)).value
      .model
    #expect(model.version?.status?.code == .modelTrained)
    let list = try await gallery.answer(
      "GET", "v2/users/clarifai/apps/main/models/food-item-recognition/concepts", query: ["per_page": "1000"])
    #expect(list.json["concepts"]?.count == 45)
  }

  @Test func theSampleAppBeginsWithWhatPicturesShow() async throws {
    let gallery = try gallery()
    let workflows = try await gallery.client.allWorkflows()
    #expect(
      workflows.map(\.id) == [
        "what-is-it", "who-is-there", "food-or-not", "photo-basics", "two-eyes", "quality-gate", "close-look",
      ])
    for workflow in workflows {
      let inputs = [Pictures.input(try Nets.photo("astronaut"))]
      let reply = try await gallery.client.send(.workflowResults(of: workflow.id, on: inputs, in: gallery.app))
      #expect(reply.value.results.first?.status.code == .success, "\(workflow.id)")
    }
  }

  /// The file was made before the weights were installed.
  @Test(arguments: [false, true]) func anUntouchedSampleAppIsRenewed(isTouched: Bool) async throws {
    let file = TemporaryFile()
    let before = try LocalBackend(path: file.path, fetcher: StubFetcher())
    let client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(before))
    #expect(try await client.allWorkflows().first?.id == "photo-basics")
    if isTouched {
      let patch = WorkflowPatch(action: .overwrite, items: [.init(Workflow("two-eyes", WorkflowNode("n", .quality)))])
      _ = try await client.send(.patchWorkflows(patch, in: LocalBackend.sampleApp))
    }
    let after = try LocalBackend(path: file.path, fetcher: StubFetcher(), catalogue: Nets.catalogue)
    let ids = try await MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(after)).allWorkflows().map(
      \.id)
    #expect(ids.contains("what-is-it") == !isTouched)
    #expect(ids.contains("photo-quality") == isTouched)
  }
}

/// What is said where the weights are not there, or not whole.
@Suite struct MissingNetTests {
  @Test func aModelWithoutWeightsSaysWhatInstallsThem() async throws {
    let gallery = try Gallery()
    let model = try await gallery.client.send(.getModel("general-image-recognition", in: Catalogue.clarifai)).value
      .model
    #expect(model.version?.status?.code == .modelNotDeployed && model.version?.status?.summary == "Not installed")
    #expect(model.version?.status?.details?.contains("meshwork models install efficientnet-lite0") == true)
    try await gallery.create(Workflow("w", WorkflowNode("n", ModelReference(id: "face-detection"))))
    let reply = try await gallery.client.send(
      .workflowResults(of: "w", on: [Pictures.input(Pictures.red)], in: gallery.app))
    let output = try #require(reply.value.results.first?.outputs.first)
    #expect(output.status.code == .modelNotDeployed && output.data == OutputData())
    #expect(output.status.details?.contains("meshwork models install mtcnn") == true)
  }

  @Test func damagedWeightsAreNamed() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for weights in NetShelf.Weights.allCases {
      try Data("MESHNET\n cut short".utf8).write(to: URL(filePath: "\(folder)/\(weights.rawValue).meshnet"))
    }
    let gallery = try Gallery(catalogue: .standard(nets: NetShelf(folders: [folder])))
    for id in ["general-image-recognition", "general-image-embedding", "face-detection"] as [ModelID] {
      try await gallery.create(Workflow("w-" + id, WorkflowNode("n", ModelReference(id: id))))
      let reply = try await gallery.client.send(
        .workflowResults(of: "w-" + id, on: [Pictures.input(Pictures.red)], in: gallery.app))
      let status = try #require(reply.value.results.first?.outputs.first?.status)
      #expect(status.code == .modelPredictionFailed)
      #expect(status.details?.contains(folder) == true && status.details?.contains("meshwork models install") == true)
    }
    let models = try await gallery.client.send(.listModels(in: gallery.app, page: 1, perPage: 100)).value.models
    #expect(models.contains { $0.id == "general-image-recognition" })
  }

  @Test func theThirdVersionsAreOurOwn() async throws {
    let gallery = try Gallery()
    for id in ["general-image-recognition", "food-item-recognition", "general-image-embedding"] as [ModelID] {
      let versions = try await gallery.client.send(.listModelVersions(of: id, in: Catalogue.clarifai)).value.versions
      #expect(versions.count == 3)
    }
    let faces = try await gallery.client.send(.listModelVersions(of: "face-detection", in: Catalogue.clarifai)).value
    #expect(faces.versions.map { $0.status?.details != nil } == [true, false, false])
  }
}
