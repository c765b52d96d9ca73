import MeshCore
import Panels

/// A thing in all forms in which it is copied. A key is in none of them: calls name `$CLARIFAI_PAT`.
struct CopySource: Hashable, Sendable {
  /// What messages call it.
  let name: String
  fileprivate let ids: [String]
  /// The calls that bring it about.
  fileprivate let requests: [APIRequest]
  fileprivate let json: JSON?
  fileprivate let yaml: String
  /// What the calls do, in a few words.
  let callWords: String
  fileprivate let base: String

  /// The text of a form; nil where there is none.
  func text(_ form: CopyForm) -> String? {
    switch form {
    case .id: ids.map(\.oneLine).joined(separator: "\n").nonEmpty
    case .curl: requests.map { $0.curl(base: base).joined(separator: "\n") }.joined(separator: "\n").nonEmpty
    case .json: json.map { $0.lines(width: 100).joined(separator: "\n") + "\n" }
    case .yaml: yaml.nonEmpty
    case .python: requests.isEmpty ? nil : APIRequest.python(requests, base: base)
    }
  }
}

extension State {
  /// What the selection of a pane, or the plan, is in all forms; nil where it is gone.
  func source(of subject: CopySubject) -> CopySource? {
    switch subject {
    case .workflow(let id): workflow(id).map(source)
    case .node(let id, let node):
      (workflow(id)?[node: node] ?? library[id]?[node: node]).map { source(of: $0, in: id) }
    case .step(let id): staged.first { $0.id == id }.map { source(of: [$0], "step \(index(of: $0))") }
    case .plan:
      openPlan.map { sheet in source(of: sheet.steps.filter { !$0.isHeld }, "the plan") }
    }
  }

  private func index(of step: StagedStep) -> Int { (staged.firstIndex(of: step) ?? 0) + 1 }

  /// What has changes is sent as its step would be; what has none is created anew.
  private func source(of workflow: Workflow) -> CopySource {
    let step = bench.stagedDraft(of: workflow.id)
    let draft = drafts[workflow.id].flatMap { $0.hasChanges ? $0 : nil }
    var requests = draft.map { draft in
      let change = step?.change ?? (draft.isNew ? .create(draft.id) : .patch(draft.id, .automatic))
      return plan([StagedStep(id: 0, change: change)]).steps.flatMap(\.requests)
    }
    let words = requests == nil || draft?.isNew == true ? "creates it" : "sends your draft"
    requests =
      requests ?? [try? Endpoint.createWorkflows([.init(workflow)], in: session.app).request].compactMap(\.self)
    return CopySource(
      name: workflow.id, ids: [workflow.id], requests: requests ?? [],
      json: ["workflow": workflow.writable],
      yaml: workflow.fileText(.lossless), callWords: words, base: session.callBase)
  }

  private func source(of node: WorkflowNode, in id: WorkflowID) -> CopySource {
    let patch = WorkflowPatch(action: .merge, items: [.init(id: id, nodes: [NodePatch(node)])])
    let json = try? JSON(encoding: NodePatch(node))
    return CopySource(
      name: node.id, ids: [node.id],
      requests: [try? Endpoint.patchWorkflows(patch, in: session.app).request].compactMap(\.self),
      json: json, yaml: json.map { JSON.array([$0]).yaml } ?? "", callWords: "merges it into \(id)",
      base: session.callBase)
  }

  private func source(of steps: [StagedStep], _ name: String) -> CopySource {
    let planned = shownPlan(of: steps) ?? plan(steps)
    let requests = planned.steps.flatMap(\.requests)
    let bodies = requests.compactMap(\.body)
    let after = planned.steps.flatMap(\.effects).compactMap(\.after)
    let ids = steps.flatMap(\.change.workflows)
    return CopySource(
      name: name, ids: ids, requests: requests,
      json: bodies.isEmpty ? nil : bodies.count == 1 ? bodies[0] : .array(bodies),
      yaml: after.map { $0.fileText(.lossless) }.joined(separator: "---\n"),
      callWords: counted(requests.count, "request"), base: session.callBase)
  }

  /// The plan as it stands on the screen, where it is of these steps.
  private func shownPlan(of steps: [StagedStep]) -> Plan? {
    guard let plan = openPlan?.plan,
      plan.steps.map(\.id) == steps.map(\.id)
    else { return nil }
    return plan
  }

  /// What the steps come to on the workflows as they were read last.
  private func plan(_ steps: [StagedStep]) -> Plan {
    var steps = steps
    for index in steps.indices { steps[index].isHeld = false }
    let isAll = steps.contains { $0.change == .deleteAll }
    let ids = isAll ? library.order : steps.flatMap(\.change.workflows)
    let stored = Dictionary(ids.compactMap { id in library[id].map { (id, $0) } }) { first, _ in first }
    return Plan(steps, drafts: drafts, stored: stored, in: session.app, readAt: library.readAt ?? clock.now)
  }
}
