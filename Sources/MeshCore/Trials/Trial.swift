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

  /// A workflow as it is on the service, nil where it is not there, and its draft. `runs`: those that are kept; what the
  /// workflow gave at its present version is not asked again.
  public static func twin(
    of nodes: [WorkflowNode], live: Workflow?, on images: [ImageSource], kept runs: [PredictionRun] = []
  ) -> Trial {
    let before = live.map { Variant("live", of: $0, kept: runs) } ?? Variant("live", nodes: [], .known)
    return Trial([before, Variant(draftLabel, nodes: nodes, .unstored)], on: images)
  }

  /// Whether it is one of a workflow and its draft.
  public var isTwin: Bool { variants.count == 2 && variants[1].label == Self.draftLabel }

  private static let draftLabel = "draft"
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

  /// A workflow as it is, with what it gave at this version in runs that are kept.
  public init(_ label: String, of workflow: Workflow, kept runs: [PredictionRun] = []) {
    var known: [ImageSource: WorkflowResult] = [:]
    for run in runs.reversed() where run.workflow == workflow.id && run.versionID != nil {
      guard run.versionID == workflow.version?.id, run.nodes == workflow.nodes, run.status.code == .success else {
        continue
      }
      known[run.image] = run.result
    }
    self.init(label, nodes: workflow.nodes, .stored(workflow.id, workflow.version?.id), known: known)
  }

  /// What runs gave that are kept, an image once, the newest first.
  public init(_ label: String, kept runs: [PredictionRun]) {
    let known = runs.map { ($0.image, $0.result) }
    self.init(
      label, nodes: runs.first?.nodes ?? [], .known, known: Dictionary(known) { newest, _ in newest })
  }
}
