import MeshCore

/// When a workflow lost a concept on an image, or gained it: versions asked by halving, then the nodes that changed.
struct BisectSheet: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    /// Nothing runs before it is said for what.
    case choosing
    case running
    case done
    /// In words. What is known stays.
    case ended(String)
  }

  /// What can be searched for.
  struct Option: Hashable, Sendable {
    let node: NodeID
    let concept: String
    let name: String
    /// Nil where it is not listed now.
    let value: Double?
  }

  var question: BisectQuestion
  let options: [Option]
  var choice: Int
  var phase: Phase
  /// Newest first, while it is chosen what to search for.
  var versions: [WorkflowVersion] = []
  /// Whether these are all of them.
  var areRead = false
  /// Nil until the versions are read.
  var report: BisectReport?
  /// The first shown line.
  var top = 0

  /// `options`: at least one. Where it is said which, it is searched for at once.
  init(
    of workflow: WorkflowID, on image: ImageSource, _ options: [Option], choice: Int = 0, threshold: Double,
    phase: Phase
  ) {
    let option = options[choice]
    question = BisectQuestion(
      workflow: workflow, image: image, concept: option.concept, node: option.node, threshold: threshold)
    self.options = options
    self.choice = choice
    self.phase = phase
  }

  /// What a search would be of, once that is known.
  var prospect: Bisection? { areRead ? Bisection(versions.reversed(), threshold: question.threshold) : nil }

  /// What the concept is called.
  var name: String { options[choice].name }

  mutating func choose(_ place: Int) {
    choice = place
    ask(options[place], at: question.threshold)
  }

  mutating func ask(_ option: Option? = nil, at threshold: Double) {
    let option = option ?? options[choice]
    question = BisectQuestion(
      workflow: question.workflow, image: question.image, concept: option.concept, node: option.node,
      threshold: threshold)
  }

  /// The versions between which it crossed, once they are found; nil where another threshold is asked for by now.
  var crossing: (from: WorkflowVersion, to: WorkflowVersion)? {
    guard let bisection = report?.bisection, bisection.threshold == question.threshold,
      case .crossed(let from, let to) = bisection.step
    else { return nil }
    return (bisection.versions[from], bisection.versions[to])
  }

  /// Between the values of two ends that are on one side of the threshold; nil where they are not, or are the same.
  var middle: Double? {
    guard let bisection = report?.bisection, bisection.step == .notCrossed, bisection.versions.count > 1 else {
      return nil
    }
    let ends = [0, bisection.versions.count - 1].map { (bisection.answers[$0] ?? nil) ?? 0 }
    return abs(ends[0] - ends[1]) < 0.01 ? nil : (ends[0] + ends[1]) / 2
  }
}
