import Canvas
import MeshCore
import Panels

extension Frame {
  /// The first row: where one is, and how things stand.
  mutating func putTitle(_ state: State) {
    let columns = state.size.columns
    fill(Rect(row: 0, column: 0, rows: 1, columns: columns), paint: .role(.bar))
    let facts = state.facts(columns: columns)
    let room = columns - facts.columns - 3
    let badge = Span(" " + truncated(sanitized(state.session.badge.title), to: max(5, room / 2)) + " ")
    let end = put(badge.text, row: 0, column: 1, limit: room, state.session.badge.role)
    put(state.session.openApp?.name ?? "no app yet", row: 0, column: end + 1, limit: room - end, .text, on: .bar)
    put(
      TextLine(trailing: facts + [Span(" ")], ground: nil).grounded(.bar), row: 0, column: columns - facts.columns - 1,
      columns: facts.columns + 1)
  }

  /// Writes how things stand with a sheet, such as when its plan was read, over the right end of the title row. That edits are not saved matters more.
  mutating func put(standing spans: [Span], _ state: State) {
    guard !spans.isEmpty, state.unsaved == nil, Room(size.columns).isMedium else { return }
    let spans = (state.writingSpan.map { [$0, .blank(3)] } ?? []) + spans
    // What stands there takes at most half of the row.
    let columns = max(size.columns / 2 + 2, spans.columns + 3)
    let rect = Rect(row: 0, column: size.columns - columns, rows: 1, columns: columns)
    put(TextLine([], trailing: spans + [.blank(1)], ground: .bar), row: 0, column: rect.column, columns: columns)
  }
}

extension TextLine {
  fileprivate func grounded(_ role: Role) -> TextLine {
    var line = self
    line.ground = role
    return line
  }
}

extension Session.Badge {
  var title: String {
    switch self {
    case .local: "LOCAL"
    case .remote(let name): name
    }
  }

  fileprivate var role: Role {
    switch self {
    case .local: .badgeLocal
    case .remote: .badgeProd
    }
  }
}

extension State {
  /// That nothing can be written, or for how long something can.
  fileprivate var writingSpan: Span? {
    if isReadOnly { return Span("read-only", .warn) }
    return writingMinutes.map { Span(" WRITE \($0 < 60 ? "\($0)m" : "\($0 / 60)h\($0 % 60)m") ", .badgeWrite) }
  }

  /// What stands at the right of the title row; where it would take more than half of it, the least urgent goes first.
  fileprivate func facts(columns: Int) -> [Span] {
    var facts: [Fact: Span] = [.work: Span("idle", .dim)]
    if let job = running.first(where: { $0.title != nil }), let title = job.title {
      let clock = waited(for: job.kind).map { " " + $0 } ?? ""
      let end = clock.isEmpty || job.writes ? "" : ", \(key(.cancel)) ends it"
      facts[.work] = Span(title + clock + (Room(columns).isMedium ? end : ""), .running)
    }
    if unsaved != nil { facts[.unsaved] = Span("NOT SAVED", .error) }
    if let holder = session.holder { facts[.holder] = Span("edited by \(holder)", .warn) }
    facts[.readOnly] = writingSpan
    if !staged.isEmpty { facts[.staged] = Span("staged \(staged.count)") }
    if let readAt = library.readAt { facts[.read] = Span("read \(clock.time(readAt))", .dim) }
    func taken() -> Int { Array(facts.values).columns + 3 * (facts.count - 1) }
    for fact in [Fact.read, .staged] where taken() > columns * 2 / 5 { facts[fact] = nil }
    return Array(Fact.allCases.compactMap { facts[$0] }.map { [$0] }.joined(separator: [.blank(3)]))
  }
}

/// What the title row says of the editor, from left to right.
private enum Fact: CaseIterable { case unsaved, holder, readOnly, staged, read, work }
