/// Which nodes of two workflows stand for each other: those of one id, then those that run one model and are the only
/// ones left that do.
struct NodePairs {
  struct Pair {
    let before: WorkflowNode?
    let after: WorkflowNode?

    var id: NodeID { after?.id ?? before?.id ?? "" }
  }

  /// In the order of the new list, then those that are gone.
  let all: [Pair]
  private let numbers: (before: [NodeID: Int], after: [NodeID: Int])

  init(_ old: [WorkflowNode], _ new: [WorkflowNode]) {
    var partners: [NodeID: WorkflowNode] = [:]
    for node in new { partners[node.id] = old.first { $0.id == node.id } }
    func lone(_ nodes: [WorkflowNode], _ model: ModelReference) -> WorkflowNode? {
      let running = nodes.filter { $0.model.isSameModel(as: model) }
      return running.count == 1 ? running[0] : nil
    }
    let (oldRest, newRest) = (
      old.filter { node in !new.contains { $0.id == node.id } }, new.filter { partners[$0.id] == nil }
    )
    for node in newRest where lone(newRest, node.model)?.id == node.id {
      partners[node.id] = lone(oldRest, node.model)
    }
    let taken = Set(partners.values.map(\.id))
    all =
      new.map { Pair(before: partners[$0.id], after: $0) }
      + old.filter { !taken.contains($0.id) }.map { Pair(before: $0, after: nil) }
    var book = RecipeBook()
    numbers = (book.numbers(of: old), book.numbers(of: new))
  }

  /// Whether both do the same and are both shown.
  func doSame(_ pair: Pair) -> Bool {
    guard let old = pair.before, let new = pair.after, old.suppressesOutput == new.suppressesOutput else {
      return false
    }
    return numbers.before[old.id].map { $0 == numbers.after[new.id] } ?? false
  }
}
