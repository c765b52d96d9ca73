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
  /// In short what it comes to, below all else; on a low screen the rows matter more.
  private let pinned: [TextLine]

  init(_ sheet: ComparisonSheet, _ state: State, size: Size) {
    sheetState = sheet
    self.state = state
    self.size = size
    threshold = sheet.threshold(state)
    let summary = sheet.comparison?.summary(at: threshold) ?? []
    let words = summary.flatMap { TextLine.wrapped([Span($0)], after: [.blank(1)], columns: size.columns - 1) }
    pinned = size.rows < 12 ? [] : [.rule("in short", columns: size.columns)] + words.prefix(4)
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
    let parts = parts
    return parts.above + parts.beside
  }

  /// What is searched: the rows, then the images where there are several.
  var text: [TextLine] {
    guard let comparison = sheetState.comparison else { return [] }
    let rows = ComparisonTable(comparison, sheetState.plan, columns: size.columns, threshold: threshold)
      .lines(sheetState.rows(state))
    guard comparison.images.count > 1 else { return rows }
    return rows + ComparisonImages(sheetState, state, columns: size.columns, threshold: threshold).lines
  }

  /// Where the picture stands, counted from the first cell of the sheet; empty where there is no room for it.
  var picturePlace: Rect {
    let (above, beside) = parts
    return Rect(
      row: above.count + 2, column: 1, rows: max(0, beside.count - 1),
      columns: beside.isEmpty ? 0 : ComparisonSides.pictureColumns(of: size.columns) - 2)
  }

  /// The table, with the images where there are several; and below what either side gives on the image that is looked
  /// at, where there is room for it.
  private var parts: (above: [TextLine], beside: [TextLine]) {
    guard let comparison = sheetState.comparison else { return ([head, .blank] + waiting, []) }
    let table = ComparisonTable(comparison, sheetState.plan, columns: size.columns, threshold: threshold)
    let causes = causes(comparison)
    let room = rows - causes.count
    func list(_ rows: Int) -> [TextLine] {
      table.lines(
        sheetState.rows(state), selected: sheetState.chosenRow(state)?.id, rows: rows,
        isFocused: !sheetState.isOnImages)
    }
    guard comparison.images.count > 1 else {
      let above = [head] + causes + list(room - 1)
      return (above, beside(rows: rows - above.count))
    }
    // The rule, the images, and the line of those that could not be read.
    let most = comparison.images.count + (comparison.faults.isEmpty ? 1 : 2)
    let beside = beside(rows: room < 27 ? 0 : max(12, room - 3 - sheetState.rows(state).count - most))
    let left = room - 2 - beside.count
    let rows = list(max(4, left * 3 / 5, left - most))
    let below = ComparisonImages(sheetState, state, columns: size.columns, threshold: threshold)
    let above = [head, moves(comparison)] + causes + rows + below.lines(rows: left - rows.count)
    let gap = [TextLine](repeating: .blank, count: max(0, self.rows - above.count - beside.count))
    return (beside.isEmpty ? above : above + gap, beside)
  }

  private func beside(rows: Int) -> [TextLine] {
    guard rows >= 8, size.columns >= 100, case .done = sheetState.phase, let image = sheetState.lookedAt(state),
      let comparison = sheetState.comparison(on: image)
    else { return [] }
    // Its place is kept while it is brought.
    let isComing = state.running.contains { $0.kind == .thumbnail(image) }
    let hasPicture = !state.kept.hidesPictures && (isComing || state.thumbnails[image] != nil)
    return ComparisonSides(
      comparison, node: sheetState.chosenRow(state)?.node, place: sheetState.place(of: image, state),
      columns: size.columns, threshold: threshold,
      hasPicture: hasPicture
    ).lines(rows: rows)
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
      (faults + comparison.causes.map(\.text) + doubts(comparison))
        .flatMap { TextLine.wrapped([Span($0, .warn)], after: [Span(" ! ", .warn)], columns: size.columns - 1) }
        .prefix(max(2, rows / 3)))
  }

  private func doubts(_ comparison: Comparison) -> [String] {
    guard let first = comparison.doubtful.first else { return [] }
    let count = comparison.doubtful.count
    return [
      count == 1
        ? "It is not kept which image \(first.title) was: what differs may be the image."
        : "Of \(count) images it is not kept which they were: what differs may be the images."
    ]
  }

  /// What is run, and that nothing is written.
  private var head: TextLine {
    let run = sheetState.plan.nodesRun(of: 1)
    let written = sheetState.isTemporary(state) ? "by a temporary workflow" : "nothing written"
    let nodes = "\(run.run) of \(counted(run.all, "node")) run"
    let left: [Span]
    switch sheetState.phase {
    case .running(let done):
      let all = sheetState.trial.images.count
      let standing = [Span("running", .running), Span(all > 1 ? "  \(done) of \(all)" : "", .text)]
      left = standing + [Span(stopping(columns: size.columns - 3 - standing.columns), .dim)]
    case .done: left = sides
    case .ended(let why): left = [Span(why, .error)]
    }
    // As much of it as there is room for: that nothing is written is said again at the end.
    let room = size.columns - 4 - left.columns
    let words = ["\(nodes), \(written)", nodes].first { width(of: $0) <= room } ?? ""
    return TextLine([.blank(1)] + left, trailing: [Span(words, .dim), .blank(1)])
  }

  /// How long it has run, and what stops it.
  private func stopping(columns: Int) -> String {
    let start = (state.waited(for: .compare).map { "  \($0)" } ?? "") + "  \(state.key(.cancel, in: .comparison)) "
    let words = start + "keeps what is done"
    return width(of: words) <= columns ? words : start + "stops"
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
      case .unstored: [Span("\(variant.label) ")] + (sheetState.trial.isTwin ? counts : [])
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
}
