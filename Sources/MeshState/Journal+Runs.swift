import FoundationEssentials
import GRDB
import MeshCore

/// The rows of predictions. What is kept of them is what ``RunShelf`` keeps.
extension Journal {
  func write(_ run: PredictionRun, to database: Database) throws {
    let text = try Column.text(run)
    guard run.continuesPrediction else {
      try database.run("INSERT INTO runs (scope, run) VALUES (?, ?)", [scope, text])
      return try database.run(
        """
        DELETE FROM runs WHERE scope = ?1 AND id <
        (SELECT id FROM runs WHERE scope = ?1 AND (head IS NULL) = 1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
        """, [scope, JournalState.limit - 1])
    }
    try database.run(
      """
      INSERT INTO runs (scope, run, head) VALUES
      (?1, ?2, (SELECT coalesce(head, id) FROM runs WHERE scope = ?1 ORDER BY id DESC LIMIT 1))
      """, [scope, text])
    // It looks at as many rows as there are.
    guard run.place?.isMultiple(of: Self.lump) == true else { return }
    try database.run(
      """
      DELETE FROM runs WHERE scope = ?1 AND (head IS NULL) = 0 AND id <=
      (SELECT id FROM runs WHERE scope = ?1 AND (head IS NULL) = 0 ORDER BY id DESC LIMIT 1 OFFSET ?2)
      """, [scope, JournalState.mostImages])
  }

  private static let lump = 500

  /// Of each run only what tells it from the others is read. A row that is damaged is no run that anybody was shown.
  func forget(_ runs: Set<PredictionRun.ID>, in database: Database) throws {
    let times = Dictionary(grouping: runs) { RunName($0) }.mapValues { $0.map(\.at.timeIntervalSinceReferenceDate) }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, run ->> '$.workflow' AS workflow, run -> '$.image' AS image, run ->> '$.at' AS at,
        run ->> '$.place' AS place
        FROM runs WHERE scope = ? AND json_valid(run)
        """, arguments: [scope])
    for row in rows {
      guard let workflow: String = row["workflow"], let image: String = row["image"], let at: Double = row["at"],
        let source = try? Column.value(ImageSource.self, image)
      else { continue }
      let name = RunName(workflow: workflow, image: source, place: row["place"])
      // SQLite may read the last digit of a number differently.
      let isOne = times[name, default: []].contains { abs($0 - at) < 0.000_1 }
      if isOne { try database.run("DELETE FROM runs WHERE id = ?", [row["id"] as Int64]) }
    }
  }
}

/// What tells a run from others of its moment.
private struct RunName: Hashable {
  let workflow: WorkflowID
  let image: ImageSource
  let place: Int?
}

extension RunName {
  init(_ id: PredictionRun.ID) { self.init(workflow: id.workflow, image: id.image, place: id.place) }
}
