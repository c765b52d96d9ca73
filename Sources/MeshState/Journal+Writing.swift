import FoundationEssentials
import GRDB
import MeshCore

extension Journal {
  /// The rows of one entry.
  func write(_ entry: JournalEntry, to database: Database) throws {
    switch entry {
    case .draftBegan(let base, let isNew):
      try database.run("DELETE FROM drafts WHERE scope = ? AND workflow = ?", [scope, base.id])
      try database.run(
        "INSERT INTO drafts (scope, workflow, is_new) VALUES (?, ?, ?)", [scope, base.id, isNew])
      try database.run("INSERT INTO bases VALUES (?, ?)", [database.lastInsertedRowID, try Column.text(base)])
    case .edited(let workflow, let edit, let place):
      try write(edit, of: workflow, at: place, to: database)
    case .rewound(let workflow, let place):
      try database.run(
        """
        UPDATE drafts SET made = ?1 WHERE scope = ?2 AND workflow = ?3
        AND (?1 = 0 OR EXISTS (SELECT 1 FROM edits WHERE draft = drafts.id AND place = ?1 - 1))
        """, [place, scope, workflow])
      guard database.changesCount == 1 else { throw JournalError.Cause.draftChanged(workflow) }
    case .draftEnded(let workflow):
      try database.run("DELETE FROM drafts WHERE scope = ? AND workflow = ?", [scope, workflow])
    case .staged(let steps):
      try database.run("INSERT OR REPLACE INTO staged VALUES (?, ?)", [scope, try Column.text(steps)])
    case .stagings(let stagings):
      try database.run("INSERT OR REPLACE INTO stagings VALUES (?, ?)", [scope, try Column.text(stagings)])
    case .form(let form?):
      try database.run("INSERT OR REPLACE INTO forms VALUES (?, ?)", [scope, try Column.text(form)])
    case .form(nil):
      try database.run("DELETE FROM forms WHERE scope = ?", [scope])
    case .sending(let sent):
      try database.run(
        "INSERT INTO history (scope, step, sent) VALUES (?, ?, ?)", [scope, sent.step.id, try Column.text(sent)])
      // What nobody is shown any more goes, unless somebody still waits for its outcome.
      try database.run(
        """
        DELETE FROM history WHERE scope = ?1 AND outcome IS NOT NULL
        AND id NOT IN (SELECT id FROM history WHERE scope = ?1 ORDER BY id DESC LIMIT ?2)
        """, [scope, JournalState.limit])
    case .settled(let step, let outcome, let read):
      try database.run(
        """
        UPDATE history SET outcome = ?, read = ?
        WHERE id = (SELECT max(id) FROM history WHERE scope = ? AND step = ?)
        """, [outcome.rawValue, try Column.text(read), scope, step])
      guard database.changesCount == 1 else { throw JournalError.Cause.noSentStep(step) }
    case .cleared:
      for table in ["drafts", "staged", "stagings", "forms", "history", "runs", "pins"] {
        try database.run("DELETE FROM \(table) WHERE scope = ?", [scope])
      }
    case .forgotten(let runs): try forget(Set(runs), in: database)
    case .pins(let pins):
      try database.run("INSERT OR REPLACE INTO pins VALUES (?, ?)", [scope, try Column.text(pins)])
    case .predicted(let run): try write(run, to: database)
    }
  }

  /// An edit never leaves a gap: the draft must have made all edits before `place`.
  private func write(_ edit: Edit, of workflow: WorkflowID, at place: Int, to database: Database) throws {
    let draft = try Int64.fetchOne(
      database.cachedStatement(
        sql: "SELECT id FROM drafts WHERE scope = ? AND workflow = ? AND ? BETWEEN 0 AND made"),
      arguments: [scope, workflow, place])
    guard let draft else { throw JournalError.Cause.draftChanged(workflow) }
    try database.run("UPDATE drafts SET made = ? WHERE id = ?", [place + 1, draft])
    try database.run("DELETE FROM edits WHERE draft = ? AND place >= ?", [draft, place])
    try database.run("INSERT INTO edits VALUES (?, ?, ?)", [draft, place, try Column.text(edit)])
  }
}

/// How values stand in a column: compact JSON. Dates are numbers, which unlike the wire's times lose nothing.
enum Column {
  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try Wire.Encoder(rules: .kept).encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try Wire.Decoder(rules: .kept).decode(type, from: Data(text.utf8))
  }
}
