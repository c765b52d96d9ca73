import FoundationEssentials
import MeshCore
import MeshState

/// Where a step is noted before it is sent, and what became of it after.
protocol StepLog: AnyObject {
  /// Throws where a step that is not noted must not be sent.
  func begin(_ step: Plan.Step, at time: Date) throws
  func end(_ report: StepReport) throws
  /// Steps that turned out to be done already, of which nothing is sent.
  func settle(done steps: [Plan.Step], at time: Date) throws
}

/// The history of what commands send by themselves: the editor shows it, and can take its steps back. It claims nothing,
/// and beside an editor only adds rows of its own.
///
/// A machine that has no place for a journal can apply files all the same; that is said, once.
final class SentHistory: StepLog {
  private let session: CommandSession
  private var journal: Journal?
  private var sent: SentStep?

  init(_ applying: Applying) throws {
    session = applying.session
    let scope = applying.connection.scope(of: try applying.connection.app)
    attempt { journal = try Journal(path: try session.paths.journal, scope: scope, patience: .seconds(2)) }
  }

  func begin(_ step: Plan.Step, at time: Date) {
    attempt {
      sent = try journal?.begin(
        step.change, at: time, before: step.effects.compactMap(\.before), predicted: step.effects.compactMap(\.after))
    }
  }

  func end(_ report: StepReport) {
    guard let sent else { return }
    self.sent = nil
    let read = (report.read ?? [:]).values.sorted { $0.id < $1.id }
    attempt { try journal?.record([.settled(sent.step.id, report.outcome.journalled, read: read)]) }
  }

  func settle(done steps: [Plan.Step], at time: Date) {}

  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      journal = nil
      session.printer.warn("not kept in the history. \(Failure(error).description)")
    }
  }
}
