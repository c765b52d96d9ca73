import GRDB
import MeshCore

extension WorkflowTable {
  /// One page of what is asked for, read from the nearest place that is known.
  func documents(_ query: WorkflowQuery, _ starts: PageStarts) throws -> [String] {
    guard !query.asksForNothing else { return [] }
    guard let list = PageStarts.List(query, in: app) else { return try documents(query, from: nil) { _, _ in } }
    let moment = try PageStarts.Moment(of: db)
    return try documents(query, from: starts.nearest(to: query.page.offset, in: list, at: moment)) { modified, id in
      let end = query.page.offset + query.page.size
      starts.keep(PageStarts.Start(offset: end, modified: modified, id: id), in: list, at: moment)
    }
  }

  /// `end` hears of the last one of a page that is full.
  private func documents(
    _ query: WorkflowQuery, from start: PageStarts.Start?, end: (Int64, WorkflowID) -> Void
  ) throws -> [String] {
    let (filter, filterArguments) = filter(query)
    let (after, afterArguments) = start.map { behind($0, query) } ?? ("", [])
    let (order, orderArguments) = order(query)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document, modified, id FROM workflow WHERE \(filter)\(after) ORDER BY \(order) LIMIT ? OFFSET ?
        """,
      arguments: filterArguments + afterArguments + orderArguments
        + [query.page.size, query.page.offset - (start?.offset ?? 0)])
    var documents: [String] = []
    while let row = try rows.next() {
      documents.append(row[0])
      if documents.count == query.page.size { end(row[1], row[2]) }
    }
    return documents
  }

  /// What follows a place in the list. The first comparison is what SQLite finds in the index.
  private func behind(_ start: PageStarts.Start, _ query: WorkflowQuery) -> (sql: String, StatementArguments) {
    let beyond = query.isAscending ? ">" : "<"
    return switch query.order {
    case .id: (" AND id \(beyond) ?", [start.id])
    case .modified:
      (
        " AND modified \(beyond)= ? AND (modified \(beyond) ? OR id > ?)",
        [start.modified, start.modified, start.id]
      )
    case .created, .relevance: ("", [])
    }
  }

  private func filter(_ query: WorkflowQuery) -> (sql: String, StatementArguments) {
    var terms = ["user_id = ?", "app_id = ?"]
    var arguments: StatementArguments = [app.userID, app.appID]
    for word in query.words {
      terms.append("\(Self.searchedText) LIKE ? ESCAPE '\\'")
      arguments += ["%\(word.escapedForLike)%"]
    }
    if let pattern = query.idPattern {
      terms.append("id LIKE ? ESCAPE '\\'")
      arguments += [pattern.escapedForLike.replacing("*", with: "%")]
    }
    if let visibility = query.visibility {
      terms.append("ifnull(json_extract(document, '$.visibility.gettable'), 'PRIVATE') = ?")
      arguments += [visibility]
    }
    return (terms.joined(separator: " AND "), arguments)
  }

  private func order(_ query: WorkflowQuery) -> (sql: String, StatementArguments) {
    let direction = query.isAscending ? "ASC" : "DESC"
    switch query.order {
    case .modified: return ("modified \(direction), id", [])
    case .created: return ("json_extract(document, '$.created_at') \(direction), id", [])
    case .id: return ("id \(direction)", [])
    case .relevance:
      let word = query.words.first ?? ""
      return (
        "id LIKE ? ESCAPE '\\' \(direction), modified \(direction), id", ["%\(word.escapedForLike)%"]
      )
    }
  }

  private static let searchedText = """
    (id || ' ' || ifnull(json_extract(document, '$.description'), '') || ' ' \
    || ifnull(json_extract(document, '$.notes'), ''))
    """
}

extension String {
  fileprivate var escapedForLike: String {
    replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
  }
}
