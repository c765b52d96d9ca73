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

  /// `told`: how far it is, before each call. A version that gives no answer ends it.
  @inline(never)
  public func run(_ versions: [WorkflowVersion], told: (BisectReport) -> Void) async throws -> BisectReport {
    var report = BisectReport(Bisection(versions, threshold: question.threshold))
    while case .ask(let index) = report.bisection.step {
      report.asking = index
      told(report)
      let version = report.bisection.versions[index]
      let variant = Variant("", nodes: version.nodes, .stored(question.workflow, version.id))
      report.bisection.answer(index, try await value(of: variant, graphs: nil))
    }
    report.asking = nil
    if case .crossed(let from, let to) = report.bisection.step { try await tryNodes(from, to, &report, told) }
    report.isDone = true
    return report
  }

  /// Each changed node alone; of a single one it is known what it gives.
  private func tryNodes(
    _ from: Int, _ to: Int, _ report: inout BisectReport, _ told: (BisectReport) -> Void
  ) async throws {
    let versions = report.bisection.versions
    let suspects = Bisection.suspects(from: versions[from].nodes, to: versions[to].nodes)
    guard suspects.count > 1 else {
      report.tried = suspects.map { BisectReport.Tried(id: $0.id, value: report.bisection.answers[to] ?? nil) }
      return
    }
    for suspect in suspects {
      told(report)
      do {
        let value = try await value(of: Variant("", nodes: suspect.nodes, .unstored), graphs: graphs)
        report.tried.append(BisectReport.Tried(id: suspect.id, value: value))
      } catch let error as SilentNode {
        report.tried.append(BisectReport.Tried(id: suspect.id, value: nil, fault: error.message))
      }
    }
  }

  private func value(of variant: Variant, graphs: (any NodeRunner)?) async throws -> Double? {
    let runner = TrialRunner(client, graphs: graphs)
    let trial = Trial([variant], on: [question.image])
    let answers = try await runner.run(runner.plan(trial), on: trial.images, inputs: [question.image: input])
    let hasNode = question.node.map { answers[0].given[0][$0] != nil } ?? false
    return try answers[0].value(of: question.concept, variant: 0, node: hasNode ? question.node : nil)
  }
}
