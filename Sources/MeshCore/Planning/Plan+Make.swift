public import FoundationEssentials

extension Plan {
  /// Works out what `staged` would do to `stored`, which holds every workflow the steps name that exists now, and for
  /// a `deleteAll` every workflow of the app.
  public init(
    _ staged: [StagedStep], drafts: [WorkflowID: Draft], stored: [WorkflowID: Workflow], in app: AppScope, readAt: Date
  ) {
    // Later steps see what earlier ones leave, a new id too.
    var world = stored
    var names = NewNames(drafts)
    var steps: [Step] = []
    for step in staged where !step.isHeld {
      let planned = names.original(Self.step(names.current(step), drafts: names.drafts, world: world, app: app))
      for effect in planned.effects { world[effect.id] = effect.after }
      if case .rename(let id, let new) = planned.change, planned.isReady { names.add(id, new) }
      steps.append(planned)
    }
    self.steps = steps
    self.readAt = readAt
  }

  private static func step(
    _ step: StagedStep, drafts: [WorkflowID: Draft], world: [WorkflowID: Workflow], app: AppScope
  ) -> Step {
    switch step.change {
    case .create(let id): return creation(step, drafts[id], exists: world[id], app: app)
    case .patch(let id, let choice, let nodes):
      return patch(step, choice, drafts[id], only: nodes, stored: world[id], app: app)
    case .rename(let id, let new): return renaming(step, world[id], of: id, to: new, exists: world[new], app: app)
    case .delete(let ids):
      let missing = ids.filter { world[$0] == nil }
      let endpoint: APIRequest =
        ids.count == 1
        ? Endpoint.deleteWorkflow(ids[0], in: app).request : Endpoint.deleteWorkflows(ids, in: app).request
      return Step(
        id: step.id, change: step.change, effects: ids.map { Effect(id: $0, before: world[$0], after: nil) },
        requests: [endpoint], warnings: [], obstacles: missing.map(Obstacle.gone))
    case .deleteAll:
      return Step(
        id: step.id, change: step.change,
        effects: world.values.sorted { $0.id < $1.id }.map { Effect(id: $0.id, before: $0, after: nil) },
        requests: [Endpoint.deleteAllWorkflows(in: app).request], warnings: [], obstacles: [])
    }
  }

  private static func creation(_ step: StagedStep, _ draft: Draft?, exists: Workflow?, app: AppScope) -> Step {
    if let exists, let draft, exists.fulfils(draft.result) { return done(step, exists, reaching: draft.result) }
    var obstacles: [Obstacle] = []
    var requests: [APIRequest] = []
    if let draft {
      let errors = Validation(draft.result).errors
      if !errors.isEmpty { obstacles.append(.invalid(errors)) }
      if let endpoint = try? Endpoint.createWorkflows([.init(draft.result)], in: app) { requests = [endpoint.request] }
    } else {
      obstacles.append(contentsOf: step.change.workflows.map(Obstacle.noDraft))
    }
    if let exists { obstacles.append(.exists(exists.id)) }
    return Step(
      id: step.id, change: step.change,
      effects: draft.map { [Effect(id: $0.id, before: nil, after: $0.result)] } ?? [], requests: requests,
      warnings: [], obstacles: obstacles)
  }

  private static func patch(
    _ step: StagedStep, _ choice: PatchChoice, _ whole: Draft?, only nodes: Set<NodeID>?, stored: Workflow?,
    app: AppScope
  ) -> Step {
    func blocked(_ obstacle: Obstacle) -> Step {
      Step(id: step.id, change: step.change, effects: [], requests: [], warnings: [], obstacles: [obstacle])
    }
    guard let whole else { return blocked(.noDraft(step.change.workflows.first ?? "")) }
    let draft = whole.part(nodes)
    guard let stored else { return blocked(.gone(draft.id)) }
    var warnings: [String] = []
    var target: Workflow
    switch draft.rebased(on: stored) {
    case .same: target = draft.result
    case .merged(let rebased, let theirs):
      target = rebased.result
      warnings.append("changed on the service since your draft began, merged: \(theirs.joined(separator: ", "))")
    case .contested(let nodes): return blocked(.contested(nodes, stored: stored))
    }
    if WorkflowDiff(from: stored, to: target).isEmpty { return done(step, stored, reaching: target) }
    target = target.withUnknownFields(of: stored)
    let patches = choice.patches(from: stored, to: target)
    let outlook = PatchOutlook(patches, on: stored, wanted: target)
    let after = outlook.expected
    let requests = patches.compactMap { try? Endpoint.patchWorkflows($0, in: app).request }
    var obstacles: [Obstacle] = []
    if requests.isEmpty { obstacles += choice.actions(from: stored, to: target).map(Obstacle.nothingToSend) }
    warnings += outlook.shortfalls + unknownFields(sentBy: patches)
    let gaps = whole.gaps(of: nodes)
    let errors = Validation(after).errors.filter { error in !gaps.contains { $0.issue == error } }
    if !gaps.isEmpty { obstacles.append(.incomplete(gaps)) }
    if !errors.isEmpty { obstacles.append(.invalid(errors)) }
    // Last: it waits for a yes, and the others for something to be fixed.
    let accepted = step.accepted ?? []
    let risks = outlook.risks.filter { !accepted.isSuperset(of: $0.losses) }
    warnings += outlook.risks.filter { !risks.contains($0) }.map(\.acceptedMessage)
    if !risks.isEmpty { obstacles.append(.risk(risks)) }
    return Step(
      id: step.id, change: step.change, effects: [Effect(id: stored.id, before: stored, after: after)],
      requests: requests, warnings: warnings, obstacles: obstacles, misses: outlook.misses)
  }

  private static func unknownFields(sentBy patches: [WorkflowPatch]) -> [String] {
    let nodes = patches.flatMap(\.items).flatMap(\.nodes).filter { !$0.unknown.isEmpty }
    let names = nodes.flatMap { node in node.unknown.keys.sorted().map { "\($0) of \(node.id)" } }
    return names.isEmpty
      ? [] : ["sent back as they were read, though this program does not know them: \(names.joined(separator: ", "))"]
  }
}
