import FoundationEssentials
import MeshCore
import Synchronization

/// A service in memory that answers the calls a step makes. What it does with writes is the test's to say.
final class SmallService: Transport {
  enum Writing {
    case carriesOut
    /// Carries it out, and then somebody else removes a node.
    case meddles
    case refuses
    /// Carries it out, but no answer comes.
    case losesAnswer
    /// Neither a write nor any later read is answered.
    case breaks
    /// A write is answered, and no later read.
    case isNotReadBack
  }

  private struct World {
    var workflows: [WorkflowID: Workflow]
    var writes = 0
    var isBroken = false
  }

  private let writing: Writing
  private let world: Mutex<World>

  init(_ writing: Writing = .carriesOut, holding workflows: [WorkflowID: Workflow] = Gallery.stored) {
    self.writing = writing
    world = Mutex(World(workflows: workflows))
  }

  var workflows: [WorkflowID: Workflow] { world.withLock(\.workflows) }
  var writes: Int { world.withLock(\.writes) }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    try world.withLock { world throws(TransportError) in
      guard !world.isBroken else { throw .unreachable("no network") }
      guard request.isWrite else { return Self.read(request, world.workflows) }
      world.writes += 1
      switch writing {
      case .refuses: return Self.refusal(Status(code: .workflowInvalidGraph, details: "node gate"), http: 400)
      case .breaks:
        world.isBroken = true
        throw .lost("connection reset")
      case .isNotReadBack:
        world.isBroken = true
        world.workflows = Self.carriedOut(request, on: world.workflows).mapValues(Self.pinned)
      case .carriesOut: world.workflows = Self.carriedOut(request, on: world.workflows).mapValues(Self.pinned)
      case .losesAnswer:
        world.workflows = Self.carriedOut(request, on: world.workflows).mapValues(Self.pinned)
        throw .lost("connection reset")
      case .meddles:
        world.workflows = Self.carriedOut(request, on: world.workflows).mapValues(Self.pinned)
        for id in world.workflows.keys { world.workflows[id]?.nodes.removeLast() }
      }
      return Self.answer([:])
    }
  }

  private static func carriedOut(
    _ request: APIRequest, on workflows: [WorkflowID: Workflow]
  ) -> [WorkflowID: Workflow] {
    let body = request.body?.data() ?? Data()
    switch request.method {
    case .get: return workflows
    case .post:
      let created = (try? Wire.decoder.decode(Created.self, from: body).workflows) ?? []
      return workflows.merging(created.map { ($0.id, $0) }) { _, new in new }
    case .patch where request.segments.last == "ids":
      guard case .array(let entries) = request.body?["ids"], let id = entries.first?["id"]?.string,
        let new = entries.first?["new_id"]?.string, var workflow = workflows[id]
      else { return workflows }
      workflow.id = new
      return workflows.filter { $0.key != id }.merging([new: workflow]) { _, new in new }
    case .patch:
      let patch = try? Wire.decoder.decode(WorkflowPatch.self, from: body)
      return workflows.merging((try? patch?.result(on: workflows)) ?? [:]) { _, new in new }
    case .delete:
      let named = request.segments.last.map { [$0] } ?? []
      let ids = (try? Wire.decoder.decode(Deleted.self, from: body).ids) ?? named
      return workflows.filter { !ids.contains($0.key) }
    }
  }

  /// A model without a version takes the newest one at the time of writing.
  private static func pinned(_ workflow: Workflow) -> Workflow {
    var workflow = workflow
    for index in workflow.nodes.indices where workflow.nodes[index].model.versionID == nil {
      workflow.nodes[index].model.versionID = Gallery.versions(of: workflow.nodes[index].model.id).first?.id
    }
    return workflow
  }

  private struct Created: Decodable { let workflows: [Workflow] }
  private struct Deleted: Decodable { let ids: [WorkflowID] }

  private static func read(_ request: APIRequest, _ workflows: [WorkflowID: Workflow]) -> APIResponse {
    guard let id = request.segments.last, let workflow = workflows[id] else {
      return refusal(Status(code: .workflowDoesNotExist), http: 404)
    }
    return answer(["workflow": (try? JSON(encoding: workflow)) ?? .null])
  }

  private static func answer(_ fields: [String: JSON]) -> APIResponse {
    let status: JSON = ["code": 10000, "description": "Ok"]
    return APIResponse(status: 200, body: JSON.object(fields.merging(["status": status]) { $1 }).data())
  }

  private static func refusal(_ status: Status, http: Int) -> APIResponse {
    APIResponse(status: http, body: JSON.object(["status": (try? JSON(encoding: status)) ?? .null]).data())
  }
}
