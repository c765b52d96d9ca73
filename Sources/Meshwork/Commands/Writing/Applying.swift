import FoundationEssentials
import MeshCore

/// The one way by which a command writes: a plan is made from what the service holds, allowed, and carried out step by
/// step, as the editor does.
struct Applying {
  let session: CommandSession
  let connection: Connection
  let client: MeshClient

  init(_ session: CommandSession) throws {
    self.session = session
    connection = try session.connect()
    client = try session.client(of: connection)
  }

  /// What the service holds of these workflows.
  func stored(_ ids: [WorkflowID]) async throws(APIError) -> [WorkflowID: Workflow] {
    var stored: [WorkflowID: Workflow] = [:]
    for id in Set(ids) { stored[id] = try await client.workflow(id) }
    return stored
  }

  func plan(_ steps: [StagedStep], _ drafts: [WorkflowID: Draft]) async throws(APIError) -> Plan {
    try await client.checked(try await client.plan(steps, drafts: drafts, now: session.host.now()))
  }

  /// Carries the plan out once it is allowed, and prints what became of each step. The journal has each step
  /// before it is sent, and its report after: that of what is staged, or else only its history.
  func carryOut(
    _ plan: Plan, _ options: WriteOptions, question: String, isConfirmed: Bool = false, journal: (any StepLog)? = nil
  ) async throws -> Ending {
    if let (step, obstacle) = plan.firstFault {
      throw Failure(obstacle.ending, "Nothing was sent. \(step.title): \(obstacle.message) \(obstacle.nextStep)")
    }
    if !options.acceptRisk, let step = plan.steps.first(where: { !$0.isReady }), let risk = step.obstacles.first {
      throw Failure(risk.ending, "Nothing was sent. \(step.title) \(risk.message) \(risk.nextStep)")
    }
    let plan = plan.accepted
    if session.options.isDryRun {
      session.printer.show(
        (plan.lines() + plan.curl(base: connection.base)).map { Printer.safe($0) }, json: plan.json)
      return .ok
    }
    try WriteGate.requireWritable(connection.context)
    if !isConfirmed {
      try WriteGate(session: session, options: options).pass(plan.lines(), question: question)
    }
    // Who is not asked is told all the same what may not become as it is wanted.
    if isConfirmed || options.yes {
      for step in plan.steps { for warning in step.warnings { session.printer.warn("\(step.title): \(warning).") } }
    }
    var reports: [(Plan.Step, StepReport)] = []
    var journalFailure: Failure?
    let log = try journal ?? SentHistory(self)
    let runner = StepRunner(client: client, now: session.host.now)
    for step in plan.steps {
      session.printer.progress("\(step.title) ...")
      do {
        try log.begin(step, at: session.host.now())
        let report = await runner.apply(step)
        session.printer.progress(nil)
        reports.append((step, report))
        try log.end(report)
      } catch {
        // What was written before is told all the same.
        session.printer.progress(nil)
        journalFailure = Failure(error)
      }
      guard journalFailure == nil, reports.last?.1.isApplied == true else { break }
    }
    let (done, failed) = (reports.filter(\.1.isApplied), reports.filter { !$0.1.isApplied })
    session.printer.show(
      done.map { Printer.safe($0.0.words(of: $0.1)) },
      json: ["steps": .array(reports.map { $0.0.json(of: $0.1) })])
    session.printer.put(failed.map { "Error: " + $0.0.words(of: $0.1) })
    let rest = plan.steps.count - reports.count
    if rest > 0 { session.printer.warn("\(rest) of \(plan.steps.count) steps were not sent.") }
    guard let journalFailure else { return ending(reports.map(\.1)) }
    throw reports.isEmpty ? journalFailure : Failure(.partialSuccess, journalFailure.description)
  }

  private func ending(_ reports: [StepReport]) -> Ending {
    let applied = reports.count(where: \.isApplied)
    guard let last = reports.last, !last.isApplied else {
      return reports.allSatisfy(\.isAsPredicted) ? .ok : .partialSuccess
    }
    if Task.isCancelled { return .interrupted }
    return applied > 0 ? .partialSuccess : last.outcome.ending
  }
}

extension Plan {
  /// The requests as commands, where there is an address they could go to.
  fileprivate func curl(base: String) -> [String] {
    base.isEmpty ? [] : steps.flatMap(\.requests).flatMap { [""] + $0.curl(base: base) }
  }
}

extension Plan.Obstacle {
  var ending: Ending {
    switch self {
    case .contested, .exists: .conflict
    case .gone: .notFound
    case .invalid(let issues): issues.contains(where: \.isOfNoModel) ? .notFound : .failure
    case .nothingToSend, .noDraft, .incomplete: .failure
    case .risk: .gateRefused
    }
  }

  var nextStep: String {
    switch self {
    case .contested: "Open the editor on this app: C, then Enter on the step, shows both sides to decide between."
    case .exists: "Choose another id, or use `meshwork apply`."
    case .gone: "`meshwork list` shows what is there."
    case .invalid: "Mend it, then try again."
    case .nothingToSend: "Choose another action."
    case .risk: "Leave the action out for the one that is proposed, or add --accept-risk to send it all the same."
    case .incomplete: "Open the editor on this app: `s` there stages them too."
    case .noDraft: "Open the editor on this app, and take the step out."
    }
  }
}

extension Validation.Issue {
  fileprivate var isOfNoModel: Bool {
    switch self {
    case .unknownModel, .unknownVersion: true
    case .noNodes, .tooManyNodes, .badWorkflowID, .emptyNodeID, .noModel, .duplicateNode, .unknownInput, .repeatedInput,
      .cycle, .readsLaterNode, .unfitting:
      false
    }
  }
}

extension StepReport {
  fileprivate var isAsPredicted: Bool { if case .asPredicted = outcome { true } else { false } }
}

extension StepReport.Outcome {
  /// Of a step that was not applied.
  fileprivate var ending: Ending {
    switch self {
    case .asPredicted, .differs, .notKnown: .failure
    case .moved: .conflict
    case .partly: .partialSuccess
    case .refused(let error): Failure(error).ending
    }
  }
}
