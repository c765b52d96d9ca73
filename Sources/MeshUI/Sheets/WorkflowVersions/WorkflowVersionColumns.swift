import Canvas
import MeshCore
import Panels

/// Where the columns of a workflow's versions stand.
struct WorkflowVersionColumns: Hashable, Sendable {
  /// Whole ids where there is room, else eight digits.
  private let id: Int
  private let date: Int
  private let nodes = 7
  private let changes: Int

  init(_ columns: Int) {
    id = columns >= 84 ? 33 : 10
    date = columns >= 84 ? 11 : columns >= 60 ? 18 : 11
    changes = columns >= 60 ? 12 : 9
  }

  private var hasTime: Bool { date > 11 }

  var heads: TextLine {
    TextLine([
      .blank(4), .cell("version", id, .dim), .cell("date", date, .dim), .cellRight("nodes", nodes - 2, .dim), .blank(2),
      .cell("changes", changes, .dim),
    ])
  }

  /// The changes are those against the version before it.
  func line(_ place: Int, in sheet: WorkflowVersionSheet, current: VersionID?, _ clock: Clock) -> TextLine {
    let version = sheet.versions[place]
    let isChosen = place == sheet.place
    let time = hasTime ? version.createdAt.map { " " + clock.time($0) } ?? "" : ""
    let cells: [Span] = [
      Span(isChosen ? "▸" : " "), Span(version.id == sheet.marked ? "*" : " ", .key), .blank(2),
      .cell(id > 10 ? version.id : String(version.id.prefix(8)), id),
      .cell(clock.day(version.createdAt) + time, date, .dim), .cellRight("\(version.nodes.count)", nodes - 2, .dim),
      .blank(2),
    ]
    let words = [
      version.id == current ? Span("current", .changed) : nil,
      version.isDeprecated ? Span("deprecated", .warn) : nil,
      version.id == sheet.marked ? Span("marked", .key) : nil,
    ].compactMap(\.self)
    return TextLine(
      cells + changes(place, in: sheet).fitted(changes) + words.flatMap { [$0, .blank(1)] },
      ground: isChosen ? .selection : nil)
  }

  private func changes(_ place: Int, in sheet: WorkflowVersionSheet) -> [Span] {
    guard let before = sheet.before(place) else { return sheet.isFirst(place) ? [Span("first", .dim)] : [] }
    let id = sheet.workflow
    let diff = WorkflowDiff(
      from: Workflow(id: id, nodes: before.nodes), to: Workflow(id: id, nodes: sheet.versions[place].nodes))
    return diff.isEmpty ? [Span("same nodes", .dim)] : diff.counts
  }
}
