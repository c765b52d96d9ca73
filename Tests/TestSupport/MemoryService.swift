import FoundationEssentials
package import MeshCore

/// A workflow service in memory that carries out every write with the patch semantics of the core, and can fail the
/// next one in a chosen way.
package actor MemoryService: Transport {
  /// What becomes of the next write.
  package enum Fault: Sendable {
    /// The answer is lost after the write was carried out, or before.
    case lost(applied: Bool)
    case refused(code: Int, http: Int)
    /// This is answered, after the write was carried out or without it.
    case answered(code: Int, http: Int, applied: Bool)
    /// It is carried out, and then something else is.
    case followed(by: @Sendable (inout [WorkflowID: Workflow]) -> Void)
  }

  package private(set) var workflows: [WorkflowID: Workflow]
  package private(set) var writes: [APIRequest] = []
  /// The newest first.
  var versions: [WorkflowID: [WorkflowVersion]] = [:]
  /// Where there are any, nodes can name no other ones.
  let models: [Model]
  /// What it makes of patches.
  let reading: Reading
  private var faults: [Fault?]
  private var readFaults: [TransportError?]

  package init(_ workflows: Workflow..., faults: [Fault?] = [], readFaults: [TransportError?] = []) {
    self.init(workflows, faults: faults, readFaults: readFaults)
  }

  package init(
    _ workflows: [Workflow], models: [Model] = [], reading: Reading = .usual, faults: [Fault?] = [],
    readFaults: [TransportError?] = []
  ) {
    self.workflows = Dictionary(uniqueKeysWithValues: workflows.map { ($0.id, $0) })
    self.models = models
    self.reading = reading
    self.faults = faults
    self.readFaults = readFaults
  }

  package func change(_ change: @Sendable (inout [WorkflowID: Workflow]) -> Void) { change(&workflows) }

  package func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    guard request.isWrite else {
      if !readFaults.isEmpty, let fault = readFaults.removeFirst() { throw fault }
      return read(request)
    }
    writes.append(request)
    let fault = faults.isEmpty ? nil : faults.removeFirst()
    switch fault {
    case nil: return write(request)
    case .refused(let code, let http): return Self.answer(code, http)
    case .answered(let code, let http, let isApplied):
      if isApplied { _ = write(request) }
      return Self.answer(code, http)
    case .lost(let isApplied):
      if isApplied { _ = write(request) }
      throw .lost("the connection broke")
    case .followed(let change):
      let answer = write(request)
      change(&workflows)
      return answer
    }
  }

  private func write(_ request: APIRequest) -> APIResponse {
    let before = workflows
    do {
      let changed = try apply(request)
      keepVersions(since: before)
      return Self.answer(10000, 200, ["workflows": .array(changed.compactMap { workflows[$0] }.map(Self.json))])
    } catch {
      return Self.answer(error.code, error.http)
    }
  }

  private struct Refused: Error {
    let code: Int
    let http: Int
  }

  /// All of the request or nothing; returns the ids of what it made or changed.
  private func apply(_ request: APIRequest) throws(Refused) -> [WorkflowID] {
    let body = request.body?.data() ?? Data()
    switch (request.method, request.segments.last) {
    case (.patch, "ids"):
      guard case .array(let entries) = request.body?["ids"], let id = entries.first?["id"]?.string,
        let new = entries.first?["new_id"]?.string
      else { throw Refused(code: 22999, http: 400) }
      guard var workflow = workflows[id] else { throw Refused(code: 22102, http: 404) }
      guard workflows[new] == nil else { throw Refused(code: 22100, http: 400) }
      workflow.id = new
      (workflows[id], workflows[new]) = (nil, workflow)
      (versions[id], versions[new]) = (nil, versions[id])
      return [new]
    case (.post, _):
      guard let creation = try? Wire.decoder.decode(Creation.self, from: body) else {
        throw Refused(code: 11100, http: 400)
      }
      for item in creation.workflows where workflows[item.id] != nil { throw Refused(code: 22100, http: 400) }
      try check(creation.workflows.flatMap { $0.nodes.map(\.node) })
      for item in creation.workflows {
        workflows[item.id] = Workflow(id: item.id, nodes: item.nodes.map(\.node), attributes: item.attributes)
      }
      return creation.workflows.map(\.id)
    case (.patch, _):
      guard let patch = try? Wire.decoder.decode(WorkflowPatch.self, from: body) else {
        throw Refused(code: 11100, http: 400)
      }
      let results = try results(of: patch)
      try check(results.values.flatMap(\.nodes))
      workflows.merge(results) { _, new in new }
      return patch.items.map(\.id)
    case (.delete, _):
      if request.body?["delete_all"] == true {
        workflows = [:]
        return []
      }
      var ids = [request.segments.last ?? ""]
      if case .array(let named) = request.body?["ids"] { ids = named.compactMap(\.string) }
      for id in ids where !models.isEmpty && workflows[id] == nil { throw Refused(code: 22102, http: 404) }
      for id in ids { workflows[id] = nil }
      return []
    case (.get, _): throw Refused(code: 11103, http: 405)
    }
  }

  private func results(of patch: WorkflowPatch) throws(Refused) -> [WorkflowID: Workflow] {
    do {
      return try patch.result(on: workflows, under: reading)
    } catch {
      switch error {
      case .noSuchWorkflow: throw Refused(code: 22102, http: 404)
      case .noItems, .removesNodes, .removesCoverAndMore, .namesNodeTwice: throw Refused(code: 22999, http: 400)
      }
    }
  }

  private func check(_ nodes: [WorkflowNode]) throws(Refused) {
    for node in nodes where !models.isEmpty && !models.contains(where: { $0.id == node.model.id }) {
      throw Refused(code: 21200, http: 400)
    }
  }

  private func keepVersions(since before: [WorkflowID: Workflow]) {
    for id in before.keys where workflows[id] == nil { versions[id] = nil }
    for (id, workflow) in workflows where versions[id]?.first?.nodes != workflow.nodes {
      let number = (versions[id]?.count ?? 0) + 1
      let version = WorkflowVersion(id: "\(id)-\(number)", workflowID: id, nodes: workflow.nodes)
      versions[id] = [version] + (versions[id] ?? [])
    }
  }

  private struct Creation: Decodable { let workflows: [WorkflowPatch.Item] }
}
