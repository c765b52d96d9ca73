import FoundationEssentials
import MeshCore

extension MemoryService {
  /// The answer to a call that changes nothing.
  func read(_ request: APIRequest) -> APIResponse {
    let path = Array(request.segments.dropFirst(5))
    let id = path.count > 1 ? path[1] : ""
    let isModel = path.first == "models"
    switch (path.count, path.count > 2 ? path[2] : "") {
    case (1, _) where isModel: return Self.answer(10000, 200, ["models": page(of: models.map(Self.json), request)])
    case (1, _):
      let all = workflows.values.sorted { $0.id < $1.id }
      return Self.answer(10000, 200, ["workflows": page(of: all.map(Self.json), request)])
    case (2, _) where isModel:
      return answer("model", models.first { $0.id == id }, orElse: 21200)
    case (3, "versions") where isModel:
      guard let model = models.first(where: { $0.id == id }) else { return Self.answer(21200, 404) }
      let versions = model.version.map { [$0] } ?? []
      return Self.answer(10000, 200, ["model_versions": page(of: versions.map(Self.json), request)])
    case (4, "versions") where isModel:
      let version = models.first { $0.id == id }?.version
      return answer("model_version", version?.id == path[3] ? version : nil, orElse: 21200)
    case (2, _): return answer("workflow", workflows[id], orElse: 22102)
    case (3, "versions"):
      guard let versions = versions[id] else { return Self.answer(22102, 404) }
      return Self.answer(10000, 200, ["workflow_versions": page(of: versions.map(Self.json), request)])
    case (4, "versions"):
      return answer("workflow_version", versions[id]?.first { $0.id == path[3] }, orElse: 22102)
    case (3, "results"): return results(workflows[id]?.nodes, request)
    case (5, "versions"): return results(versions[id]?.first { $0.id == path[3] }?.nodes, request)
    case _: return Self.answer(11101, 404)
    }
  }

  /// One result an input, in which every node found nothing.
  private func results(_ nodes: [WorkflowNode]?, _ request: APIRequest) -> APIResponse {
    guard let nodes else { return Self.answer(22102, 404) }
    guard case .array(let inputs) = request.body?["inputs"] else { return Self.answer(30104, 400) }
    let outputs = nodes.filter { !$0.suppressesOutput }
      .map { Output(id: $0.id, status: .ok, model: $0.model, data: OutputData()) }
    let result = Self.json(WorkflowResult(status: .ok, outputs: outputs))
    return Self.answer(10000, 200, ["results": .array(inputs.map { _ in result })])
  }

  private func page(of items: [JSON], _ request: APIRequest) -> JSON {
    func number(_ name: String, or standard: Int) -> Int {
      request.query.first { $0.name == name }.flatMap { Int($0.value) } ?? standard
    }
    let size = number("per_page", or: 128)
    return .array(Array(items.dropFirst((number("page", or: 1) - 1) * size).prefix(size)))
  }

  private func answer(_ field: String, _ value: (some Encodable)?, orElse code: Int) -> APIResponse {
    guard let value else { return Self.answer(code, 404) }
    return Self.answer(10000, 200, [field: Self.json(value)])
  }

  static func json(_ value: some Encodable) -> JSON { (try? JSON(encoding: value)) ?? .null }

  static func answer(_ code: Int, _ http: Int, _ fields: [String: JSON] = [:]) -> APIResponse {
    let status: JSON = ["code": .number(Double(code)), "req_id": "0123"]
    return APIResponse(status: http, body: JSON.object(fields.merging(["status": status]) { own, _ in own }).data())
  }
}
