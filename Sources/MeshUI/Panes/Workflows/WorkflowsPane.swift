import Canvas
import MeshCore
import Panels

extension Frame {
  mutating func putWorkflows(_ state: State, _ rect: Rect) {
    let ids = state.workflowIDs
    let rule = workflowsRule(state, shown: ids.count)
    put(rule, row: rect.row, column: rect.column, columns: rect.columns)
    put(workflowLines(state, ids, columns: rect.columns, rows: rect.rows - 1), in: rect.inset(top: 1))
    guard state.filter.isOpen, state.isFocused(.workflows) else { return }
    let typed = state.filter.text
    let before = rule.title.dropLast().map { width(of: $0.text) }.reduce(0, +)
    let ahead = width(of: sanitized(typed.before))
    cursor = Position(row: rect.row, column: min(rect.column + 2 + before + ahead, rect.maxColumn - 1))
  }
}

/// The title, the filter while it narrows the list, and how many workflows there are.
func workflowsRule(_ state: State, shown: Int) -> Rule {
  let isFocused = state.isFocused(.workflows)
  var title = [state.title(.workflows)]
  if state.filter.isOpen || !state.filter.text.isEmpty {
    title.append(Span("  /", .dim))
    title.append(Span(state.filter.text.text, state.filter.isOpen ? .fieldFocus : .match))
    if state.filter.isOpen { title[2].text += " " }
  }
  return Rule(title, trailing: workflowCounts(state, shown: shown), isFocused: isFocused)
}

private func workflowCounts(_ state: State, shown: Int) -> [Span] {
  var counts: [Span] = state.marked.isEmpty ? [] : [Span("* \(state.marked.count)  ", .key)]
  let sort = state.library.sort.words
  if !sort.isEmpty { counts.append(Span(sort + " ", .dim)) }
  let all = state.library.order.count
  switch state.library.phase {
  case .notRead: break
  case .reading: counts.append(Span(all == 0 ? "reading…" : "reading… \(grouped(all))", .running))
  case .failed: counts.append(Span(all == 0 ? "not read" : "\(grouped(all)), stale", .error))
  case .read:
    counts.append(Span(state.filter.text.isEmpty ? grouped(shown) : "\(grouped(shown)) of \(grouped(all))", .dim))
  }
  return counts
}

/// The list under its heads, or what to do where there is none.
func workflowLines(_ state: State, _ ids: [WorkflowID], columns: Int, rows: Int) -> [TextLine] {
  guard !ids.isEmpty else { return noWorkflows(state, columns: columns) }
  let table = WorkflowColumns(columns)
  let list = ListRows(count: ids.count, selected: state.cursors.workflow.flatMap(ids.firstIndex), rows: rows - 1)
  let lines = list.places.map { table.line(state.row(ids[$0]), state) }
  return [table.heads] + lines + [list.rest].compactMap(\.self)
}

/// Where the columns of the list stand.
private struct WorkflowColumns {
  let id: Int
  let nodes: Int
  let age: Int
  /// What a workflow is for; only where the list has the screen to itself.
  let about: Int

  init(_ columns: Int) {
    nodes = columns >= 30 ? 6 : 3
    age = columns >= 30 ? 6 : 4
    let rest = max(1, columns - 5 - nodes - age)
    id = rest >= 60 ? min(48, rest * 2 / 5) : rest
    about = rest - id
  }

  var heads: TextLine {
    TextLine([
      .blank(4), .cell("id", id, .dim), .cellRight(nodes > 3 ? "nodes" : "n", nodes, .dim),
      .cellRight("age", age, .dim), .cell("   description", about, .dim),
    ])
  }

  func line(_ row: WorkflowRow, _ state: State) -> TextLine {
    let isSelected = row.id == state.cursors.workflow
    let role: Role = row.mark == .removed ? .removed : .text
    let lead = [Span(isSelected ? "▸" : " "), Span(row.isMarked ? "*" : " ", .key), row.mark.span, Span(" ")]
    let line = TextLine(
      lead + matched(.cell(row.id, id, role), state.filter.text.text) + [
        .cellRight(String(row.nodes), nodes, .dim), .cellRight(state.clock.age(row.modifiedAt), age, .dim),
      ] + description(row))
    return line.selected(isSelected, focused: state.isFocused(.workflows))
  }

  private func description(_ row: WorkflowRow) -> [Span] {
    guard about > 0, let text = row.description else { return [] }
    return [.blank(3), .cell(text, about - 3, .dim)]
  }

  /// The letters that the filter looks for stand out.
  private func matched(_ cell: Span, _ filter: String) -> [Span] {
    let wanted = filter.lowercased()
    let lower = cell.text.lowercased()
    guard !wanted.isEmpty, lower.count == cell.text.count, let range = lower.firstRange(of: wanted) else {
      return [cell]
    }
    let start = lower.distance(from: lower.startIndex, to: range.lowerBound)
    let rest = cell.text.dropFirst(start)
    return [
      Span(text: String(cell.text.prefix(start)), like: cell), Span(String(rest.prefix(wanted.count)), .match),
      Span(text: String(rest.dropFirst(wanted.count)), like: cell),
    ]
  }
}

extension Span {
  fileprivate init(text: String, like other: Span) {
    self = other
    self.text = text
  }
}

private func noWorkflows(_ state: State, columns: Int) -> [TextLine] {
  func wrapped(_ spans: [Span]) -> [TextLine] { TextLine.wrapped(spans, after: [.blank(2)], columns: columns - 1) }
  if !state.filter.text.isEmpty, !state.library.order.isEmpty {
    return wrapped([Span("no id has \(state.filter.text.text) in it", .dim)])
      + wrapped(.sentence("`\(state.key(.back, in: .workflows))` clears it"))
  }
  switch state.library.phase {
  case .notRead, .reading: return wrapped([Span("reading the workflows", .running)])
  case .failed(let reason):
    return wrapped([Span("error", .error), Span(" " + reason)])
      + wrapped(.sentence("`\(state.key(.refresh, in: .workflows))` reads again"))
  case .read:
    return wrapped([Span("no workflows yet", .dim)])
      + wrapped(.sentence("`\(state.key(.newWorkflow, in: .workflows))` starts a new one"))
      + (state.session.isLocal
        ? wrapped(.sentence("`\(state.key(.resetSample, in: .workflows))` restores the sample app")) : [])
  }
}
