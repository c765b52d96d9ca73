import GRDB
import MeshCore

extension WorkflowTable {
  /// One page of what is asked for.
  func documents(_ query: WorkflowQuery) throws -> [String] {
    guard !query.asksForNothing else { return [] }
    let (filter, filterArguments) = filter(query)
    let (order, orderArguments) = order(query)
    return try String.fetchAll(
      db,
      sql: "SELECT document FROM workflow WHERE \(filter) ORDER BY \(order) LIMIT ? OFFSET ?",
      arguments: filterArguments + orderArguments + [query.page.size, query.page.offset])
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
