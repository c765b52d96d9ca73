import MeshCore
import MeshLocal
import MeshVision
import Testing

/// What a backend makes of the catalogue that it is given.
@Suite struct CatalogueTests {
  private let file = TemporaryFile()
  private let client: MeshClient
  private let app = LocalBackend.sampleApp

  init() throws {
    let size = CatalogueModel(
      id: "size", owner: Catalogue.local, typeID: "visual-classifier", summary: "How large a picture is.",
      versions: [
        .init(id: "v3", .computes(Width())), .init(id: "v2", .missing("Its weights are not installed. Install them.")),
        .init(id: "v1", .computes(Broken())),
      ])
    let backend = try LocalBackend(
      path: file.path, fetcher: StubFetcher(), catalogue: Catalogue(Catalogue.standard.models + [size]),
      now: Clock().now)
    client = MeshClient(app: app, transport: LocalTransport(backend))
  }

  private func output(_ version: VersionID, params: [String: JSON] = [:]) async throws -> Output {
    let reference = ModelReference(id: "size", versionID: version)
    let workflow = Workflow("w-" + version, WorkflowNode("n", reference, params: params))
    _ = try await client.send(.createWorkflows([.init(workflow)], in: app))
    let reply = try await client.send(.workflowResults(of: workflow.id, on: [Pictures.input(Pictures.red)], in: app))
    return try #require(reply.value.results.first?.outputs.first)
  }

  @Test func aModelComputes() async throws {
    #expect(try await output("v3", params: ["unit": 32]).data.concepts == [Concept(id: "wide", value: 0.5)])
    let model = try await client.send(.getModel("size", in: app)).value.model
    #expect(model.version?.status?.code == .modelTrained)
  }

  @Test func aParameterThatItDoesNotHaveIsRefused() async throws {
    let error = await #expect(throws: APIError.self) { try await output("v3", params: ["height": 1]) }
    #expect(error?.status?.details?.hasSuffix("There is no parameter height of this model. It takes unit.") == true)
  }

  /// It is listed and can be put into workflows; what it lacks is said wherever it is asked to compute.
  @Test func aModelWithoutItsWeightsSaysSo() async throws {
    let versions = try await client.send(.listModelVersions(of: "size", in: app)).value.versions
    #expect(versions.map(\.id) == ["v3", "v2", "v1"])
    #expect(versions[1].status?.code == .modelNotDeployed)
    #expect(versions[1].status?.details == "Its weights are not installed. Install them.")
    let output = try await output("v2")
    #expect(output.status.code == .modelNotDeployed && output.data == OutputData())
    #expect(
      output.status.details == "size does not run on this machine. Its weights are not installed. Install them.")
  }

  @Test func aFailureIsTheNodesAnswer() async throws {
    #expect(try await output("v1").status.details == "The weights are damaged. Install them again.")
  }
}

/// The width of each part in units of so many pixels, of four units.
private struct Width: Operator {
  var unit = 1

  var concepts: [Label]? { [Label(id: "wide", name: "wide")] }

  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self {
    try parameters.allow(["unit"])
    return Width(unit: try parameters.whole("unit", in: 1...64, or: unit))
  }

  func run(on parts: [Part], of picture: Picture) -> [Part] {
    parts.map { part in
      Part(
        box: part.box, concepts: [Concept(id: "wide", value: Double(part.pixels(of: picture.image).width / unit) / 4)])
    }
  }
}

private struct Broken: Operator {
  func filled(with parameters: Parameters) -> Self { self }

  func run(on parts: [Part], of picture: Picture) throws(PredictionFailure) -> [Part] {
    throw PredictionFailure(
      code: .modelPredictionFailed, summary: "Prediction failed",
      details: "The weights are damaged. Install them again.")
  }
}
