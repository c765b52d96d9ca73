import FoundationEssentials
import MeshCore

/// Two variants of a workflow side by side on one image or several: what rises, what falls, what crosses the threshold.
struct ComparisonSheet: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    /// So many of the images are done.
    case running(Int)
    case done(Date)
    /// In words. What came before it stays.
    case ended(String)
  }

  /// Whose workflow it is; its draft, where that is one of the variants.
  let workflow: WorkflowID
  let plan: TrialPlan
  var phase = Phase.running(0)
  /// What stood here before, at most one: it comes back where this one gives nothing.
  var earlier: [ComparisonSheet] = []
  var answers: [TrialAnswers] = []
  /// Of all images, or of the one that is looked at.
  private(set) var comparison: Comparison?
  /// How many of the answers are in it.
  private var compared = 0
  /// The highest value that either side gave, on any of the images; 1 while that is not known.
  private(set) var highest = 1.0
  /// The row that is chosen; nil for the first.
  var choice: ComparisonRow.ID?
  /// Whether the keyboard is in the list of images.
  var isOnImages = false
  var imageChoice = 0
  /// The image that is looked at by itself; nil while all of them are.
  var image: ImageSource? { didSet { compare() } }

  init(workflow: WorkflowID, _ plan: TrialPlan) {
    self.workflow = workflow
    self.plan = plan
  }

  var trial: Trial { plan.trial }

  /// What is worth coming back to: this one, else what stood here before it.
  var worthKeeping: [ComparisonSheet] {
    guard comparison.map({ !$0.isEmpty }) == true else { return earlier }
    var kept = self
    kept.earlier = []
    return [kept]
  }

  /// The images that are compared now.
  var images: [ImageSource] { comparison?.images ?? [] }

  mutating func take(_ answers: [TrialAnswers]) {
    self.answers += answers
    // All are compared anew, so the more there are, the more have to have come.
    guard self.answers.count >= compared + compared / 8 || self.answers.count >= trial.images.count || image != nil
    else { return }
    compare()
    let values = (ofAll?.changes ?? []).flatMap(\.images).flatMap { [$0.before, $0.after] }
    highest = values.compactMap(\.self).max() ?? 1
  }

  /// Also while one image is looked at.
  var ofAll: Comparison? { image == nil || answers.isEmpty ? comparison : Comparison(trial, answers) }

  /// Nil of an image that gave nothing to compare.
  func comparison(on image: ImageSource) -> Comparison? {
    guard let answer = answers.first(where: { $0.image == image }), answer.fault == nil else { return nil }
    return Comparison(trial, [answer])
  }

  private mutating func compare() {
    compared = answers.count
    let shown = answers.filter { image == nil || $0.image == image }
    comparison = shown.isEmpty ? nil : Comparison(trial, shown)
    comparison?.calls = plan.calls
  }
}
