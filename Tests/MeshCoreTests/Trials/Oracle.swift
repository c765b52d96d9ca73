import FoundationEssentials
import MeshCore
import Synchronization
import TestSupport

/// A service whose models answer by what they are asked: a node of one model, parameters and inputs always gives the same
/// on one image, whether it is run in a workflow or by itself.
final class Oracle: Transport, NodeRunner {
  private struct State {
    var workflows: [WorkflowID: [WorkflowNode]]
    var calls: [String] = []
    var refusals: Set<String> = []
    var losses: Set<String> = []
  }

  private let state: Mutex<State>
  let callsPerRun = 1

  convenience init(_ workflows: Workflow...) { self.init(versions: workflows) }

  /// Workflows, or versions of one as `ID@VERSION`.
  init(versions workflows: [Workflow]) {
    state = Mutex(State(workflows: Dictionary(uniqueKeysWithValues: workflows.map { ($0.id, $0.nodes) })))
  }

  var client: MeshClient { MeshClient(app: .demo, transport: self) }
  /// Method and end of the path of each call, and `graph` for a run of nodes that are not stored.
  var calls: [String] { state.withLock(\.calls) }
  var workflowIDs: Set<WorkflowID> { Set(state.withLock(\.workflows).keys) }

  /// From now on these calls are refused, as ``calls`` names them.
  func refuse(_ call: String) { state.withLock { _ = $0.refusals.insert(call) } }

  /// From now on the connection breaks at these calls, which do not arrive.
  func lose(_ call: String) { state.withLock { _ = $0.losses.insert(call) } }

  func results(of nodes: [WorkflowNode], on inputs: [ImageInput]) async throws(APIError) -> [WorkflowResult] {
    state.withLock { $0.calls.append("graph") }
    return inputs.map { Self.result(of: nodes, on: Self.name($0)) }
  }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let path = request.segments.dropFirst(5).joined(separator: "/")
    let call = "\(request.method.rawValue) \(path)"
    let (isRefused, isLost) = state.withLock { state in
      state.calls.append(call)
      let isRefused = state.refusals.contains(call) || state.refusals.contains(request.method.rawValue)
      return (isRefused, state.losses.contains(call))
    }
    if isLost { throw .lost("the connection broke") }
    if isRefused {
      return APIResponse(status: 400, body: Data(#"{"status":{"code":11100,"description":"Refused"}}"#.utf8))
    }
    let images = Self.images(request.body)
    switch (request.method, request.segments.last) {
    case (.post, "results"):
      let id = request.segments[6]
      // A version of its own is stored as `ID@VERSION`.
      let version = request.segments.firstIndex(of: "versions").map { "\(id)@\(request.segments[$0 + 1])" }
      guard let nodes = state.withLock({ $0.workflows[version ?? id] ?? $0.workflows[id] }) else {
        return Self.answer(22102, [:])
      }
      return Self.answer(
        10000, ["results": .array(images.compactMap { try? JSON(encoding: Self.result(of: nodes, on: $0)) })])
    case (.post, "outputs"):
      let isVersion = request.segments.count > 9
      let node = WorkflowNode(
        id: "model",
        model: ModelReference(
          id: request.segments[6], userID: request.segments[2], appID: request.segments[4],
          versionID: isVersion ? request.segments[8] : nil),
        override: request.body?["model"]?["output_info"]?["params"].map { ["params": $0] })
      let outputs = images.flatMap { Self.result(of: [node], on: $0).outputs }
      return Self.answer(10000, ["outputs": .array(outputs.compactMap { try? JSON(encoding: $0) })])
    case (.post, _):
      guard let made = try? Wire.decoder.decode(WorkflowList.self, from: request.body?.data() ?? Data()) else {
        return Self.answer(11100, [:])
      }
      state.withLock { state in for workflow in made.workflows { state.workflows[workflow.id] = workflow.nodes } }
      return Self.answer(10000, ["workflows": []])
    case (.delete, let id):
      let gone = state.withLock { $0.workflows.removeValue(forKey: id ?? "") }
      return Self.answer(gone == nil ? 22102 : 10000, [:])
    case (.get, _), (.patch, _): return Self.answer(11103, [:])
    }
  }

  private static func answer(_ code: Int, _ fields: [String: JSON]) -> APIResponse {
    let status: [String: JSON] = ["status": ["code": .number(Double(code)), "description": "x"]]
    let body = JSON.object(status.merging(fields) { _, new in new }).data()
    return APIResponse(status: code == 10000 ? 200 : 404, body: body)
  }

  private static func images(_ body: JSON?) -> [String] {
    guard case .array(let inputs)? = body?["inputs"] else { return [] }
    return inputs.compactMap { $0["data"]?["image"]?["url"]?.string }
  }

  private static func name(_ input: ImageInput) -> String { if case .url(let url) = input { url } else { "" } }

  /// What a workflow of these nodes gives, hidden nodes left out.
  static func result(of nodes: [WorkflowNode], on image: String) -> WorkflowResult {
    let workflow = Workflow(id: "", nodes: nodes)
    var recipes: [NodeID: String] = [:]
    for node in workflow.topologicalOrder {
      let inputs = node.inputs.compactMap { recipes[$0] }
      guard inputs.count == node.inputs.count else { continue }
      let owner = "\(node.model.userID ?? "alice")/\(node.model.appID ?? "demo")"
      recipes[node.id] =
        "\(owner)/\(node.model.id)@\(node.model.versionID ?? "") \(node.override?.compact ?? "") \(inputs)"
    }
    let outputs = nodes.filter { !$0.suppressesOutput }.map { node -> Output in
      guard let recipe = recipes[node.id] else {
        return Output(id: node.id, status: Status(code: .init(rawValue: 21350)), model: node.model, data: OutputData())
      }
      let concepts = (0..<6).map { index -> Concept in
        let seed = "\(recipe) \(image) \(index)".utf8.reduce(17 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return Concept(id: "c\(index)", value: Double(seed >> 40) / Double(1 << 24))
      }
      return Output(
        id: node.id, status: .ok, model: node.model, data: OutputData(concepts: concepts.filter { $0.value > 0.2 }))
    }
    return WorkflowResult(status: .ok, outputs: outputs)
  }
}
