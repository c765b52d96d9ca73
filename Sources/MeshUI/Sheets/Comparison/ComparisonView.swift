import Canvas
import MeshCore
import Panels

/// The sheet of a comparison: what was run, what moved by node, the images below where there are several, and in short
/// what it comes to.
struct ComparisonView {
  let sheetState: ComparisonSheet
  let state: State
  let size: Size
  private let threshold: Double
  /// In short what it comes to, below all else.
  private let pinned: [TextLine]

  init(_ sheet: ComparisonSheet, _ state: State, size: Size) {
    sheetState = sheet
    self.state = state
    self.size = size
    threshold = sheet.threshold(state)
    let summary = sheet.comparison?.summary(at: threshold) ?? []
    let words = summary.flatMap { TextLine.wrapped([Span($0)], after: [.blank(1)], columns: size.columns - 1) }
    pinned = [.rule("in short", columns: size.columns)] + words.prefix(size.rows < 12 ? 2 : 4)
  }

  var sheet: SheetView {
    let labels = sheetState.trial.variants.map(\.label).joined(separator: " and ")
    var sheet = SheetView(
      SheetView.Panel(
        Rule(
          "\(sheetState.workflow) · \(labels)", trailing: [Span("at \(decimals(threshold, 2))  ", .dim), images],
          isFocused: true), Block(lines)))
    sheet.pinned = pinned
    return sheet
  }

  private var images: Span {
    let all = sheetState.trial.images
    if let image = sheetState.image ?? (all.count == 1 ? all.first : nil) { return Span(image.title, .head) }
    return Span(counted(all.count, "image"), .head)
  }

  /// The rows between the rule of the sheet and what is pinned.
  private var rows: Int { max(3, size.rows - 1 - pinned.count) }

  private var lines: [TextLine] {
    guard let comparison = sheetState.comparison else { return [head, .blank] + waiting }
    let table = ComparisonTable(comparison, sheetState.plan, columns: size.columns, threshold: threshold)
    let showsImages = comparison.images.count > 1
    let causes = causes(comparison)
    let rows = rows - causes.count
    let listRows = showsImages ? max(4, (rows - 2) * 3 / 5) : rows - 1
    let list = table.lines(
      sheetState.rows(state), selected: sheetState.chosenRow(state)?.id, rows: listRows,
      isFocused: !sheetState.isOnImages)
    guard showsImages else { return [head] + causes + list + beside(comparison, rows: rows - 1 - list.count) }
    let below = ComparisonImages(sheetState, state, columns: size.columns, threshold: threshold)
    return [head, moves(comparison)] + causes + list + below.lines(rows: rows - 2 - list.count)
  }

  /// What all concepts did in the mean, as a line of numbers.
  private func moves(_ comparison: Comparison) -> TextLine {
    let counts = comparison.moves(at: threshold)
    let mean = comparison.meanChange.map { "mean change \(decimals($0))" } ?? "nothing compared"
    let parts = [
      (counts.rise, "rise"), (counts.fall, "fall"), (counts.appear, "appear"), (counts.vanish, "vanish"),
      (counts.unchanged, "unchanged"),
    ]
    return TextLine(
      [.blank(1), Span(mean)]
        + parts.flatMap { [.blank(3), Span("\($0.0)", $0.0 > 0 ? .text : .dim), Span(" \($0.1)", .dim)] })
  }

  /// Why a side gave nothing, in full; of an image that could not be read, where no list of images says it.
  private func causes(_ comparison: Comparison) -> [TextLine] {
    let faults = comparison.images.count > 1 ? [] : Array(comparison.faults.values)
    return Array(
      (faults + comparison.causes.map(\.text))
        .flatMap { TextLine.wrapped([Span($0, .warn)], after: [Span(" ! ", .warn)], columns: size.columns - 1) }
        .prefix(max(2, rows / 3)))
  }

