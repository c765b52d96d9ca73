package import FoundationEssentials
import GRDB
package import MeshCore

extension Journal {
  /// Notes that a command is about to send `change`, beside whoever has the app open, and returns the step with a number
  /// of its own: those of commands count down from -1, those of an editor up, so that neither takes the other's.
  package func begin(
    _ change: StagedChange, at time: Date, before: [Workflow], predicted: [Workflow]
  ) throws(JournalError) -> SentStep {
    var begun: SentStep?
    try changing { database in
      let last = try Int.fetchOne(
        database, sql: "SELECT min(coalesce(min(step), 0), 0) FROM history WHERE scope = ?", arguments: [scope])
      let sent = SentStep(
        step: StagedStep(id: (last ?? 0) - 1, change: change), sentAt: time, before: before, predicted: predicted)
      try write(.sending(sent), to: database)
      begun = sent
    }
    guard let begun else { throw JournalError(.write, path, JournalError.Cause.other("nothing was written")) }
    return begun
  }
}
