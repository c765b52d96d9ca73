import GRDB

/// The tables of `state.db`.
///
/// Values are JSON text; places and pointers are columns, so that a key press writes one narrow row. The base of a draft
/// has a table of its own: SQLite rewrites a whole row, and the pointer beside it moves with every edit.
enum JournalSchema {
  /// What made each version out of the one before. How many of them a file has stands in it as `user_version`.
  private static let versions = [tables, openedApps, stagings, keyOwners, pins, predictions]

  /// Makes the tables that are missing, unless a newer version of this program has changed them.
  static func prepare(_ database: DatabaseQueue) throws {
    try database.inTransaction(.immediate) { database in
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard (0...versions.count).contains(found) else { throw JournalError.Cause.newerVersion }
      guard found < versions.count else { return .commit }
      for version in versions.dropFirst(found) { try database.execute(sql: version) }
      try database.execute(sql: "PRAGMA user_version = \(versions.count)")
      return .commit
    }
  }

  private static let tables = """
    CREATE TABLE drafts (
      id INTEGER PRIMARY KEY, scope TEXT NOT NULL, workflow TEXT NOT NULL, is_new INTEGER NOT NULL,
      made INTEGER NOT NULL DEFAULT 0, UNIQUE (scope, workflow)
    ) STRICT;
    CREATE TABLE bases (
      draft INTEGER PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE, workflow TEXT NOT NULL
    ) STRICT;
    CREATE TABLE edits (
      draft INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE, place INTEGER NOT NULL,
      edit TEXT NOT NULL, PRIMARY KEY (draft, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE staged (scope TEXT PRIMARY KEY, steps TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE forms (scope TEXT PRIMARY KEY, form TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE history (
      id INTEGER PRIMARY KEY, scope TEXT NOT NULL, step INTEGER NOT NULL, sent TEXT NOT NULL,
      outcome TEXT, read TEXT
    ) STRICT;
    CREATE INDEX history_of_scope ON history (scope, id);
    CREATE TABLE runs (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, run TEXT NOT NULL) STRICT;
    CREATE INDEX runs_of_scope ON runs (scope, id);
    """

  private static let openedApps = """
    CREATE TABLE opened (
      context TEXT NOT NULL, user TEXT NOT NULL, app TEXT NOT NULL, at REAL NOT NULL,
      PRIMARY KEY (context, user, app)
    ) STRICT, WITHOUT ROWID;
    """

  private static let stagings = """
    CREATE TABLE stagings (scope TEXT PRIMARY KEY, histories TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """

  private static let pins = """
    CREATE TABLE pins (scope TEXT PRIMARY KEY, pins TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// The first run of the prediction on several images that a run is of; none of the first one itself.
  private static let predictions = """
    ALTER TABLE runs ADD COLUMN head INTEGER;
    CREATE INDEX runs_of_predictions ON runs (scope, head IS NULL, id);
    """

  private static let keyOwners = """
    CREATE TABLE key_owners (mark TEXT PRIMARY KEY, user TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """
}
