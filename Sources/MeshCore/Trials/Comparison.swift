/// What two variants of a trial gave, side by side.
public struct Comparison: Hashable, Sendable {
  /// A node of either, or one of both.
  public struct Node: Hashable, Sendable, Identifiable {
    public enum Standing: Hashable, Sendable {
      /// Both have it, and it does the same: the answer of one stands for both.
      case same
      case changed([FieldChange])
      case added
      case removed
    }

    public let before: WorkflowNode?
    public let after: WorkflowNode?
    public let standing: Standing
    /// The largest change first.
    public let changes: [Change]
    /// Why a variant gave nothing for it, on which image: it is never taken for zeros.
    public let silences: [Silence]
    /// What a node gave that only one of both has, on each image that it gave something on.
    public let given: [Given]

    /// The same on the first of these images.
    public var alone: OutputData? { given.first?.data }

    public var id: NodeID { after?.id ?? before?.id ?? "" }
  }

  public struct Given: Hashable, Sendable {
    public let image: ImageSource
    public let data: OutputData

    /// All that was found, the most of it first.
    public func findings(of node: NodeID) -> [Finding] {
      let numbers = data.regions.indices.map { Optional($0 + 1) }
      return data.findings(of: node, regions: numbers).values
        .sorted { ($1.value, $0.name, $0.key.region ?? 0) < ($0.value, $1.name, $1.key.region ?? 0) }
    }
  }

  public struct Silence: Hashable, Sendable {
    public let image: ImageSource
    /// The label of the variant.
    public let variant: String
    public let why: String
  }

  public let before: Variant
  public let after: Variant
  public let images: [ImageSource]
  /// Why images could not be read: of them nothing else is told.
  public let faults: [ImageSource: String]
  /// In the order of the new list, then those that are gone.
  public let nodes: [Node]
  /// The largest change first, of all nodes.
  public let changes: [Change]
  /// The images of which it is not kept that both variants gave theirs on the same one: what differs may be the image.
  public let doubtful: [ImageSource]
  /// How many calls it took, where that is known.
  public var calls: Int?

  /// `one`, `other`: which of the variants of the trial.
  public init(_ trial: Trial, _ answers: [TrialAnswers], from one: Int = 0, to other: Int = 1) {
    (before, after) = (trial.variants[one], trial.variants[other])
    images = answers.map(\.image)
    faults = Dictionary(answers.compactMap { answer in answer.fault.map { (answer.image, $0) } }) { first, _ in first }
    let variants = (before, after)
    doubtful = images.filter { image in
      !image.isEmbedded && (variants.0.isInDoubt(on: image) || variants.1.isInDoubt(on: image))
    }
    let answers = answers.filter { $0.fault == nil }
    let pairs = NodePairs(before.nodes, after.nodes)
    let (before, after) = (before, after)
    nodes = pairs.all.map { pair in
      // What is kept may be of another image, or of a service that has changed its mind.
      let isKept = before.source == .known && after.source == .known
      let same = pairs.doSame(pair) && (!isKept || Node.gaveTheSame(pair, answers, one, other))
      return Node(pair, same: same, labels: (before.label, after.label), answers, one, other)
    }
    changes = Self.sorted(nodes.flatMap(\.changes))
  }

  /// Whether both sides gave something for every node on every image.
  public var isWhole: Bool { faults.isEmpty && nodes.allSatisfy(\.silences.isEmpty) }

  /// Whether there is nothing to show at all.
  public var isEmpty: Bool { changes.isEmpty && nodes.allSatisfy { $0.alone == nil } }

  /// Why a variant gave nothing, for all nodes of which it is true.
  public struct Cause: Hashable, Sendable {
    public let variant: String
    public let why: String
    public fileprivate(set) var nodes: [NodeID]
    public fileprivate(set) var images: Set<ImageSource>

    /// `draft gave nothing for a, b (3 images): Model is not deployed`.
    public var text: String {
      let on = images.count > 1 ? " (\(images.count) images)" : ""
      return "\(variant) gave nothing for \(nodes.joined(separator: ", "))\(on): \(why)"
    }
  }

  /// Each reason once.
  public var causes: [Cause] {
    var causes: [Cause] = []
    for node in nodes {
      for silence in node.silences {
        guard let index = causes.firstIndex(where: { $0.variant == silence.variant && $0.why == silence.why }) else {
          causes.append(
            Cause(variant: silence.variant, why: silence.why, nodes: [node.id], images: [silence.image]))
          continue
        }
        if !causes[index].nodes.contains(node.id) { causes[index].nodes.append(node.id) }
        causes[index].images.insert(silence.image)
      }
    }
    return causes
  }

  static func sorted(_ changes: [Change]) -> [Change] {
    changes.sorted { (abs($1.change), $0.name, $0.id.node) < (abs($0.change), $1.name, $1.id.node) }
  }

