public import FoundationEssentials

/// Applies one step of a plan: reads, sends, reads again, and says whether the result is as predicted.
public struct StepRunner: Sendable {
  let client: MeshClient
  let now: @Sendable () -> Date

  public init(client: MeshClient, now: @escaping @Sendable () -> Date) {
    self.client = client
    self.now = now
  }

  /// Never repeats a write. Where an answer is lost, what can be read afterwards decides what is reported.
  public func apply(_ step: Plan.Step) async -> StepReport {
    var sentAt: Date?
    func report(_ outcome: StepReport.Outcome, read: [WorkflowID: Workflow]?) -> StepReport {
      StepReport(
        id: step.id, outcome: outcome, read: read, sentAt: sentAt,
        seconds: sentAt.map { now().timeIntervalSince($0) } ?? 0)
    }
    let before: [WorkflowID: Workflow]
    do {
      before = try await read(step)
    } catch {
      return report(.refused(error), read: nil)
    }
    let moved = Set(step.effects.map(\.id)).union(before.keys)
      .filter { id in
        !isSame(before[id], step.effects.first { $0.id == id }?.before, inOrder: step.sendsOrder)
      }
    guard moved.isEmpty else { return report(.moved(moved.sorted()), read: before) }

    sentAt = now()
    var lost: APIError?
    for (place, request) in step.requests.enumerated() {
      do {
        _ = try await client.send(Endpoint<Empty>(request, operation(of: step)))
      } catch {
        guard error.mayHaveArrived else {
          return report(place > 0 ? .partly(error) : .refused(error), read: try? await readBack(step))
        }
        lost = error
        break
      }
    }
    do {
      let after = try await readBack(step)
      let differences = differences(from: step.effects, to: after)
      if let lost, !differences.isEmpty || !isTold(step, by: after) { return report(.notKnown(lost), read: after) }
      return report(differences.isEmpty ? .asPredicted : .differs(differences), read: after)
    } catch {
      return report(lost.map { .notKnown($0) } ?? .notReadBack(error), read: nil)
    }
  }

  /// Whether what was read can tell that the step was carried out: it is something else than before it. Where it only
  /// moves nodes, their order has to be the planned one.
  private func isTold(_ step: Plan.Step, by after: [WorkflowID: Workflow]) -> Bool {
    if step.effects.contains(where: { !isSame($0.before, after[$0.id]) }) { return true }
    func order(_ workflow: Workflow?) -> [NodeID]? { workflow?.nodes.map(\.id) }
    return step.effects.contains { order($0.before) != order($0.after) }
      && step.effects.allSatisfy { order(after[$0.id]) == order($0.after) }
  }

  /// Where what was read is not what was predicted, by workflow. A workflow that `after` holds beside those of the
  /// effects came while all were being deleted.
  private func differences(
    from effects: [Plan.Effect], to after: [WorkflowID: Workflow]
  ) -> [WorkflowID: WorkflowDiff] {
    let predictions = Dictionary(effects.map { ($0.id, $0) }) { first, _ in first }
    var differences: [WorkflowID: WorkflowDiff] = [:]
    for id in Set(predictions.keys).union(after.keys) {
      let predicted = predictions[id]?.after.map { $0.completed(by: after[id], isNew: predictions[id]?.before == nil) }
      // What the service decides of the order is no difference; where a step does nothing else it is.
      let isOrdered = predictions[id].map { $0.diff.reordered && $0.diff.isSameGraph } ?? false
      guard !isSame(after[id], predicted, inOrder: isOrdered) else { continue }
      differences[id] = WorkflowDiff(from: predicted ?? Workflow(id: id), to: after[id] ?? Workflow(id: id))
    }
    return differences
  }

  private func operation(of step: Plan.Step) -> String {
    let operation = step.change.words.operation
    return step.change == .deleteAll ? "\(operation) of \(client.app.name)" : operation
  }

  /// What a step has left, also where the task was cancelled meanwhile: what became of a write has to be known.
  private func readBack(_ step: Plan.Step) async throws(APIError) -> [WorkflowID: Workflow] {
    try await Task.detached { await found(step) }.value.get()
  }

  private func found(_ step: Plan.Step) async -> Result<[WorkflowID: Workflow], APIError> {
    do {
      return .success(try await read(step))
    } catch {
      return .failure(error)
    }
  }

  /// What the service holds of the workflows the step is about.
  private func read(_ step: Plan.Step) async throws(APIError) -> [WorkflowID: Workflow] {
    if case .deleteAll = step.change {
      return Dictionary(try await client.allWorkflows().map { ($0.id, $0) }) { first, _ in first }
    }
    let ids = step.effects.map(\.id)
    // Only deletions name many.
    return step.change.isDeletion ? try await client.workflows(Set(ids)) : try await client.readSingly(ids)
  }

  /// Order counts only where it is asked for: the service may store the nodes in another order than they were sent.
  private func isSame(_ one: Workflow?, _ other: Workflow?, inOrder: Bool = false) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    let diff = WorkflowDiff(from: one, to: other)
    return inOrder ? diff.isEmpty : diff.isSameGraph
  }
}

extension Plan.Step {
  /// Whether a request of it puts all nodes in order: what somebody has moved since the plan would be moved back.
  fileprivate var sendsOrder: Bool {
    requests.contains { $0.body?["action"]?.string == PatchAction.overwrite.rawValue && $0.body?["workflows"] != nil }
  }
}

extension Workflow {
  /// The prediction with what the request left to the service taken from what was read: the newest version of a
  /// model, which may be the one that was there, and the attributes of a new workflow, such as its visibility.
  fileprivate func completed(by read: Workflow?, isNew: Bool) -> Workflow {
    guard let read else { return self }
    var completed = self
    for index in nodes.indices {
      guard let other = read[node: nodes[index].id]?.model else { continue }
      completed.nodes[index].model = nodes[index].model.named(as: other, in: read).completed(by: other)
    }
    if isNew { completed.attributes.merge(read.attributes) { predicted, _ in predicted } }
    return completed
  }
}
