import Canvas
import MeshCore
import Panels

/// The rows of a comparison as lines: numbers of both sides, the change as a bar from a centre line, and what crosses.
struct ComparisonTable {
  private let comparison: Comparison
  private let plan: TrialPlan
  private let columns: Int
  private let threshold: Double
  /// One side of the bar.
  private let half: Int
  /// The change that fills it: of one image that of a whole value, of several the largest mean.
  private let full: Double
  private let name: Int
  private let label: Int
  private let mark: Int
  private let most: Int

  init(_ comparison: Comparison, _ plan: TrialPlan, columns: Int, threshold: Double) {
    self.comparison = comparison
    self.plan = plan
    self.columns = columns
    self.threshold = threshold
    let largest = comparison.changes.first.map { abs($0.change) } ?? 1
    full = comparison.images.count > 1 ? max(0.05, largest) : 1
    mark = comparison.images.count > 1 ? 20 : 12
    most = comparison.images.count > 1 && columns >= 110 ? 18 : 0
    half = columns >= 110 ? 12 : columns >= 78 && comparison.images.count == 1 ? 8 : 0
    let bar = half > 0 ? half * 2 + 3 : 2
    // Ids of versions are told apart by eight digits; names of workflows are longer.
    let longest = max(width(of: comparison.before.label), width(of: comparison.after.label)) + 1
    label = columns >= 110 ? min(20, max(9, longest)) : columns >= 78 ? 9 : 7
    // What is wide has its numbers beside its names, not at the far end.
    name = min(48, max(8, columns - 4 - 2 * label - 9 - bar - mark - most))
  }

  func lines(_ rows: [ComparisonRow], selected: ComparisonRow.ID?, rows count: Int, isFocused: Bool) -> [TextLine] {
    let list = ListRows(count: rows.count, selected: rows.firstIndex { $0.id == selected }, rows: count - 1)
    return [heads]
      + list.places.map { row(rows[$0], isSelected: rows[$0].id == selected, isFocused) }
      + [list.rest].compactMap(\.self)
  }

  /// Every row as it is drawn.
  func lines(_ rows: [ComparisonRow]) -> [TextLine] { rows.map { row($0, isSelected: false, false) } }

  private var heads: TextLine {
    let (before, after) = (comparison.before.label, comparison.after.label)
    let bar = half > 0 ? [.blank(2), Span.cell("down", half, .dim), .cellRight("up", half + 1, .dim)] : [.blank(2)]
    let crossed = comparison.images.count > 1 ? "images  crossed" : "at \(decimals(threshold, 2))"
    return TextLine(
      [.cell("  node, concept", name + 4, .dim)]
        + [
          .cellRight(truncated(before, to: label - 1), label, .dim),
          .cellRight(truncated(after, to: label - 1), label, .dim),
          .cellRight("change", 9, .dim),
        ] + bar + [.cell("  " + crossed, mark, .dim), .cell(most > 0 ? "most on" : "", most, .dim)])
  }

  private func row(_ row: ComparisonRow, isSelected: Bool, _ isFocused: Bool) -> TextLine {
    let lead = Span(isSelected ? "▸" : " ")
    let line: TextLine
    switch row.content {
    case .node(let node): line = head(node, lead)
    case .change(let change): line = numbers(change, lead)
    case .rest(let count):
      line = TextLine([lead, .blank(3), Span("\(count) more moved less than \(decimals(Change.leastSeen, 2))", .dim)])
    case .same(let ids):
      line = TextLine([
        lead, Span("= ", .dim), Span(ids.joined(separator: ", ")),
        Span(plan.reuses(ids) ? "  the same, not run again" : "  the same", .dim),
      ])
    }
    return line.selected(isSelected, focused: isFocused)
  }

