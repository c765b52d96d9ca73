/// One or several images, and what is run on them side by side: a prediction has one variant, a twin the workflow as it
/// is and its draft, a conflict its sides, a comparison whatever was chosen.
public struct Trial: Hashable, Sendable {
  public let variants: [Variant]
  public let images: [ImageSource]

  /// An image that is named twice is run once.
  public init(_ variants: [Variant], on images: [ImageSource]) {
    self.variants = variants
    var seen: Set<ImageSource> = []
    self.images = images.filter { seen.insert($0).inserted }
  }

  /// A workflow that is, and its draft on the same images. `runs`: those that are kept; what the workflow gave at its
  /// present version is not asked again.
  public static func twin(of draft: Draft, on images: [ImageSource], kept runs: [PredictionRun] = []) -> Trial {
    let live = draft.base
    var known: [ImageSource: WorkflowResult] = [:]
    for run in runs.reversed() where run.workflow == live.id && run.versionID != nil {
      guard run.versionID == live.version?.id, run.nodes == live.nodes, run.status.code == .success else { continue }
      known[run.image] = run.result
    }
    let base = Variant("live", nodes: live.nodes, .stored(live.id, live.version?.id), known: known)
    // A workflow that is not on the service yet gives nothing there.
    let nothing = Variant("live", nodes: [], .known)
    return Trial([draft.isNew ? nothing : base] + [Variant("draft", nodes: draft.result.nodes, .unstored)], on: images)
  }
}

/// One way to answer: nodes, and where they are.
public struct Variant: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    /// A workflow of the app; without a version the newest one.
    case stored(WorkflowID, VersionID?)
    /// No app has these nodes, such as those of a draft.
    case unstored
    /// Nothing is called: what is known is all.
    case known
  }

  /// What it is called beside the others: `live`, `mine`, a version.
  public let label: String
  public let nodes: [WorkflowNode]
  public let source: Source
  /// What it is known to have given.
  public let known: [ImageSource: WorkflowResult]

  public init(_ label: String, nodes: [WorkflowNode], _ source: Source, known: [ImageSource: WorkflowResult] = [:]) {
    self.label = label
    self.nodes = nodes
    self.source = source
    self.known = known
  }

  /// What runs gave that are kept, an image once, the newest first.
  public init(_ label: String, kept runs: [PredictionRun]) {
    let known = runs.map { ($0.image, $0.result) }
    self.init(
      label, nodes: runs.first?.nodes ?? [], .known, known: Dictionary(known) { newest, _ in newest })
  }
}
