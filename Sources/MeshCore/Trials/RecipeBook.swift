/// Numbers what nodes compute: two nodes of one number give the same on one image, whatever they are called and whichever
/// workflow they are of.
struct RecipeBook {
  private struct Recipe: Hashable {
    let model: ModelReference
    let override: JSON?
    let inputs: [Int]
  }

  private var numbers: [Recipe: Int] = [:]

  /// The number of each node; those that read a circle, or what is not there, have none.
  mutating func numbers(of nodes: [WorkflowNode]) -> [NodeID: Int] {
    var found: [NodeID: Int] = [:]
    for node in Workflow(id: "", nodes: nodes).topologicalOrder {
      let inputs = node.inputs.compactMap { found[$0] }
      guard inputs.count == node.inputs.count else { continue }
      let recipe = Recipe(model: node.model, override: node.override, inputs: inputs)
      let number = numbers[recipe] ?? numbers.count
      numbers[recipe] = number
      found[node.id] = number
    }
    return found
  }
}
