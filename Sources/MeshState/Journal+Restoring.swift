import FoundationEssentials
import GRDB
package import MeshCore

extension Journal {
  /// What a start picks up again, and what of the journal could not be.
  package struct Restored: Hashable, Sendable {
    package let state: JournalState
    /// A sentence for each row that could not be read, or edit that could not be made again. The rows stay on disk.
    package let problems: [String]
  }

  /// Reads all that was recorded for this scope. A draft with a damaged edit is restored up to that edit.
  /// - Parameter mostRuns: so many of the kept predictions, the newest ones; ``runs()`` has all.
  package func restore(mostRuns: Int = Journal.mostRuns) throws(JournalError) -> Restored {
    do {
      return try database.read { database in
        var reading = Reading(database: database, scope: scope)
        var state = JournalState()
        state.drafts = try reading.drafts()
        state.staged = try reading.only("SELECT steps FROM staged WHERE scope = ?", "staged changes") ?? []
        state.stagings =
          try reading.only("SELECT histories FROM stagings WHERE scope = ?", "undo history of staging") ?? [:]
        state.form = try reading.only("SELECT form FROM forms WHERE scope = ?", "open form")
        state.history = try reading.history()
        state.runs = RunShelf(newestFirst: reading.runs(try reading.runTexts(most: mostRuns)))
        state.pins = try reading.only("SELECT pins FROM pins WHERE scope = ?", "pins") ?? []
        do {
          state.unclaimed = try unclaimed(in: database)
        } catch is DecodingError {
          reading.problems.append("What an earlier meshwork has staged in this app cannot be read from the journal.")
        }
        return Restored(state: state, problems: reading.problems)
      }
    } catch {
      throw JournalError(.read, path, error)
    }
  }
}

extension Journal {
  /// As many as a journal may hold.
  package static let mostRuns = 2 * JournalState.mostImages

  /// All kept predictions, the newest first, and a sentence for each that cannot be read. They are large, and read without
  /// keeping others from writing.
  package func runs() throws(JournalError) -> (runs: [PredictionRun], problems: [String]) {
    do {
      var reading = try database.read { database in
        let reading = Reading(database: database, scope: scope)
        return (texts: try reading.runTexts(most: Self.mostRuns), problems: [String]())
      }
      let runs = reading.texts.compactMap { text in Column.run(text, problems: &reading.problems) }
      return (runs, reading.problems)
    } catch {
      throw JournalError(.read, path, error)
    }
  }
}

/// One reading of a scope, and what went wrong in it.
private struct Reading {
  let database: Database
  let scope: String
  var problems: [String] = []

  mutating func drafts() throws -> [Draft] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT drafts.id, drafts.workflow, is_new, made, bases.workflow AS base
        FROM drafts LEFT JOIN bases ON draft = drafts.id WHERE scope = ? ORDER BY drafts.id
        """, arguments: [scope])
    return try rows.compactMap { row in try draft(row) }
  }

  private mutating func draft(_ row: Row) throws -> Draft? {
    let id: WorkflowID = row["workflow"]
    // The tables are strict, so a column holds what it is read as; how large it is nobody keeps.
    let made: Int = max(0, row["made"])
    guard let base = value(Workflow.self, row["base"] ?? "", "draft of \(id)") else { return nil }
    let all = try edits(of: row["id"], named: id)
    let edits = all.prefix(made)
    let undone = Array(all.dropFirst(made).reversed())
    do {
      if edits.count == made { return try Draft(base: base, isNew: row["is_new"], edits: Array(edits), undone: undone) }
    } catch {
      problems.append("The draft of \(id) cannot be made again as it was. \(error.message)")
    }
    var draft = Draft(base: base, isNew: row["is_new"])
    for edit in edits {
      guard (try? draft.make(edit)) != nil else { break }
    }
    problems.append("The draft of \(id) is restored with the first \(draft.edits.count) of \(made) edits.")
    return draft
  }

  /// The edits of a draft in order, up to the first that is missing or cannot be read.
  private mutating func edits(of draft: Int64, named id: WorkflowID) throws -> [Edit] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT place, edit FROM edits WHERE draft = ? ORDER BY place", arguments: [draft])
    var edits: [Edit] = []
    for row in rows {
      guard row["place"] == edits.count, let edit = value(Edit.self, row["edit"], "edit \(edits.count + 1) of \(id)")
      else { break }
      edits.append(edit)
    }
    return edits
  }

  mutating func history() throws -> [SentStep] {
    let rows = try Row.fetchAll(
      // What is not settled yet is always among them.
      database,
      sql: """
        SELECT sent, outcome, read FROM history WHERE scope = ?1 AND (outcome IS NULL OR id IN
        (SELECT id FROM history WHERE scope = ?1 ORDER BY id DESC LIMIT ?2)) ORDER BY id DESC
        """, arguments: [scope, JournalState.limit])
    return rows.compactMap { row in
      guard var sent = value(SentStep.self, row["sent"], "history of applies") else { return nil }
      guard let outcome: String = row["outcome"], let text: String = row["read"] else { return sent }
      sent.outcome = SentStep.Outcome(rawValue: outcome) ?? .notKnown
      sent.read = value([Workflow].self, text, "history of applies") ?? []
      return sent
    }
  }

  func runTexts(most: Int) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT run FROM runs WHERE scope = ? ORDER BY id DESC LIMIT ?", arguments: [scope, most])
  }

  mutating func runs(_ texts: [String]) -> [PredictionRun] {
    texts.compactMap { text in Column.run(text, problems: &problems) }
  }

  /// The one value of a scope, or nil where there is none.
  mutating func only<Value: Decodable>(_ sql: String, _ name: String) throws -> Value? {
    try String.fetchOne(database, sql: sql, arguments: [scope]).flatMap { text in value(Value.self, text, name) }
  }

  private mutating func value<Value: Decodable>(_ type: Value.Type, _ text: String, _ name: String) -> Value? {
    do {
      return try Column.value(type, text)
    } catch {
      problems.append("The \(name) cannot be read from the journal.")
      return nil
    }
  }
}

extension Column {
  /// A kept prediction; where it cannot be read, that is one of the problems.
  fileprivate static func run(_ text: String, problems: inout [String]) -> PredictionRun? {
    if let run = try? value(PredictionRun.self, text) { return run }
    problems.append("The prediction history cannot be read from the journal.")
    return nil
  }
}
