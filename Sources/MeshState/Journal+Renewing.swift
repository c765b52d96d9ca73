import FoundationEssentials
import GRDB
package import MeshCore

extension Journal {
  /// A journal in the place of this one, whose file was removed, replaced or damaged while it was open. It holds `state`;
  /// of a good journal that stands there by now, what was sent and predicted stays.
  ///
  /// - Returns: the journal, and where a copy is of what stood there and was none, if something did.
  package func renewed(holding state: JournalState) throws(JournalError) -> (journal: Journal, aside: String?) {
    try? database.close()
    files.makeWay()
    var aside = JournalFile.prepareForRecovery(path)
    do throws(JournalError) {
      // The log may hold all that there was, of other apps too.
      return (try opened(holding: state), aside)
    } catch {
      guard error.isLoss else { throw error }
      let moved = JournalFile.moveAside(path)
      aside = aside ?? moved
    }
    return (try opened(holding: state), aside)
  }

  private func opened(holding state: JournalState) throws(JournalError) -> Journal {
    let journal = try Journal(path: path, scope: scope, earlierScopes: earlierScopes)
    do {
      try journal.requireSound()
    } catch {
      try? journal.database.close()
      throw JournalError(.open, path, error)
    }
    try journal.replaceAll(by: state)
    return journal
  }

  private func replaceAll(by state: JournalState) throws(JournalError) {
    try changing { database in
      for table in ["drafts", "staged", "stagings", "forms", "pins"] {
        try database.run("DELETE FROM \(table) WHERE scope = ?", [scope])
      }
      var entries = state.drafts.flatMap(\.journal)
      if !state.staged.isEmpty { entries.append(.staged(state.staged)) }
      if !state.pins.isEmpty { entries.append(.pins(state.pins)) }
      if !state.stagings.isEmpty { entries.append(.stagings(state.stagings)) }
      if let form = state.form { entries.append(.form(form)) }
      if try isEmpty("history", database) { entries += state.history.reversed().flatMap(\.journal) }
      if try isEmpty("runs", database) { entries += state.runs.reversed().map(JournalEntry.predicted) }
      for entry in entries { try write(entry, to: database) }
    }
  }

  private func isEmpty(_ table: String, _ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) WHERE scope = ?", arguments: [scope]) == 0
  }
}

extension SentStep {
  /// What makes a journal hold this step and what became of it.
  fileprivate var journal: [JournalEntry] {
    var begun = self
    (begun.outcome, begun.read) = (.sending, [])
    return [.sending(begun)] + (outcome == .sending ? [] : [.settled(step.id, outcome, read: read)])
  }
}
