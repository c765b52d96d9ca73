/// What a look-up of the model that a node names has given.
public enum ModelFinding: Hashable, Sendable {
  /// It is there, at the version that is named, with its type where the service tells it.
  case found(typeID: String?)
  case noModel
  case noVersion
  /// Nobody knows; why, in a sentence.
  case notLookedUp(String)
}

extension Plan {
  /// The models that its steps bring to the service, and those at either end of an edge that they bring.
  public var newReferences: Set<ModelReference> {
    Set(
      steps.filter(\.change.sendsDraft).flatMap(\.effects).flatMap { effect -> [ModelReference] in
        guard let after = effect.after else { return [] }
        let ends = effect.newEdges.flatMap { [$0.node, $0.input] }
        let wanted = Set(effect.newModels + ends)
        // Each node is visited once: a file may hold any number of them.
        return after.nodes.filter { wanted.contains($0.id) }.map(\.model)
      })
  }

  /// The plan with what was found of ``newReferences``: a model or a version that is not there stands in the way; an edge
  /// that does not fit, and a model that could not be looked up, are warnings.
  public func checked(by findings: [ModelReference: ModelFinding]) -> Plan {
    Plan(steps: steps.map { $0.checked(by: findings) }, readAt: readAt)
  }
}

extension Plan.Step {
  fileprivate func checked(by findings: [ModelReference: ModelFinding]) -> Plan.Step {
    // A workflow that takes another id names the models it named before.
    guard change.sendsDraft else { return self }
    var (absent, unknown, warnings) = ([Validation.Issue](), [NodeID](), [String]())
    var reason: String?
    for effect in effects {
      guard let after = effect.after else { continue }
      let new = Set(effect.newModels)
      for node in after.nodes where new.contains(node.id) {
        switch findings[node.model] {
        case .noModel: absent.append(.unknownModel(node.id, node.model))
        case .noVersion: absent.append(.unknownVersion(node.id, node.model))
        case .notLookedUp(let why):
          unknown.append(node.id)
          reason = reason ?? why
        case .found, nil: break
        }
      }
      warnings += effect.unfitting(by: findings).map { "\($0.message) The service may refuse it." }
    }
    if let reason {
      warnings.append("nobody knows whether the model of \(unknown.joined(separator: ", ")) exists: \(reason)")
    }
    return Plan.Step(
      id: id, change: change, effects: effects, requests: requests, warnings: self.warnings + warnings,
      obstacles: obstacles + (absent.isEmpty ? [] : [.invalid(absent)]), misses: misses)
  }
}

extension Plan.Effect {
  /// An input of a node, by the ids of both.
  fileprivate struct Edge: Hashable {
    let node: NodeID
    let input: NodeID
  }

  /// The nodes that name a model, or a version of it, which they do not name on the service.
  fileprivate var newModels: [NodeID] {
    (after?.nodes ?? []).filter { !$0.model.id.isEmpty && before?[node: $0.id]?.model != $0.model }.map(\.id)
  }

  /// The edges that are not on the service, or run between other models there.
  fileprivate var newEdges: [Edge] {
    let renewed = Set(newModels)
    return (after?.nodes ?? []).flatMap { node in
      let old = before?[node: node.id]?.inputs ?? []
      return node.inputs.filter { renewed.contains(node.id) || renewed.contains($0) || !old.contains($0) }
        .map { Edge(node: node.id, input: $0) }
    }
  }

  fileprivate func unfitting(by findings: [ModelReference: ModelFinding]) -> [Validation.Issue] {
    guard let after else { return [] }
    let edges = Set(newEdges)
    let validation = Validation(after) { reference in
      if case .found(let typeID) = findings[reference] { typeID } else { nil }
    }
    return validation.issues.filter { issue in
      if case .unfitting(let node, let input, _, _) = issue {
        edges.contains(Edge(node: node, input: input))
      } else {
        false
      }
    }
  }
}
