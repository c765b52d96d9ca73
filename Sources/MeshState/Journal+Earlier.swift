import FoundationEssentials
import GRDB
import MeshCore

/// Rows of earlier versions of the program, whose scopes say less of who that was.
extension Journal {
  /// What there is of them; nil where there is nothing that somebody would miss.
  func unclaimed(in database: Database) throws -> UnclaimedWork? {
    func count(_ table: String) throws -> Int {
      try earlierScopes.reduce(0) { sum, scope in
        sum
          + (try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) WHERE scope = ?", arguments: [scope]) ?? 0)
      }
    }
    let drafts = try earlierScopes.flatMap { scope in
      try String.fetchAll(database, sql: "SELECT workflow FROM drafts WHERE scope = ?", arguments: [scope])
    }
    let work = UnclaimedWork(
      drafts: Set(drafts).sorted(), steps: try earlierScopes.flatMap { try steps(of: $0, in: database) },
      sent: try count("history"), runs: try count("runs"))
    return work.description.isEmpty ? nil : work
  }

  /// Makes them rows of this scope. What this scope has of the same stays, and the earlier one with it stays nobody's.
  package func claimEarlier() throws(JournalError) {
    guard !earlierScopes.isEmpty else { return }
    try changing { database in
      for earlier in earlierScopes { try claim(earlier, in: database) }
    }
  }

  private func claim(_ earlierScope: String, in database: Database) throws {
    let own = try steps(of: scope, in: database)
    let earlier = try steps(of: earlierScope, in: database)
    let drafted = Set(
      try String.fetchAll(database, sql: "SELECT workflow FROM drafts WHERE scope = ?", arguments: [scope]))
    let (taken, left) = earlier.reduce(into: ([StagedStep](), [StagedStep]())) { parts, step in
      let isOverlaid = step.change.sendsDraft && !drafted.isDisjoint(with: step.change.workflows)
      if isOverlaid { parts.1.append(step) } else { parts.0.append(step) }
    }
    try write(own + Self.renumbered(taken, besides: own), in: scope, database)
    try write(left, in: earlierScope, database)
    for table in ["drafts", "forms", "history", "runs"] {
      try database.run("UPDATE OR IGNORE \(table) SET scope = ? WHERE scope = ?", [scope, earlierScope])
    }
    // What undo knows of staging names steps by their numbers.
    try database.run("DELETE FROM stagings WHERE scope = ?", [earlierScope])
    try database.run("DELETE FROM forms WHERE scope = ?", [earlierScope])
  }

  private func steps(of scope: String, in database: Database) throws -> [StagedStep] {
    let text = try String.fetchOne(database, sql: "SELECT steps FROM staged WHERE scope = ?", arguments: [scope])
    return try text.map { try Column.value([StagedStep].self, $0) } ?? []
  }

  private func write(_ steps: [StagedStep], in scope: String, _ database: Database) throws {
    try database.run("DELETE FROM staged WHERE scope = ?", [scope])
    guard !steps.isEmpty else { return }
    try database.run("INSERT INTO staged VALUES (?, ?)", [scope, try Column.text(steps)])
  }

  /// With numbers that no step of the others has.
  private static func renumbered(_ steps: [StagedStep], besides others: [StagedStep]) -> [StagedStep] {
    let taken = Set(others.map(\.id))
    var next = (steps + others).map(\.id).max() ?? 0
    return steps.map { step in
      guard taken.contains(step.id) else { return step }
      next += 1
      return StagedStep(id: next, change: step.change, isHeld: step.isHeld, imported: step.imported)
    }
  }
}
