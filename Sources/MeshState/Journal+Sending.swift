package import FoundationEssentials
import GRDB
package import MeshCore

extension Journal {
  /// Notes that a command is about to send `change`, beside whoever has the app open, and returns the step with a number
  /// of its own: those of commands count down from -1, those of an editor up, so that neither takes the other's.
  package func begin(
    _ change: StagedChange, at time: Date, before: [Workflow], predicted: [Workflow]
  ) throws(JournalError) -> SentStep {
    do {
      return try database.writing { database in
        let last = try Int.fetchOne(
          database, sql: "SELECT min(coalesce(min(step), 0), 0) FROM history WHERE scope = ?", arguments: [scope])
        let sent = SentStep(
          step: StagedStep(id: (last ?? 0) - 1, change: change), sentAt: time, before: before, predicted: predicted)
        try write(.sending(sent), to: database)
        return sent
      }
    } catch {
      throw JournalError(.write, path, error)
    }
  }
}

extension DatabaseQueue {
  /// What `body` gives, in one transaction that no other writer comes into.
  fileprivate func writing<Value>(_ body: (Database) throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(.immediate) { database in
      value = try body(database)
      return .commit
    }
    guard let value else { throw JournalError.Cause.other("the transaction gave nothing") }
    return value
  }
}
