import MeshCore
@testable import MeshUI

extension Editor {
  /// A plan of nineteen nodes that read another one and take an older version by merge, painted: what may go is longer
  /// than the screen.
  static func atRisk() throws -> Editor {
    let readers = (1...19).map { Gallery.node("n\($0)", Gallery.threshold, from: ["quality"]) }
    let long = Workflow(id: "long", nodes: [Gallery.node("quality", Gallery.quality)] + readers)
    var draft = Draft(base: long)
    for var node in readers {
      node.model.versionID = "concept-threshold-old"
      try draft.make(.updateNode(node.id, to: node))
    }
    var editor = Editor.drafting(draft, staged: [StagedStep(id: 1, change: .patch("long", .chosen(.merge)))])
    editor.type("C")
    editor.answerPlan(stored: ["long": long])
    return editor
  }
}