  /// Of all changes on all images, as amounts; nil where nothing was compared. What nodes give that do the same moves
  /// nothing.
  ///
  /// A value too small to be seen that only one side lists is left out: of the other it is known only that it is not more
  /// than what that side lists last.
  public var meanChange: Double? {
    let all = ofChangedNodes.flatMap(\.images)
    let known = all.filter { ($0.before != nil && $0.after != nil) || abs($0.change) >= Change.leastSeen }
    return Self.mean((known.isEmpty ? all : known).map { abs($0.change) })
  }

  /// The changes of the nodes that do not do the same; of all, where every node does.
  var ofChangedNodes: [Change] {
    let changed = nodes.filter { $0.standing != .same }.flatMap(\.changes)
    return nodes.contains { $0.standing != .same } ? changed : changes
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension Comparison.Node {
  fileprivate static func gaveTheSame(
    _ pair: NodePairs.Pair, _ answers: [TrialAnswers], _ one: Int, _ other: Int
  ) -> Bool {
    answers.allSatisfy { answer in
      answer.given[one][pair.before?.id ?? ""] == answer.given[other][pair.after?.id ?? ""]
    }
  }

  fileprivate init(
    _ pair: NodePairs.Pair, same: Bool, labels: (String, String), _ answers: [TrialAnswers], _ one: Int, _ other: Int
  ) {
    (before, after) = (pair.before, pair.after)
    switch (pair.before, pair.after) {
    case (let old?, let new?):
      let fields = NodeChange.fields(from: old, to: new).filter { $0.field != .id }
      standing = same ? .same : .changed(fields)
    case (nil, _): standing = .added
    case (_, nil): standing = .removed
    }
    var values: [Finding.Key: (name: String, images: [Change.OnImage])] = [:]
    var silences: [Comparison.Silence] = []
    var lone: [Comparison.Given] = []
    for answer in answers {
      let sides = (
        pair.before.flatMap { answer.given[one][$0.id] }, pair.after.flatMap { answer.given[other][$0.id] }
      )
      for (side, label) in [(sides.0, labels.0), (sides.1, labels.1)] {
        guard case .nothing(let why)? = side else { continue }
        silences.append(Comparison.Silence(image: answer.image, variant: label, why: why))
      }
      switch sides {
      case (.output(let old)?, .output(let new)?):
        for (key, value) in Self.values(old, new, of: pair.id, on: answer.image) {
          values[key, default: (value.0, [])].images.append(value.1)
        }
      case (.output(let data)?, nil), (nil, .output(let data)?):
        lone.append(Comparison.Given(image: answer.image, data: data))
      case (_, _): break
      }
    }
    // An image that does not list a finding of another one has it at no value.
    let compared = Set(values.values.flatMap { $0.images.map(\.image) })
    changes = Comparison.sorted(
      values.map { key, value in
        let known = Dictionary(value.images.map { ($0.image, $0) }) { one, _ in one }
        let all = answers.map(\.image).filter(compared.contains).map {
          known[$0] ?? Change.OnImage(image: $0, before: nil, after: nil)
        }
        return Change(key, name: value.name, all)
      })
    self.silences = silences
    given = lone
  }

  private static func values(
    _ old: OutputData, _ new: OutputData, of node: NodeID, on image: ImageSource
  ) -> [Finding.Key: (String, Change.OnImage)] {
    let pairs = RegionPairs(old.regions, new.regions)
    let found = (old.findings(of: node, regions: pairs.first), new.findings(of: node, regions: pairs.second))
    var values: [Finding.Key: (String, Change.OnImage)] = [:]
    for (key, finding) in found.0.merging(found.1, uniquingKeysWith: { old, _ in old }) {
      values[key] = (
        finding.name, Change.OnImage(image: image, before: found.0[key]?.value, after: found.1[key]?.value)
      )
    }
    for (number, one, other) in embeddings(old, new, pairs) {
      guard let cosine = one.cosine(with: other) else { continue }
      let key = Finding.Key(node: node, region: number, kind: .embedding, id: "")
      values[key] = ("embedding, cosine", Change.OnImage(image: image, before: 1, after: cosine))
    }
    return values
  }

  /// The first of the whole image, and that of each region that both have.
  private static func embeddings(
    _ old: OutputData, _ new: OutputData, _ pairs: RegionPairs
  ) -> [(region: Int?, Embedding, Embedding)] {
    var all: [(region: Int?, Embedding, Embedding)] = []
    if let one = old.embeddings.first, let other = new.embeddings.first { all.append((nil, one, other)) }
    for (region, number) in zip(old.regions, pairs.first) {
      guard let one = region.data.embeddings.first, let number, let index = pairs.second.firstIndex(of: number),
        let other = new.regions[index].data.embeddings.first
      else { continue }
      all.append((number, one, other))
    }
    return all
  }
}
