import MeshCore
import MeshState
import Panels

/// `meshwork predict --twin` and `--against`: two variants of a workflow on the same images.
struct Comparing {
  private let session: CommandSession
  private let options: ComparingOptions
  private let connection: Connection
  private let client: MeshClient

  init(_ session: CommandSession, _ options: ComparingOptions) throws {
    self.session = session
    self.options = options
    connection = try session.connect()
    client = try session.client(of: connection)
  }

  /// `images`: none for those of the run that is compared with.
  @inline(never)
  func carryOut(_ id: WorkflowID, version: VersionID?, on images: [ImageSource]) async throws -> Ending {
    let named = try await trial(id, version: version, on: images)
    let reading = TrialRun(runner: TrialRunner(client, graphs: nil), reader: connection.images)
    let trial = try await reading.verified(named)
    guard !trial.images.isEmpty else { throw Failure(.usage, "Name an image with --url, --file or --list.") }
    let runner = TrialRunner(client, graphs: try await graphs(for: trial))
    let plan = runner.plan(trial)
    let printer = session.printer
    printer.say("\(counted(plan.calls, "call")) for \(counted(trial.images.count, "image")).")
    var (answers, shortfall): ([TrialAnswers], (any Error)?) = ([], nil)
    do {
      _ = try await TrialRun(runner: runner, reader: connection.images).run(plan) { done, some in
        answers += some
        printer.progress("\(done) of \(trial.images.count) images ...")
      } waiting: { progress in
        if let title = progress.title { printer.progress(title) }
      }
    } catch {
      // What came before it is shown.
      guard !answers.isEmpty else { throw error }
      shortfall = error
    }
    printer.progress(nil)
    let comparison = Comparison(trial, answers)
    show(comparison, of: id, plan)
    if let shortfall {
      return session.cutShort(by: shortfall, "\(answers.count) of \(trial.images.count) images are compared.")
    }
    return comparison.isWhole ? .ok : comparison.isEmpty ? .failure : .partialSuccess
  }

  private func show(_ comparison: Comparison, of id: WorkflowID, _ plan: TrialPlan) {
    guard session.options.output.format != .csv else {
      return session.printer.printText(ComparisonCSV.text(comparison, at: options.threshold))
    }
    session.printer.show(
      ComparisonText.lines(comparison, workflow: id, plan, at: options.threshold),
      json: ["comparison": comparison.json(at: options.threshold, calls: plan.calls)])
  }

  private func trial(_ id: WorkflowID, version: VersionID?, on images: [ImageSource]) async throws -> Trial {
    guard !options.twin || options.against == nil || version == nil else {
      throw Failure(.usage, "--twin, --against and --version are three sides. Leave one of them out.")
    }
    let live = try await client.workflow(id)
    let kept = try await StagedJournal.read(session, connection)
    let after: Variant
    if options.twin {
      after = Variant("draft", nodes: try draftNodes(of: id, live, kept), .unstored)
    } else {
      after = try await stored(id, version, live, label: version.map { String($0.prefix(8)) } ?? "live")
    }
    var images = images
    let before: Variant
    switch options.against {
    case nil where version != nil:
      before = try await stored(id, version, live, label: version.map { String($0.prefix(8)) } ?? "")
    case nil: before = live.map { Variant("live", of: $0, kept: kept.runs) } ?? Variant("live", nodes: [], .known)
    case .version(let other)?: before = try await stored(id, other, live, label: String(other.prefix(8)))
    case .workflow(let other)?:
      guard let workflow = try await client.workflow(other) else { throw missing(other) }
      before = Variant(other, of: workflow)
    case .run(let number)?:
      let run = try KeptRuns(kept.runs)[number]
      if images.isEmpty { images = [run.image] }
      before = Variant("run \(number)", kept: [run])
      if run.digest == nil {
        session.printer.warn(
          "Of run \(number) it is not kept which image it was: \(run.image.shortText) may be another one by now.")
      }
    }
    return Trial([before, after], on: images)
  }

  private func stored(
    _ id: WorkflowID, _ version: VersionID?, _ live: Workflow?, label: String
  ) async throws -> Variant {
    guard let version else {
      guard let live else { throw missing(id) }
      return Variant(label, nodes: live.nodes, .stored(id, live.version?.id))
    }
    return Variant(label, nodes: try await client.version(version, of: id).nodes, .stored(id, version))
  }

  private func draftNodes(of id: WorkflowID, _ live: Workflow?, _ kept: JournalState) throws -> [WorkflowNode] {
    if let file = options.draft {
      var input = FileOptions()
      input.files = [file]
      guard let item = try input.read(session).first(where: { $0.id == id }) else {
        throw Failure(.notFound, "\(file) does not describe \(id). Name a file that does, or another workflow.")
      }
      let changes = FileChanges([item], stored: live.map { [id: $0] } ?? [:])
      return changes.drafts[id]?.result.nodes ?? live?.nodes ?? []
    }
    guard let draft = kept.drafts.first(where: { $0.id == id && $0.hasChanges }) else {
      throw Failure(.notFound, "The editor has no draft of \(id). Edit it there, or name a file with -f.")
    }
    return draft.result.nodes
  }

  /// What runs nodes that no app stores, where that is allowed.
  private func graphs(for trial: Trial) async throws -> (any NodeRunner)? {
    if let backend = connection.backend { return backend }
    let plan = TrialPlan(trial, callsPerGraph: 1)
    // Also where nobody said yes: a yes would not help here.
    if plan.needsGraph { try WriteGate.requireWritable(connection.context) }
    guard options.yes else {
      guard plan.needsGraph else { return nil }
      session.printer.warn(
        "Nodes of the draft that read other nodes are left out: --yes lets them be run as a temporary workflow.")
      return nil
    }
    guard !session.options.isDryRun else {
      for nodes in plan.graphs where !nodes.isEmpty {
        session.printer.write([
          "Would create a workflow \(TemporaryWorkflows.prefix)... of \(nodes.map(\.id).joined(separator: ", ")), run it "
            + "and delete it. Nothing is made: nodes that read other nodes are left out."
        ])
      }
      return nil
    }
    guard plan.needsGraph || !connection.context.isReadOnly else { return nil }
    return try await session.temporaryWorkflows(connection, client)
  }

  private func missing(_ id: WorkflowID) -> Failure {
    CommandSession.missing(id, in: client.app, for: "compare workflow \(id)")
  }
}
