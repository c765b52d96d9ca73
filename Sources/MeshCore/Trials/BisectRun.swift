/// A search by halving, as the editor and the command run it.
public struct BisectRun: Sendable {
  private let client: MeshClient
  private let question: BisectQuestion
  private let input: ImageInput
  private let graphs: (any NodeRunner)?

  /// `input`: the image of the question, read. `graphs`: what runs nodes that no app stores, where that may be done.
  public init(client: MeshClient, question: BisectQuestion, input: ImageInput, graphs: (any NodeRunner)?) {
    self.client = client
    self.question = question
    self.input = input
    self.graphs = graphs
  }

  /// `versions`: oldest first. `told`: how far it is, before each call. A version of which it is not known whether it
  /// gives the concept ends it.
  @inline(never)
  public func run(_ versions: [WorkflowVersion], told: (BisectReport) -> Void) async throws -> BisectReport {
    var report = BisectReport(Bisection(versions, threshold: question.threshold))
    var answers = VersionAnswers(question)
    while case .ask(let index) = report.bisection.step {
      report.asking = index
      told(report)
      let variant = variant(report.bisection.versions[index])
      report.calls += 1
      answers.given[index] = try await given(Trial([variant], on: [question.image]), graphs: nil)[0]
      for (index, value) in try answers.values(of: report.bisection.versions.count) {
        report.bisection.answer(index, value)
      }
    }
    report.asking = nil
    if case .crossed(let from, let to) = report.bisection.step {
      report.given = answers.given.filter { $0.key == from || $0.key == to }
      try await tryNodes(from, to, answers, &report, told)
    }
    report.listed = answers.listed
    report.isDone = true
    return report
  }

  /// Each changed node alone, beside the two versions that were run: what does the same as there is not run again. Of a
  /// single one it is known what it gives.
  private func tryNodes(
    _ from: Int, _ to: Int, _ answers: VersionAnswers, _ report: inout BisectReport, _ told: (BisectReport) -> Void
  ) async throws {
    let versions = report.bisection.versions
    let suspects = Bisection.suspects(from: versions[from].nodes, to: versions[to].nodes)
    guard suspects.count > 1 else {
      report.tried = suspects.map { BisectReport.Tried(id: $0.id, value: report.bisection.answers[to] ?? nil) }
      return
    }
    let known = [from, to].map { variant(versions[$0], known: answers.given[$0]) }
    let trials = suspects.map { Trial(known + [Variant("", nodes: $0.nodes, .unstored)], on: [question.image]) }
    report.suspects = suspects.count
    report.nodeCalls = trials.reduce(0) { $0 + TrialPlan($1, callsPerGraph: graphs?.callsPerRun).calls }
    for (suspect, trial) in zip(suspects, trials) {
      told(report)
      let calls = TrialPlan(trial, callsPerGraph: graphs?.callsPerRun).calls
      report.calls += calls
      report.nodeCalls -= calls
      let given = try await given(trial, graphs: graphs)[2]
      do {
        report.tried.append(BisectReport.Tried(id: suspect.id, value: try answers.value(of: given)))
      } catch {
        report.tried.append(BisectReport.Tried(id: suspect.id, value: nil, fault: error.message))
      }
    }
  }

  private func variant(_ version: WorkflowVersion, known: [NodeID: TrialAnswers.Given]? = nil) -> Variant {
    Variant(
      "", nodes: version.nodes, .stored(question.workflow, version.id),
      known: known.map { [question.image: $0] } ?? [:])
  }

  /// What each variant gave on the image.
  private func given(
    _ trial: Trial, graphs: (any NodeRunner)?
  ) async throws(APIError) -> [[NodeID: TrialAnswers.Given]] {
    let runner = TrialRunner(client, graphs: graphs)
    return try await runner.run(runner.plan(trial), on: trial.images, inputs: [question.image: input])[0].given
  }
}

/// What the versions gave that were asked. Which nodes list the concept is learnt from all of them: of others it is no
/// matter that they gave nothing.
public struct VersionAnswers: Sendable {
  private let question: BisectQuestion
  /// By version.
  public var given: [Int: [NodeID: TrialAnswers.Given]] = [:]

  public init(_ question: BisectQuestion) { self.question = question }

  /// The value of each version that was asked; nil where the concept is not listed.
  ///
  /// Throws the reason where a node gave nothing that might have given it. The first of several, `count`, cannot say
  /// that yet: the next one may tell which nodes matter.
  public func values(of count: Int) throws(SilentNode) -> [Int: Double?] {
    var values: [Int: Double?] = [:]
    for (index, given) in given.sorted(by: { $0.key < $1.key }) {
      do {
        values[index] = .some(try value(of: given))
      } catch {
        guard self.given.count == 1, count > 1 else { throw error }
        values[index] = .some(nil)
      }
    }
    return values
  }

  public func value(of given: [NodeID: TrialAnswers.Given]) throws(SilentNode) -> Double? {
    let answers = TrialAnswers(image: question.image, given: [given])
    let hasNode = question.node.map { given[$0] != nil } ?? false
    return try answers.value(
      of: question.concept, variant: 0, node: hasNode ? question.node : nil, givers: givers)
  }

  /// The names of the concepts that the newest version lists which lists any, the most of it first, as many as one reads.
  var listed: [String] {
    for (_, given) in given.sorted(by: { $0.key > $1.key }) {
      let concepts = given.filter { question.node == nil || $0.key == question.node }.values
        .flatMap { given -> [Concept] in if case .output(let data) = given { data.allConcepts } else { [] } }
      var seen: Set<String> = []
      let names = concepts.sorted { ($1.value, $0.name) < ($0.value, $1.name) }.map(\.name)
      if !names.isEmpty { return Array(names.filter { seen.insert($0).inserted }.prefix(5)) }
    }
    return []
  }

  private var givers: Set<NodeID> {
    given.values.reduce(into: []) { found, given in
      found.formUnion(TrialAnswers(image: question.image, given: [given]).givers(of: question.concept, variant: 0))
    }
  }
}
