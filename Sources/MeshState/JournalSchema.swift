import GRDB

/// The tables of `state.db`.
///
/// Values are JSON text; places and pointers are columns, so that a key press writes one narrow row. The base of a draft
/// has a table of its own: SQLite rewrites a whole row, and the pointer beside it moves with every edit.
enum JournalSchema {
  /// Stands in the file as `user_version`; a file without tables has 0.
  private static let version = 1

  /// Makes the tables where they are missing, unless a newer version of this program has changed them.
  static func prepare(_ database: DatabaseQueue) throws {
    try database.inTransaction(.immediate) { database in
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard found <= version else { throw JournalError.Cause.newerVersion }
      if found < version { try database.execute(sql: tables + "PRAGMA user_version = \(version)") }
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
}
