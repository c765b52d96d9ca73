import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What the service says of the models that a plan newly names stands in the plan.
@Suite struct PlanModelsTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"), WorkflowNode("b", "crop", "k1", reads: ["a"]))
  private let day = Date(timeIntervalSince1970: 1_000_000)
  private let models = [
    Model(id: "colors", typeID: "image-color-recognizer", version: ModelVersion(id: "c1")),
    Model(id: "crop", typeID: "image-crop", version: ModelVersion(id: "k1")),
    Model(id: "faces", typeID: "visual-detector", version: ModelVersion(id: "f1")),
  ]

  /// The step that leaves these nodes, checked on a service that has ``models``, and what it was asked of models.
  private func step(
    _ nodes: WorkflowNode..., readFaults: [TransportError?] = []
  ) async throws -> (step: Plan.Step, lookUps: Int) {
    var draft = Draft(base: base)
    try draft.make(.replaceNodes(nodes))
    let plan = Plan(
      [StagedStep(id: 1, change: .patch("flow", .chosen(.overwrite)))], drafts: ["flow": draft], stored: ["flow": base],
      in: .demo, readAt: day)
    let service = MemoryService([base], models: models, readFaults: readFaults)
    let log = CountingTransport(service)
    let checked = try await MeshClient(app: .demo, transport: log).checked(plan)
    return (try #require(checked.steps.first), await log.paths.count)
  }

  @Test func anUnknownModelStandsInTheWay() async throws {
    let node = WorkflowNode("c", "nonesuch", nil)
    let step = try await step(base.nodes[0], base.nodes[1], node).step
    #expect(step.obstacles == [.invalid([.unknownModel("c", node.model)])])
    #expect(step.obstacles[0].message == "c names the model nonesuch of this app, which does not exist.")
    #expect(step.effects.count == 1 && step.requests.count == 1)
  }

  @Test func anUnknownVersionStandsInTheWay() async throws {
    let node = WorkflowNode("a", "colors", "c9")
    let step = try await step(node, base.nodes[1]).step
    #expect(step.obstacles == [.invalid([.unknownVersion("a", node.model)])])
    #expect(step.obstacles[0].message == "a names version c9 of the model colors, which does not exist.")
  }

  @Test func anEdgeThatDoesNotFitIsAWarning() async throws {
    let step = try await step(
      base.nodes[0], WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true),
      WorkflowNode("c", "faces", nil, reads: ["a"])
    ).step
    #expect(step.isReady)
    #expect(step.warnings.contains("c reads image, but a gives colors. The service may refuse it."))
    // The edge from a to b does not fit either, but it is on the service, which has taken it.
    #expect(!step.warnings.contains { $0.hasPrefix("b reads") })
  }

  @Test func whatIsNewAndFitsIsReady() async throws {
    let (step, lookUps) = try await step(base.nodes[0], base.nodes[1], WorkflowNode("c", "faces", "f1", reads: ["b"]))
    #expect(step.isReady && step.warnings.isEmpty)
    #expect(lookUps == 2, "each model that the new edge joins once, and no other")
  }

  @Test func whatDoesNotChangeIsNotLookedUp() async throws {
    let (step, lookUps) = try await step(base.nodes[0], WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true))
    #expect(step.isReady && lookUps == 0)
  }

  @Test func aLookUpThatFailsIsAWarning() async throws {
    let step = try await step(
      base.nodes[0], base.nodes[1], WorkflowNode("c", "nonesuch", nil), readFaults: [.unreachable("no network")]
    ).step
    #expect(step.isReady)
    #expect(step.warnings.count == 1 && step.warnings[0].hasPrefix("nobody knows whether the model of c exists: "))
    #expect(step.warnings[0].contains("no network"))
  }

  @Test func cancellingIsNoFinding() async throws {
    let node = WorkflowNode("c", "faces", nil)
    let run = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await step(node).step
    }
    let error = await #expect(throws: APIError.self) { try await run.value }
    #expect(error?.cause == .transport(.cancelled))
  }
}

/// Notes the paths of what passes through.
private actor CountingTransport: Transport {
  private let base: any Transport
  private(set) var paths: [String] = []

  init(_ base: any Transport) { self.base = base }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    paths.append(request.target)
    return try await base.send(request)
  }
}
