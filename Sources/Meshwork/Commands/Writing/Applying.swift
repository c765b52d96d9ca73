import FoundationEssentials
import MeshCore
import Panels

/// The one way by which a command writes: a plan is made from what the service holds, allowed, and carried out step by
/// step, as the editor does.
struct Applying {
  let session: CommandSession
  let connection: Connection
  let client: MeshClient
  /// The pins of the folders that are planned.
  var filePins: [Pin] = []
  /// What was planned, as it can be planned again.
  var steps: [StagedStep] = []
  var drafts: [WorkflowID: Draft] = [:]

  init(_ session: CommandSession) throws {
    self.session = session
    connection = try session.connect()
    client = try session.client(of: connection)
  }

  /// What the service holds of these workflows.
  func stored(_ ids: [WorkflowID]) async throws(APIError) -> [WorkflowID: Workflow] {
    try await client.workflows(Set(ids))
  }

  mutating func plan(_ steps: [StagedStep], _ drafts: [WorkflowID: Draft]) async throws(APIError) -> Plan {
    (self.steps, self.drafts) = (steps.filter { !$0.isHeld }, drafts)
    return try await client.checked(try await client.plan(steps, drafts: drafts, now: session.host.now()))
  }

  /// Carries the plan out once it is allowed, and prints what became of each step. The journal has each step
  /// before it is sent, and its report after: that of what is staged, or else only its history.
  func carryOut(
    _ plan: Plan, _ options: WriteOptions, question: String, pruning: Pruning? = nil, journal: (any StepLog)? = nil
  ) async throws -> Ending {
    let done = plan.steps.filter(\.isDone)
    if !session.options.isDryRun { try journal?.settle(done: done, at: session.host.now()) }
    if let (step, obstacle) = plan.firstFault {
      throw Failure(
        obstacle.ending, "Nothing was sent. \(step.title): \(obstacle.message) \(obstacle.nextStep(for: step.change))")
    }
    if !options.acceptRisk, let step = plan.steps.first(where: { !$0.isReady }), let risk = step.obstacles.first {
      // What would be sent is worth a look before it is allowed.
      if session.options.isDryRun {
        session.printer.show(plan.lines() + plan.curl(base: connection.base), json: plan.json([]))
      }
      throw Failure(risk.ending, "Nothing was sent. \(step.title) \(risk.message) \(risk.nextStep(for: step.change))")
    }
    let plan = plan.accepted
    let pending = plan.pending
    let kept = try await keptPins()
    // A yes to the write is one to what is made to try it, and deleted after.
    let temporary = options.yes && !session.options.isDryRun && !connection.context.isReadOnly
    let pins = try await check(kept, on: pending, temporary: temporary)
    try requirePins(options, kept, pins, of: pending)
    if session.options.isDryRun {
      session.printer.show(
        plan.lines() + PinText.lines(pins) + plan.curl(base: connection.base), json: plan.json(pins))
      return .ok
    }
    guard !pending.steps.isEmpty else { return show(done, Sent()) }
    try WriteGate.requireWritable(connection.context)
    let gate = WriteGate(session: session, options: options)
    let lines = pending.lines() + PinText.lines(pins)
    if let pruning, !pruning.isConfirmed, pending.summary.deletes > 0 {
      try gate.passDeletion(lines, pending.summary.deletes, of: client.app)
    } else {
      try gate.pass(lines, question: question)
    }
    // Who is not asked is told all the same what may not become as it is wanted.
    if options.yes {
      if pins.failures > 0 { session.printer.warn(pins.summary) }
      for step in pending.steps { for warning in step.warnings { session.printer.warn("\(step.title): \(warning).") } }
    }
    let sent = await send(pending, log: try journal ?? SentHistory(self))
    let ending = show(done, sent)
    let rest = pending.steps.count - sent.reports.count(where: { $0.1.sentAt != nil })
    if rest > 0 {
      session.printer.warn(
        "\(rest) of \(counted(pending.steps.count, "step")) \(rest == 1 ? "was" : "were") not sent."
          + (journal != nil && sent.isStopped ? " They stay staged; `meshwork apply` sends them." : ""))
    }
    guard let failure = sent.failure else { return ending }
    throw sent.reports.isEmpty ? failure : Failure(.partialSuccess, failure.description)
  }

  /// Prints what became of each step, those that were done already too.
  private func show(_ done: [Plan.Step], _ sent: Sent) -> Ending {
    let applied = sent.reports.filter(\.1.isApplied)
    session.printer.show(
      done.map(\.wordsOfDone) + applied.map { $0.0.description(of: $0.1) },
      json: ["steps": .array(done.map(\.jsonOfDone) + sent.reports.map { $0.0.json(of: $0.1) })])
    session.printer.write(sent.reports.filter { !$0.1.isApplied }.map { "Error: " + $0.0.description(of: $0.1) })
    return ending(sent.reports, isStopped: sent.isStopped)
  }

  private func ending(_ reports: [(Plan.Step, StepReport)], isStopped: Bool) -> Ending {
    if isStopped { return .interrupted }
    let applied = reports.count(where: \.1.isWritten)
    guard let last = reports.last?.1, !last.isWritten else {
      return reports.allSatisfy { $0.1.isAsPredicted && $0.0.misses.isEmpty } ? .ok : .partialSuccess
    }
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

  func nextStep(for change: StagedChange) -> String {
    switch self {
    case .contested: "Open the editor on this app: C, then Enter on the step, shows both sides to decide between."
    case .exists:
      if case .create = change { "Choose another id, or use `meshwork apply`." } else { "Choose another id." }
    case .gone: "`meshwork list` shows what is there."
    case .invalid: "Fix it, then try again."
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
    case .noNodes, .longNotes, .tooManyNodes, .badWorkflowID, .emptyNodeID, .noModel, .duplicateNode, .unknownInput,
      .repeatedInput,
      .cycle, .readsLaterNode, .unusualNodeID, .unfitting:
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
    case .notReadBack: .partialSuccess
    case .moved: .conflict
    case .partly: .partialSuccess
    case .refused(let error): Failure(error).ending
    }
  }
}
