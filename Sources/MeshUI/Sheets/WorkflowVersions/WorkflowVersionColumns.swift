import Canvas
import MeshCore
import Panels

extension Table<Numbered<WorkflowVersion>> {
  /// A workflow's versions: whole ids where there is room, else eight digits. The changes are those against the version
  /// before.
  static func versions(_ sheet: WorkflowVersionSheet, _ state: State, columns: Int) -> Table {
    let id = columns >= 84 ? 33 : 10
    // What a version is comes before when it was made.
    let date = columns >= 84 ? 11 : Room(columns).isRoomy ? 18 : columns >= 46 ? 11 : 0
    let changes = Room(columns).isRoomy ? 12 : 9
    let current = state.currentVersion(of: sheet)
    let clock = state.clock
    return Table([
      Column("version", id) { Span(id > 10 ? $0.value.id : String($0.value.id.prefix(8))) },
      Column("date", date) { row in
        let time = date > 11 ? row.value.createdAt.map { " " + clock.time($0) } ?? "" : ""
        return Span(clock.day(row.value.createdAt) + time, .dim)
      },
      Column("nodes", 5, atRight: true, gap: 2) { Span("\($0.value.nodes.count)", .dim) },
      Column("changes", changes) { row in
        let words = [
          row.value.id == current ? Span("current", .changed) : nil,
          row.value.isDeprecated ? Span("deprecated", .warn) : nil,
          row.value.id == sheet.marked ? Span("marked", .key) : nil,
        ].compactMap(\.self)
        return sheet.changes(row.id).fitted(changes) + words.flatMap { [$0, .blank(1)] }
      },
    ]) { ($0.value.id == sheet.marked, .blank(1)) }
  }
}

extension WorkflowVersionSheet {
  fileprivate func changes(_ index: Int) -> [Span] {
    guard let before = before(index) else { return isFirst(index) ? [Span("first", .dim)] : [] }
    let diff = WorkflowDiff(
      from: Workflow(id: workflow, nodes: before.nodes), to: Workflow(id: workflow, nodes: versions[index].nodes))
    return diff.isEmpty ? [Span("same nodes", .dim)] : diff.counts
  }
}
