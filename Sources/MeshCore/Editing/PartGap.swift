/// Why some changes of a draft cannot be sent without others of it.
public struct PartGap: Hashable, Sendable {
  /// What would be wrong with the workflow.
  public let issue: Validation.Issue
  /// The nodes whose changes would fix it.
  public let needs: [NodeID]

  public var message: String { "\(issue.message) Mark \(needs.joined(separator: ", ")) too." }
}

extension Draft {
  /// What the changes of these nodes lack to stand alone. What is wrong with the whole draft too is not among it.
  public func gaps(of nodes: Set<NodeID>?) -> [PartGap] {
    guard let nodes, !isNew else { return [] }
    let others = WorkflowDiff(from: base, to: result).nodes.filter { !nodes.contains($0.id) }
    let known = Set(Validation(result).errors)
    return Validation(part(nodes).result).errors.filter { !known.contains($0) }.compactMap { issue in
      let needs = others.filter { $0.fixes(issue) }.map(\.id)
      return needs.isEmpty ? nil : PartGap(issue: issue, needs: needs)
    }
  }
}

extension NodeChange {
  fileprivate func fixes(_ issue: Validation.Issue) -> Bool {
    switch issue {
    case .unknownInput(let node, let input): id == node || (isAddition && id == input)
    case .cycle(let ids): ids.contains(id)
    case .noNodes: isAddition
    case .tooManyNodes: isRemoval
    case .repeatedInput(let node, _): id == node
    case .badWorkflowID, .longNotes, .emptyNodeID, .noModel, .duplicateNode, .readsLaterNode, .unusualNodeID,
      .unfitting,
      .unknownModel,
      .unknownVersion:
      false
    }
  }

  private var isAddition: Bool { if case .added = self { true } else { false } }
  private var isRemoval: Bool { if case .removed = self { true } else { false } }
}
