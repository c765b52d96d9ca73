package import MeshCore
package import MeshUI
package import Canvas
import Synchronization

/// All that a run of the program does to the world, in order.
package final class RunLog {
  package enum Happening: Hashable {
    case recorded([JournalEntry])
    /// The journal refused these.
    case refused([JournalEntry])
    case presented(Frame)
    case started(Job)
    case cancelled(Job)
    case suspended
    /// Another program had the terminal.
    case lent
    case copied(base64: String)
    case repainted
    /// A theme of this name.
    case worn(String)
  }

  package var happenings: [Happening] = []
  /// How often the terminal was waited for.
  package var waits = 0
  /// What the journal was made anew from.
  package var renewals: [JournalState] = []

  /// What the window was called, in order.
  package var titles: [String] = []

  package init() {}

  package var frames: [Frame] {
    happenings.compactMap { if case .presented(let frame) = $0 { frame } else { nil } }
  }
}

/// A mailbox without a wake-up: the script of the terminal says when it is looked into.
package final class ScriptedMailbox: Mailbox {
  private let outcomes = Mutex<[Outcome]>([])

  package init() {}

  package func post(_ outcome: Outcome) { outcomes.withLock { $0.append(outcome) } }

  package func drain(atMost count: Int) -> [Outcome] {
    outcomes.withLock { outcomes in
      let taken = Array(outcomes.prefix(count))
      outcomes.removeFirst(taken.count)
      return taken
    }
  }
}

/// Jobs that bring what the test says, the moment they are started.
package struct ScriptedJobs: JobRunner {
  private let mailbox: ScriptedMailbox
  private let log: RunLog
  private let outcomes: (Job) -> [Outcome]

  package init(_ mailbox: ScriptedMailbox, log: RunLog, bringing outcomes: @escaping (Job) -> [Outcome]) {
    self.mailbox = mailbox
    self.log = log
    self.outcomes = outcomes
  }

  package mutating func start(_ job: Job) {
    log.happenings.append(.started(job))
    for outcome in outcomes(job) { mailbox.post(outcome) }
  }

  package mutating func cancel(_ job: Job) { log.happenings.append(.cancelled(job)) }
}
