package import FoundationEssentials
package import MeshCore

/// What is asked of the models of a contested node: each side's, on one image.
package struct SideQuestion: Hashable, Sendable {
  let workflow: WorkflowID
  let node: NodeID
  /// Sides that have no such node are left out.
  package let models: [ThreeWayMerge.Side: ModelReference]
  package let image: ImageSource

  /// Sides of the same model at the same version are asked once.
  var calls: Int { Set(models.values).count }
}

/// What the models answered.
package struct SideAnswers: Hashable, Sendable {
  package enum Answer: Hashable, Sendable {
    case output(OutputData)
    /// In words.
    case failed(String)
  }

  let question: SideQuestion
  let sides: [ThreeWayMerge.Side: Answer]
  let at: Date

  package init(_ question: SideQuestion, _ sides: [ThreeWayMerge.Side: Answer], at date: Date) {
    self.question = question
    self.sides = sides
    at = date
  }
}

extension State {
  /// What `p` would ask of the selected node; nil where no model can be asked with an image alone.
  func question(of sheet: ConflictSheet) -> SideQuestion? {
    guard case .node(let id)? = sheet.part?.id, let image = runs.first?.image ?? knownImages.first else { return nil }
    var models: [ThreeWayMerge.Side: ModelReference] = [:]
    for side in ThreeWayMerge.Side.allCases {
      guard let node = sheet.merge[side][node: id] else { continue }
      guard node.inputs.isEmpty else { return nil }
      models[side] = node.model
    }
    return SideQuestion(workflow: sheet.workflow, node: id, models: models, image: image)
  }
}
