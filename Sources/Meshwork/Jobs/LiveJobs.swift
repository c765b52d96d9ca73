import FoundationEssentials
import MeshCore
import MeshCurses
import MeshUI

/// Runs jobs as tasks in the background; ends them all when it ends.
struct LiveJobs: JobRunner, ~Copyable {
  private let work: Work
  private var tasks: [Job.Kind: Task<Void, Never>] = [:]
  /// Once, after the workflows are read for the first time.
  private var sweep: Task<Void, Never>?

  init(_ service: Service, _ mailbox: any Mailbox, stateFolder: String, _ temporaryRuns: TemporaryRuns) {
    service.tellCalls(to: mailbox)
    work = Work(service: service, mailbox: mailbox, stateFolder: stateFolder, temporaryRuns: temporaryRuns)
  }

  deinit {
    for task in tasks.values { task.cancel() }
    sweep?.cancel()
  }

  mutating func start(_ job: Job) {
    tasks[job.kind]?.cancel()
    let work = work
    let task = Task.detached { await work.run(job) }
    tasks[job.kind] = task
    guard job == .readWorkflows, sweep == nil else { return }
    sweep = Task.detached {
      await task.value
      await work.sweep()
    }
  }

  mutating func cancel(_ job: Job) {
    tasks.removeValue(forKey: job.kind)?.cancel()
  }
}

extension WakingMailbox: Mailbox where Message == Outcome {}