  private func head(_ node: Comparison.Node, _ lead: Span) -> TextLine {
    let seen = node.changes.count(where: \.isSeen)
    let moved = node.changes.isEmpty ? "" : "\(seen) of \(counted(node.changes.count, "concept")) moved"
    let title = max(18, name / 2)
    func found(_ word: Span) -> [Span] { [word] + self.found(node.alone, room: columns - 5 - title - word.text.count) }
    func titled(_ mark: Mark, _ words: [Span], _ trailing: String) -> TextLine {
      TextLine(
        [lead, mark.span, .blank(1), Span.cell(node.id, title, .head), .blank(1)] + words,
        trailing: trailing.isEmpty ? [] : [Span(trailing, .dim), .blank(1)])
    }
    switch node.standing {
    case .same: return titled(.none, [], "")
    case .added: return titled(.added, found(Span("new  ", .added)), "")
    case .removed: return titled(.removed, found(Span("removed  ", .removed)), "")
    case .changed(let fields):
      let words =
        fields.isEmpty
        ? comparison.before.source == .known ? "another answer" : "reads what has changed"
        : fields.map { "\($0.field.rawValue) \($0.oldShort) → \($0.newShort)" }.joined(separator: ", ")
      return titled(.changed, [Span(words)], moved)
    }
  }

  /// What a node gave that only one side has, the most of it first: as much as there is room for whole.
  private func found(_ data: OutputData?, room: Int) -> [Span] {
    guard let data else { return [] }
    var items = data.concepts.sorted { $0.value > $1.value }.prefix(4)
      .map { [Span($0.name), Span(" \(decimals($0.value, 2))", .dim)] }
    items += data.colors.sorted { $0.share > $1.share }.prefix(3).map(\.spans)
    if !data.regions.isEmpty { items.append([Span(counted(data.regions.count, "region"))]) }
    if let text = data.text { items.append([Span(truncated(sanitized(text), to: max(1, room / 2)))]) }
    var (spans, left): ([Span], Int) = ([], room)
    for (place, item) in items.enumerated() {
      // Behind all but the last there has to be room for the sign of more.
      guard item.columns + (place == items.count - 1 ? 0 : 3) <= left else { return spans + [Span("…", .dim)] }
      spans += item + [.blank(2)]
      left -= item.columns + 2
    }
    return spans
  }

  private func numbers(_ change: Change, _ lead: Span) -> TextLine {
    func number(_ value: Double?, _ columns: Int, _ role: Role) -> Span {
      .cellRight(decimals(orDot: value), columns, role)
    }
    let isStill = abs(change.change) < 0.0005
    let sign = isStill ? "" : change.change < 0 ? "-" : "+"
    let ink: Role = isStill ? .dim : change.change < 0 ? .deltaDown : .deltaUp
    return TextLine(
      [lead, .blank(3), .cell(change.title, name)]
        + [
          number(change.before, label, .dim), number(change.after, label, .text),
          .cellRight(sign + decimals(abs(change.change)), 9, ink),
        ] + bar(change.change, ink) + crossing(change)
        + [.cell(most > 0 ? change.images.first?.image.title ?? "" : "", most, .dim)])
  }

  /// A bar from a centre line, to the left where it falls.
  private func bar(_ change: Double, _ ink: Role) -> [Span] {
    guard half > 0 else { return [.blank(2)] }
    let length = min(half, Int((abs(change) / full * Double(half)).rounded()))
    let line = Span(String(repeating: "━", count: length), ink)
    let (left, right) =
      change < 0 ? ([.blank(half - length), line], [.blank(half)]) : ([.blank(half)], [line, .blank(half - length)])
    return [.blank(2)] + left + [Span("│", .border)] + right
  }

  private func crossing(_ change: Change) -> [Span] {
    guard comparison.images.count > 1 else {
      let found = change.crossing(at: threshold)
      return [.cell(found.map { "  \($0.glyph) \($0.rawValue)" } ?? "", mark, found?.role ?? .text)]
    }
    let (up, down) = change.crossings(at: threshold)
    return [
      .cellRight("\(change.movedImages)", 7), .blank(2),
      .cell(up > 0 ? "^ \(up)" : "", 5, .deltaUp), .cell(down > 0 ? "v \(down)" : "", mark - 14, .deltaDown),
    ]
  }
}

extension Change.Crossing {
  var glyph: String {
    switch self {
    case .rises: "^"
    case .appears: "+"
    case .falls: "v"
    case .vanishes: "-"
    }
  }

  var role: Role { isUpwards ? .deltaUp : .deltaDown }
}
