import GRDB

/// The tables, as the steps that lead to them: a release adds steps and never changes one.
///
/// `PRAGMA user_version` counts the steps that are done. It is read and set inside the transaction that makes them, so two
/// processes that open a new file at once do not both make the tables.
enum Schema {
  /// What a reply gives is kept as its JSON text, so a page of a list is read and sent without being understood.
  static let steps = [
    """
    CREATE TABLE workflow (
      key INTEGER PRIMARY KEY,
      user_id TEXT NOT NULL,
      app_id TEXT NOT NULL,
      id TEXT NOT NULL,
      modified INTEGER NOT NULL,  -- microseconds since 1970
      document TEXT NOT NULL,     -- the workflow with the nodes of its newest version
      UNIQUE (user_id, app_id, id)
    );
    CREATE INDEX workflow_by_age ON workflow (user_id, app_id, modified DESC, id);
    CREATE TABLE version (
      number INTEGER PRIMARY KEY AUTOINCREMENT,  -- newer versions have greater numbers
      workflow INTEGER NOT NULL REFERENCES workflow (key) ON DELETE CASCADE,
      id TEXT NOT NULL,
      document TEXT NOT NULL
    );
    CREATE INDEX version_by_workflow ON version (workflow, number);
    """
  ]

  struct TooNew: Error {}

  /// Makes the steps that are missing; true if the file was empty.
  static func migrate(_ db: Database) throws -> Bool {
    let done = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard done <= steps.count else { throw TooNew() }
    for step in steps.dropFirst(max(0, done)) { try db.execute(sql: step) }
    if done < steps.count { try db.execute(sql: "PRAGMA user_version = \(steps.count)") }
    return done == 0
  }
}
