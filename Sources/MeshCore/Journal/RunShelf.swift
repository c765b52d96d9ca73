/// The runs that are kept of an app, the newest first. Those of one prediction on several images lie side by side.
///
/// Kept are ``JournalState/limit`` predictions. Of those on several images about ``JournalState/mostImages`` are kept
/// besides the first of each, so that a large one never pushes out what was predicted before it. A new run costs the same
/// however many there are.
public struct RunShelf: Hashable, Sendable {
  /// The oldest first.
  private var runs: [PredictionRun] = []
  /// Where in ``runs`` each prediction begins.
  private var starts: [Int] = []

  /// - Parameter newestFirst: what does not fit any more is left out, the oldest first.
  public init(newestFirst: some BidirectionalCollection<PredictionRun>) {
    for run in newestFirst.reversed() { insert(run) }
  }

  /// Puts a run before the others.
  public mutating func insert(_ run: PredictionRun) {
    let isNext = run.continuesPrediction && runs.last?.isBeside(run) == true
    if !isNext { starts.append(runs.count) }
    runs.append(run)
    if starts.count > JournalState.limit { removeOldest() }
    // In lumps: each costs as much as there are runs.
    if runs.count - starts.count >= JournalState.mostImages + Self.lump { trim() }
  }

  private mutating func removeOldest() {
    let count = starts[1]
    runs.removeFirst(count)
    starts = starts.dropFirst().map { $0 - count }
  }

  /// Takes the oldest runs out that are not the first of their prediction.
  private mutating func trim() {
    var extra = runs.count - starts.count - JournalState.mostImages
    let firsts = Set(starts)
    keep { index, _ in
      guard extra > 0, !firsts.contains(index) else { return true }
      extra -= 1
      return false
    }
  }

  private mutating func keep(where isKept: (Int, PredictionRun) -> Bool) {
    var (kept, beginnings): ([PredictionRun], [Int]) = ([], [])
    for index in starts.indices {
      let first = kept.count
      for place in range(index) where isKept(place, runs[place]) { kept.append(runs[place]) }
      if kept.count > first { beginnings.append(first) }
    }
    (runs, starts) = (kept, beginnings)
  }

  public mutating func remove(_ ids: Set<PredictionRun.ID>) { keep { !ids.contains($1.id) } }

  /// The runs by which it goes over what is kept before it is cut.
  private static let lump = 500
}

// By predictions.
extension RunShelf {
  /// How many predictions there are, each on one image or several.
  public var predictions: Int { starts.count }

  /// The runs of a prediction in the order of its images; 0 is the newest.
  public func prediction(at place: Int) -> ArraySlice<PredictionRun> { runs[range(starts.count - 1 - place)] }

  /// The runs of the prediction that a run is of; nil where it is not kept.
  public func prediction(of id: PredictionRun.ID) -> ArraySlice<PredictionRun>? {
    for index in starts.indices.reversed() {
      let first = runs[starts[index]]
      guard first.workflow == id.workflow, first.at == id.at else { continue }
      let all = runs[range(index)]
      if all.place(of: id) != nil { return all }
    }
    return nil
  }

  public subscript(id id: PredictionRun.ID) -> PredictionRun? {
    guard let all = prediction(of: id), let place = all.place(of: id) else { return nil }
    return all[place]
  }

  /// The newest run of a workflow.
  public func newest(of workflow: WorkflowID) -> PredictionRun? {
    let index = starts.indices.last { runs[starts[$0]].workflow == workflow }
    return index.map { runs[range($0).upperBound - 1] }
  }

  private func range(_ index: Int) -> Range<Int> {
    starts[index]..<(index + 1 < starts.count ? starts[index + 1] : runs.count)
  }
}

extension ArraySlice<PredictionRun> {
  /// Where a run is among those of its prediction: mostly as far from the first as its image is.
  public func place(of id: PredictionRun.ID) -> Int? {
    let likely = startIndex + ((id.place ?? 0) - (first?.place ?? 0))
    return indices.contains(likely) && self[likely].id == id ? likely : firstIndex { $0.id == id }
  }
}

extension RunShelf: RandomAccessCollection, ExpressibleByArrayLiteral {
  public init(arrayLiteral newestFirst: PredictionRun...) { self.init(newestFirst: newestFirst) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { runs.count }
  public subscript(index: Int) -> PredictionRun { runs[runs.count - 1 - index] }
}
