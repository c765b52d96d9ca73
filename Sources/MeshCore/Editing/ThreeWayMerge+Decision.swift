extension ThreeWayMerge {
  /// A choice with what it was made between. It holds as long as that is so, also in a later merge of the workflow.
  public struct Decision: Hashable, Sendable, Codable {
    public let subject: Subject
    public let choice: Choice
    /// What each side had, in the order of ``Side``.
    let sides: [JSON]
  }

  public func decision(_ choice: Choice, of subject: Subject) -> Decision {
    Decision(subject: subject, choice: choice, sides: values(of: subject))
  }

  /// The choices that hold here; of several of one subject the last counts.
  public func choices(_ decisions: [Decision]) -> Choices {
    var choices: Choices = [:]
    for part in contested {
      let values = values(of: part.id)
      choices[part.id] = decisions.last { $0.subject == part.id && $0.sides == values }?.choice
    }
    return choices
  }

  private func values(of subject: Subject) -> [JSON] {
    Side.allCases.map { side in
      switch subject {
      case .node(let id):
        guard var node = self[side][node: id] else { return .null }
        // What the service adds of its own may be another at every reading.
        node.extras = [:]
        return (try? JSON(encoding: node)) ?? .null
      case .attribute(let name): return self[side].attributes[name] ?? .null
      case .order:
        let common = self[side].nodes.map(\.id).filter { id in Side.allCases.allSatisfy { self[$0][node: id] != nil } }
        return .array(common.map(JSON.string))
      }
    }
  }
}
