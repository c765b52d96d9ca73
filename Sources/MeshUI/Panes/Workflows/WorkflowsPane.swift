import Canvas
import MeshCore
import Panels

extension Frame {
  mutating func putWorkflows(_ state: State, _ rect: Rect) {
    let ids = state.workflowIDs
    let rule = workflowsRule(state, shown: ids.count, columns: rect.columns)
    put(rule, row: rect.row, column: rect.column, columns: rect.columns)
    put(workflowLines(state, ids, columns: rect.columns, rows: rect.rows - 1), in: rect.inset(top: 1))
    guard state.filter.isOpen, state.isFocused(.workflows) else { return }
    let before = rule.title.dropLast().map { width(of: $0.text) }.reduce(0, +)
    let ahead = filterWindow(state, columns: rect.columns).cursor
    cursor = Position(row: rect.row, column: min(rect.column + 2 + before + ahead, rect.maxColumn - 1))
  }
}

/// The title, the filter while it narrows the list, and how many workflows there are.
func workflowsRule(_ state: State, shown: Int, columns: Int) -> Rule {
  let isFocused = state.isFocused(.workflows)
  var title = [state.title(.workflows)]
  if state.filter.isOpen || !state.filter.text.isEmpty {
    title.append(Span("  /", .dim))
    let text = filterWindow(state, columns: columns).text
    title.append(Span(text, state.filter.isOpen ? .fieldFocus : .match))
    if state.filter.isOpen { title[2].text += " " }
  }
  return Rule(title, trailing: workflowCounts(state, shown: shown), isFocused: isFocused)
}

/// As much of the filter as there is room for: where one types is in sight.
private func filterWindow(_ state: State, columns: Int) -> FieldWindow {
  FieldWindow(state.filter.text, columns: max(4, columns - 22), isFocused: state.filter.isOpen)
}

private func workflowCounts(_ state: State, shown: Int) -> [Span] {
  var counts: [Span] = state.marked.isEmpty ? [] : [Span("* \(state.marked.count)  ", .key)]
  let sort = state.library.sort.title
  if !sort.isEmpty { counts.append(Span(sort + " ", .dim)) }
  let all = state.library.order.count
  let read = state.filter.text.isEmpty ? grouped(shown) : "\(grouped(shown)) of \(grouped(all))"
  return counts + state.library.phase.standing(count: all, read: read, failed: "\(grouped(all)), stale")
}

/// The list under its heads, or what to do where there is none.
func workflowLines(_ state: State, _ ids: [WorkflowID], columns: Int, rows: Int) -> [TextLine] {
  guard !ids.isEmpty else { return noWorkflows(state, columns: columns) }
  // A list of thousands: only the rows that are seen are made.
  let list = ListRows(count: ids.count, selected: state.place(in: ids), rows: rows - 1)
  return Table.workflows(state, columns: columns).lines(
    list, selected: state.cursors.workflow, ground: state.isFocused(.workflows) ? .selection : .selectionInactive
  ) { state.row(ids[$0]) }
}

extension Table<WorkflowRow> {
  /// What a workflow is for stands there only where the list has the screen to itself.
  fileprivate static func workflows(_ state: State, columns: Int) -> Table {
    let nodes = columns >= 30 ? 6 : 3
    // A time of day takes more room than there is in a slim list; an age of minutes would soon be untrue there.
    let (isAge, age) = columns >= 30 ? (false, 6) : (true, 4)
    let rest = max(1, columns - 5 - nodes - age)
    let id = rest >= 60 ? min(48, rest * 2 / 5) : rest
    let filter = SearchWords(state.filter.text.text)
    return Table([
      Column("id", id) { row in
        Span.cellMiddle(row.id, id, row.mark == .removed ? .removed : .text).lighting(filter)
      },
      Column(nodes > 3 ? "nodes" : "n", nodes, atRight: true) { Span(String($0.nodes), .dim) },
      Column(isAge ? "age" : "when", age, atRight: true) {
        Span(isAge ? state.clock.roughAge($0.modifiedAt) : state.clock.when($0.modifiedAt), .dim)
      },
      Column("   description", rest - id) { Span($0.description.map { "   " + $0 } ?? "", .dim) },
    ]) { ($0.isMarked, $0.mark.span) }
  }
}

private func noWorkflows(_ state: State, columns: Int) -> [TextLine] {
  func wrapped(_ spans: [Span]) -> [TextLine] { TextLine.wrapped(spans, after: [.blank(2)], columns: columns - 1) }
  if !state.filter.text.isEmpty, !state.library.order.isEmpty {
    return wrapped([Span("no id fits \(state.filter.text.text)", .dim)])
      + wrapped(.sentence("`\(state.key(.back, in: .workflows))` clears it"))
  }
  return state.library.phase.lines(
    reading: "reading the workflows", again: "`\(state.key(.refresh, in: .workflows))` reads again",
    none: [
      [Span("no workflows yet", .dim)], .sentence("`\(state.key(.newWorkflow, in: .workflows))` starts a new one"),
    ]
      + (state.session.isLocal
        ? [.sentence("`\(state.key(.resetSample, in: .workflows))` restores the sample app")] : []),
    after: [.blank(2)], columns: columns - 1)
}
