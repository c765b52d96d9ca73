import FoundationEssentials
import MeshCore
import Panels

/// What the last twin of a workflow came to: plans of the same change say it.
struct TwinNote: Hashable, Sendable {
  let at: Date
  let images: Int
  /// What moved most, and what crosses.
  let gist: String
  private let before: [WorkflowNode]
  private let after: [WorkflowNode]

  init(_ comparison: Comparison, at: Date, threshold: Double) {
    self.at = at
    images = comparison.images.count
    gist = comparison.gist(at: threshold)
    (before, after) = (comparison.before.nodes, comparison.after.nodes)
  }

  /// Whether a step of a plan makes just the change that was looked at.
  func isOf(_ effect: Plan.Effect) -> Bool {
    before == effect.before?.nodes ?? [] && after == effect.after?.nodes ?? []
  }
}
