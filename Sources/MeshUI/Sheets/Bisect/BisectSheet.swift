import MeshCore

/// When a workflow lost a concept on an image, or gained it: versions asked by halving, then the nodes that changed.
struct BisectSheet: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    case running
    case done
    /// In words. What is known stays.
    case ended(String)
  }

  let question: BisectQuestion
  /// What the concept is called.
  let name: String
  var phase = Phase.running
  /// Nil until the versions are read.
  var report: BisectReport?
  /// The first shown line.
  var top = 0

  /// The versions between which it crossed, once they are found; while it is searched, those between which it must be.
  var crossing: (from: WorkflowVersion, to: WorkflowVersion)? {
    guard let bisection = report?.bisection, case .crossed(let from, let to) = bisection.step else { return nil }
    return (bisection.versions[from], bisection.versions[to])
  }
}
