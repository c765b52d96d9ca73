import FoundationEssentials
import MeshCore

extension Applying {
  /// What became of the steps of a plan.
  struct Sent {
    var reports: [(Plan.Step, StepReport)] = []
    /// The journal could not be written.
    var failure: Failure?
    /// Ctrl-C, while steps were left or one was being sent.
    var isStopped = false
  }

  /// Sends the steps one after the other, until one is not written. Ctrl-C stops after the one that is being sent.
  func send(_ plan: Plan, log: any StepLog) async -> Sent {
    var sent = Sent()
    var progress = PlanProgress()
    let start = session.host.now()
    for planned in plan.steps {
      guard !Task.isCancelled else {
        sent.isStopped = true
        break
      }
      let step = progress.following(planned)
      session.printer.progress(words(for: step, sent.reports.count, of: plan, since: start))
      do {
        try log.begin(step, at: session.host.now())
        let report = await report(of: step)
        session.printer.progress(nil)
        progress.note(report, of: step)
        sent.reports.append((step, report))
        try log.end(report)
      } catch {
        // What was written before is told all the same.
        session.printer.progress(nil)
        sent.failure = Failure(error)
      }
      guard sent.failure == nil, sent.reports.last?.1.isWritten == true else { break }
    }
    // Where the last step went well all the same, nothing was stopped.
    if Task.isCancelled, sent.reports.last?.1.isWritten != true || sent.reports.count < plan.steps.count {
      sent.isStopped = true
    }
    return sent
  }

  private func words(for step: Plan.Step, _ done: Int, of plan: Plan, since start: Date) -> String {
    let count = plan.steps.count
    guard count > 1 else { return "\(step.title) ..." }
    let pace = ApplyPace(done: done, of: count, since: start, now: session.host.now())
    let filled = done * Self.bar / count
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: Self.bar - filled)
    return ([bar, "\(done + 1) of \(count)"] + [pace.description].filter { !$0.isEmpty }).joined(separator: "  ")
      + "  \(step.title)"
  }

  /// Its columns.
  private static let bar = 20

  /// A step that is on its way is not cut off by Ctrl-C: it has some time for its answer. What has none by then is given
  /// up, and looked for on the service.
  private func report(of step: Plan.Step) async -> StepReport {
    let runner = StepRunner(client: client, now: session.host.now)
    let sending = Task.detached { await runner.apply(step) }
    let printer = session.printer
    return await withTaskCancellationHandler {
      await sending.value
    } onCancel: {
      printer.say("Stopping once there is an answer to what is being sent. Ctrl-C again ends at once.")
      Task.detached {
        try? await Task.sleep(for: Self.grace)
        sending.cancel()
      }
    }
  }

  private static let grace = Duration.seconds(5)
}
