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
    of nodes: [WorkflowNode], live: Workflow?, on images: [ImageSource], kept runs: some Sequence<PredictionRun> = []
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
  public let known: [ImageSource: [NodeID: TrialAnswers.Given]]
  /// The SHA-256 of the images that it gave that on, where it is kept.
  let digests: [ImageSource: String]

  public init(
    _ label: String, nodes: [WorkflowNode], _ source: Source, known: [ImageSource: [NodeID: TrialAnswers.Given]] = [:]
  ) {
    self.init(label, nodes: nodes, source, known: known, digests: [:])
  }

  init(
    _ label: String, nodes: [WorkflowNode], _ source: Source, known: [ImageSource: [NodeID: TrialAnswers.Given]],
    digests: [ImageSource: String]
  ) {
    self.label = label
    self.nodes = nodes
    self.source = source
    self.known = known
    self.digests = digests
  }

  /// A workflow as it is, with what it gave at this version in runs that are kept. What an address brought then may be
  /// another image now, so that runs on addresses stand for nothing.
  public init(_ label: String, of workflow: Workflow, kept runs: some Sequence<PredictionRun> = []) {
    let usable = runs.filter { run in
      guard run.workflow == workflow.id, run.nodes == workflow.nodes, run.status.code == .success, run.digest != nil,
        run.versionID != nil, run.versionID == workflow.version?.id
      else { return false }
      if case .url = run.image { return run.image.isEmbedded }
      return true
    }
    self.init(label, nodes: workflow.nodes, .stored(workflow.id, workflow.version?.id), usable)
  }

  /// What runs gave that are kept, an image once, the newest first.
  public init(_ label: String, kept runs: [PredictionRun]) {
    self.init(label, nodes: runs.first?.nodes ?? [], .known, runs)
  }

  private init(_ label: String, nodes: [WorkflowNode], _ source: Source, _ runs: [PredictionRun]) {
    let newest = Dictionary(runs.map { ($0.image, $0) }) { newest, _ in newest }
    self.init(
      label, nodes: nodes, source, known: newest.mapValues { TrialAnswers.given(by: $0.result, nodes: nodes) },
      digests: newest.compactMapValues(\.digest))
  }
}

extension Trial {
  /// The images of which something is kept that stands beside what is run now: whether they are still the same has to
  /// be looked at first.
  public var reused: [ImageSource] {
    guard variants.contains(where: { $0.source != .known }) else { return [] }
    return images.filter { image in variants.contains { $0.digests[image] != nil } }
  }

  /// Where only what was given on one and the same image stands side by side. What a stored workflow gave on another
  /// image is asked anew; of kept runs it is said.
  ///
  /// `digests`: the SHA-256 of the images as they are now; of those that cannot be read there is none.
  public func verified(_ digests: [ImageSource: String]) -> Trial {
    // Kept runs alone are compared with each other: the first says which image it is.
    let first = variants.allSatisfy { $0.source == .known } ? variants.first?.digests : nil
    return Trial(variants.map { $0.verified(first ?? digests) }, on: images)
  }
}

extension Variant {
  /// Whether both are one version of one workflow, and nothing is known of one alone.
  func runsTheSame(as other: Variant) -> Bool {
    guard case .stored = source else { return false }
    return source == other.source && known == other.known
  }

  /// Whether it is not kept which image this was that it gave something on: the one of now may be another.
  func isInDoubt(on image: ImageSource) -> Bool { source == .known && known[image] != nil && digests[image] == nil }

  fileprivate func verified(_ now: [ImageSource: String]) -> Variant {
    var known = known
    for (image, digest) in digests where known[image] != nil && now[image] != digest {
      switch source {
      case .stored, .unstored: known[image] = nil
      case .known:
        guard now[image] != nil else { continue }
        known[image] = TrialAnswers.nothing(
          "\(image.title) was another image when it ran, so there is nothing to compare", nodes: nodes)
      }
    }
    return Variant(label, nodes: nodes, source, known: known, digests: digests.filter { known[$0.key] != nil })
  }
}