  /// What is run, and that nothing is written.
  private var head: TextLine {
    let run = sheetState.plan.nodesRun(of: 1)
    let written = sheetState.isTemporary(state) ? "by a temporary workflow" : "nothing written"
    let words = "\(run.run) of \(counted(run.all, "node")) run, \(written)"
    let left: [Span]
    switch sheetState.phase {
    case .running(let done):
      let all = sheetState.trial.images.count
      left = [Span("running", .running), Span(all > 1 ? "  \(done) of \(all)" : "", .text), Span(rate(done), .dim)]
    case .done: left = sides
    case .ended(let why): left = [Span(why, .error)]
    }
    return TextLine([.blank(1)] + left, trailing: [Span(words, .dim), .blank(1)])
  }

  private func rate(_ done: Int) -> String {
    let waited = state.waited(for: .compare).map { "  \($0)" } ?? ""
    return "\(waited)  \(state.key(.cancel, in: .comparison)) keeps what is done"
  }

  /// The two variants, each by what tells it apart.
  private var sides: [Span] {
    let variants = sheetState.trial.variants
    func words(_ variant: Variant) -> [Span] {
      switch variant.source {
      case .stored(_, let version?) where version.prefix(8) != variant.label:
        [Span("\(variant.label) "), Span(String(version.prefix(8)), .dim)]
      case .stored(_, _?): [Span(variant.label)]
      case .stored(_, nil), .known: [Span(variant.nodes.isEmpty ? "not on the service yet" : variant.label)]
      case .unstored: [Span("\(variant.label) ")] + counts
      }
    }
    return words(variants[0]) + [.blank(3)] + words(variants[1])
  }

  private var counts: [Span] {
    let nodes = sheetState.comparison?.nodes ?? []
    func count(_ test: (Comparison.Node.Standing) -> Bool) -> Int { nodes.count { test($0.standing) } }
    let added = count { $0 == .added }
    let removed = count { $0 == .removed }
    let changed = count { if case .changed = $0 { true } else { false } }
    return [(added, "+", Role.added), (changed, "~", .changed), (removed, "-", .removed)].filter { $0.0 > 0 }
      .flatMap { [Span("\($0.1)\($0.0)", $0.2), .blank(1)] }
  }

  private var waiting: [TextLine] {
    guard case .running = sheetState.phase else { return [] }
    return [
      TextLine(
        [.blank(1)] + [Span("\(counted(sheetState.plan.calls, "call")); what came stands here as it comes.", .dim)])
    ]
  }

  /// What either side gives over the threshold, beside each other, where there is room for it.
  private func beside(_ comparison: Comparison, rows: Int) -> [TextLine] {
    guard rows >= 8, size.columns >= 100, case .done = sheetState.phase else { return [] }
    let width = (size.columns - 3) / 2
    let sides = [\Change.before, \Change.after].map { side in
      comparison.changes.filter { ($0[keyPath: side] ?? 0) >= threshold }
        .sorted { ($0[keyPath: side] ?? 0) > ($1[keyPath: side] ?? 0) }
    }
    let count = min(rows - 2, max(sides[0].count, sides[1].count))
    guard count > 0 else { return [] }
    let heads = zip([comparison.before.label, comparison.after.label], sides).map { label, found in
      "\(label) at \(decimals(threshold, 2)): \(found.count)"
    }
    func cell(_ found: [Change], _ side: KeyPath<Change, Double?>, _ row: Int) -> [Span] {
      guard found.indices.contains(row), let value = found[row][keyPath: side] else { return [.blank(width)] }
      return [.blank(1), .cell(found[row].name, width - 26)] + bar(value, columns: 17)
        + [Span(" " + decimals(value)), .blank(2)]
    }
    let head = TextLine([.cell(" " + heads[0], width, .title), Span("│ ", .border), .cell(heads[1], width, .title)])
    return [.blank, head]
      + (0..<count).map { row in
        TextLine(cell(sides[0], \.before, row) + [Span("│", .border)] + cell(sides[1], \.after, row))
      }
  }
}
