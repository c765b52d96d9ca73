import Foundation
import GRDB
import MeshCore
import MeshState
import Testing

/// A file as the version before wrote it: one scope for all contexts of an address, a user and an app.
@Suite struct EarlierFormTests {
  let scratch = Scratch()
  private let earlier = "https://api.example.com/me/demo"
  private let own = "alice https://api.example.com/me/demo"

  /// The tables of that version, which had no version of this one's steps after them.
  private static let schema = """
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
    CREATE TABLE opened (
      context TEXT NOT NULL, user TEXT NOT NULL, app TEXT NOT NULL, at REAL NOT NULL,
      PRIMARY KEY (context, user, app)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stagings (scope TEXT PRIMARY KEY, histories TEXT NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 3;
    """

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  /// A draft of `flow` with one edit, staged beside a deletion; one step sent, and a half-filled form.
  private func makeEarlierFile() throws {
    try FileManager.default.createDirectory(
      at: URL(filePath: scratch.path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try DatabaseQueue(path: scratch.path).writeWithoutTransaction { database in
      try database.execute(sql: Self.schema)
      try database.execute(
        sql: "INSERT INTO drafts (id, scope, workflow, is_new, made) VALUES (1, ?, 'flow', 0, 1)", arguments: [earlier])
      try database.execute(
        sql: "INSERT INTO bases VALUES (1, ?)", arguments: [try Self.json(Samples.workflow("flow"))])
      try database.execute(
        sql: "INSERT INTO edits VALUES (1, 0, ?)", arguments: [try Self.json(Edit.removeNode("crop"))])
      let steps = [StagedStep(id: 1, change: .patch("flow", .automatic)), StagedStep(id: 2, change: .delete(["old"]))]
      try database.execute(sql: "INSERT INTO staged VALUES (?, ?)", arguments: [earlier, try Self.json(steps)])
      try database.execute(sql: "INSERT INTO forms VALUES (?, ?)", arguments: [earlier, "\"half\""])
      try database.execute(
        sql: "INSERT INTO history (scope, step, sent) VALUES (?, 7, ?)",
        arguments: [earlier, try Self.json(Samples.sent(7, "flow"))])
    }
  }

  private func journal(_ scope: String) throws -> Journal {
    try Journal(path: scratch.path, scope: scope, earlierScopes: [earlier])
  }

  @Test func itIsNobodysAndShown() throws {
    try makeEarlierFile()
    for scope in [own, "bob https://api.example.com/me/demo"] {
      let state = try journal(scope).restore().state
      #expect(state.drafts.isEmpty && state.staged.isEmpty && state.history.isEmpty && state.form == nil)
      #expect(
        state.unclaimed?.description
          == "1 draft (flow), 2 staged steps (the proposed action of flow, delete old), 1 sent step")
    }
    #expect(try scratch.journal().restore().state.unclaimed == nil, "another app")
  }

  @Test func onceClaimedItIsOfOneContextOnly() throws {
    try makeEarlierFile()
    try journal(own).claimEarlier()
    let state = try journal(own).restore().state
    #expect(state.unclaimed == nil && state.drafts.map(\.edits) == [[.removeNode("crop")]])
    #expect(state.staged.map(\.id) == [1, 2] && state.history == [Samples.sent(7, "flow")] && state.form == "half")
    let other = try journal("bob https://api.example.com/me/demo").restore().state
    #expect(other == JournalState())
  }

  /// What the context has of the same by then stays, and what would be overlaid stays nobody's.
  @Test func whatIsThereByThenStays() throws {
    try makeEarlierFile()
    try journal(own).record([
      .draftBegan(base: Samples.workflow("flow"), isNew: false), .staged([StagedStep(id: 2, change: .deleteAll)]),
      .form("mine"),
    ])
    try journal(own).claimEarlier()
    let state = try journal(own).restore().state
    #expect(state.drafts.map(\.edits) == [[]] && state.form == "mine")
    #expect(state.staged == [StagedStep(id: 2, change: .deleteAll), StagedStep(id: 3, change: .delete(["old"]))])
    #expect(state.unclaimed?.drafts == ["flow"] && state.unclaimed?.steps.map(\.id) == [1])
  }
}
