import FoundationEssentials
import MeshCore

/// A workflow service in memory that carries out every write with the patch semantics of the core, and can fail the
/// next one in a chosen way.
actor MemoryService: Transport {
  /// What becomes of the next write.
  enum Fault {
    /// The answer is lost after the write was carried out, or before.
    case lost(applied: Bool)
    case refused(code: Int, http: Int)
    /// It is carried out, and then something else is.
    case followed(by: @Sendable (inout [WorkflowID: Workflow]) -> Void)
  }

  private(set) var workflows: [WorkflowID: Workflow]
  private(set) var writes: [APIRequest] = []
  private var faults: [Fault?]
  private var readFaults: [TransportError?]

  init(_ workflows: Workflow..., faults: [Fault?] = [], readFaults: [TransportError?] = []) {
    self.init(workflows, faults: faults, readFaults: readFaults)
  }

  init(_ workflows: [Workflow], faults: [Fault?] = [], readFaults: [TransportError?] = []) {
    self.workflows = Dictionary(uniqueKeysWithValues: workflows.map { ($0.id, $0) })
    self.faults = faults
    self.readFaults = readFaults
  }

  func change(_ change: @Sendable (inout [WorkflowID: Workflow]) -> Void) { change(&workflows) }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    guard request.isWrite else {
      if !readFaults.isEmpty, let fault = readFaults.removeFirst() { throw fault }
      return read(request.segments.last ?? "")
    }
    writes.append(request)
    let fault = faults.isEmpty ? nil : faults.removeFirst()
    switch fault {
    case nil: return write(request)
    case .refused(let code, let http): return Self.answer(code, http)
    case .lost(let isApplied):
      if isApplied { _ = write(request) }
      throw .lost("the connection broke")
    case .followed(let change):
      let answer = write(request)
      change(&workflows)
      return answer
    }
  }

  private func read(_ last: String) -> APIResponse {
    if last == "workflows" {
      return Self.answer(10000, 200, ["workflows": .array(workflows.values.sorted { $0.id < $1.id }.map(Self.json))])
    }
    guard let workflow = workflows[last] else { return Self.answer(22102, 404) }
    return Self.answer(10000, 200, ["workflow": Self.json(workflow)])
  }

  private func write(_ request: APIRequest) -> APIResponse {
    let body = request.body?.data() ?? Data()
    switch request.method {
    case .get: return Self.answer(11103, 405)
    case .post:
      guard let creation = try? Wire.decoder.decode(Creation.self, from: body) else { return Self.answer(11100, 400) }
      guard creation.workflows.allSatisfy({ workflows[$0.id] == nil }) else { return Self.answer(22100, 400) }
      for item in creation.workflows {
        workflows[item.id] = Workflow(id: item.id, nodes: item.nodes.map(\.node), attributes: item.attributes)
      }
    case .patch:
      guard let patch = try? Wire.decoder.decode(WorkflowPatch.self, from: body) else { return Self.answer(11100, 400) }
      guard let results = try? patch.result(on: workflows) else { return Self.answer(22102, 404) }
      workflows.merge(results) { _, new in new }
    case .delete:
      if request.body?["delete_all"] == true {
        workflows = [:]
      } else if case .array(let ids) = request.body?["ids"] {
        for id in ids { workflows[id.string ?? ""] = nil }
      } else {
        workflows[request.segments.last ?? ""] = nil
      }
    }
    return Self.answer(10000, 200)
  }

  private struct Creation: Decodable { let workflows: [WorkflowPatch.Item] }

  private static func json(_ workflow: Workflow) -> JSON { (try? JSON(encoding: workflow)) ?? .null }

  private static func answer(_ code: Int, _ http: Int, _ fields: [String: JSON] = [:]) -> APIResponse {
    let status: JSON = ["code": .number(Double(code)), "req_id": "0123"]
    return APIResponse(status: http, body: JSON.object(fields.merging(["status": status]) { own, _ in own }).data())
  }
}
