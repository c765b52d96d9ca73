import Canvas
import MeshCore
import Panels

/// The sheet of a search by halving: the versions that were asked, what changed between the two that are found, and what
/// each changed node gives alone.
struct BisectView {
  private let dialog: BisectSheet
  private let state: State
  private let size: Size

  init(_ dialog: BisectSheet, _ state: State, size: Size) {
    self.dialog = dialog
    self.state = state
    self.size = size
  }

  var sheet: SheetView {
    var sheet = SheetView(
      SheetView.Panel(
        Rule(
          "Bisect · when did \(dialog.question.workflow) change \(dialog.name) on \(dialog.question.image.title)?",
          trailing: [Span("at \(decimals(dialog.question.threshold, 2))", .dim)], isFocused: true), Block(lines),
        top: dialog.phase == .choosing ? 0 : firstLine(dialog.top, of: lines.count, rows: rows)))
    sheet.pinned = pinned
    return sheet
  }

  /// The rows between the rule of the sheet and what is pinned.
  var rows: Int { max(1, size.rows - 1 - pinned.count) }

  var lines: [TextLine] {
    if dialog.phase == .choosing { return choices }
    guard let report = dialog.report else {
      if case .ended(let why) = dialog.phase {
        return TextLine.wrapped([Span(why, .error)], after: [.blank(1)], columns: size.columns - 1)
      }
      return [TextLine([.blank(1), Span("reading", .running), Span(" the versions", .dim)])]
    }
    return [head(report), heads] + versions(report) + differences + nodes(report)
  }

  /// What is searched: all concepts to choose from, then what is found.
  var text: [TextLine] { dialog.phase == .choosing ? dialog.options.indices.map(choice) : lines }

  private var choices: [TextLine] {
    let list = ListRows(count: dialog.options.count, selected: dialog.choice, rows: rows - 1)
    let heads = TextLine([.cell("   concept", name + 3, .dim), .cell("node", 20, .dim), .cellRight("now", 8, .dim)])
    return [heads] + list.places.map(choice) + [list.rest].compactMap(\.self)
  }

  private var name: Int { max(8, size.columns - 4 - 20 - 9) }

  private func choice(_ index: Int) -> TextLine {
    let (option, isChosen) = (dialog.options[index], index == dialog.choice)
    return TextLine([
      Span(isChosen ? " ▸ " : "   "), .cell(option.name, name - 1), .blank(1), .cell(option.node, 20, .dim),
      option.value.map { .cellRight(decimals($0), 8) } ?? .cellRight("gone", 8, .warn),
    ]).selected(isChosen, focused: true)
  }

  private func head(_ report: BisectReport) -> TextLine {
    let bisection = report.bisection
    let left = report.isDone ? 0 : report.mostCalls
    let made = counted(report.calls, "call")
    let progress = left > 0 ? "\(made), at most \(left) more" : "\(made) made"
    return TextLine(
      [
        .blank(1),
        Span(
          bisection.versions.count == 1 ? "1 version" : "\(bisection.versions.count) versions differ", .text),
      ],
      trailing: [Span(progress, left > 0 ? .running : .dim), .blank(1)])
  }

  private var heads: TextLine {
    TextLine([
      .cell("   version", 13, .dim), .cell("when", 20, .dim),
      .cellRight(truncated(sanitized(dialog.name), to: 16), 17, .dim),
      Span("   at \(decimals(dialog.report?.bisection.threshold ?? dialog.question.threshold, 2))", .dim),
    ])
  }

  /// Newest first; those that were not asked lie between the others as one line.
  private func versions(_ report: BisectReport) -> [TextLine] {
    let bisection = report.bisection
    var lines: [TextLine] = []
    var skipped = 0
    func skip() {
      if skipped > 0 { lines.append(TextLine("   \(counted(skipped, "version")) not asked", .dim)) }
      skipped = 0
    }
    for (index, version) in bisection.versions.enumerated().reversed() {
      guard let answer = bisection.answers[index] else {
        guard report.asking == index else {
          skipped += 1
          continue
        }
        skip()
        lines.append(row(version, "▸", [Span("asking…", .running)]))
        continue
      }
      skip()
      let isOver = bisection.isOver(index)
      lines.append(
        row(
          version, " ",
          [
            .cellRight(decimals(orDot: answer), 17), .blank(3),
            isOver ? Span("^ has it", .deltaUp) : Span("v does not", .deltaDown),
          ]))
    }
    skip()
    return lines
  }

  private func row(_ version: WorkflowVersion, _ mark: String, _ end: [Span]) -> TextLine {
    let when = version.createdAt.map { "\(state.clock.day($0)) \(state.clock.time($0))" } ?? ""
    return TextLine([Span(" \(mark) "), .cell(String(version.id.prefix(8)), 10, .head), .cell(when, 20, .dim)] + end)
  }

  private var differences: [TextLine] {
    guard let (from, to) = dialog.crossing else { return [] }
    let (before, after) = (
      Workflow(id: dialog.question.workflow, nodes: from.nodes), Workflow(id: dialog.question.workflow, nodes: to.nodes)
    )
    let title = "between \(from.id.prefix(8)) and \(to.id.prefix(8))"
    return [.blank, .rule(title, columns: size.columns)]
      + ChangeLines(columns: size.columns, state: state).lines(
        WorkflowDiff(from: before, to: after), before: before, after: after)
  }

  private func nodes(_ report: BisectReport) -> [TextLine] {
    guard !report.tried.isEmpty else { return [] }
    return [.blank, .rule("each changed node alone", columns: size.columns)]
      + report.tried.map { tried in
        let crosses = report.crosses(tried)
        let value =
          tried.fault.map { [Span($0, .warn)] }
          ?? [Span(decimals(orDot: tried.value)), Span(crosses ? "  makes the difference" : "", .ok)]
        return TextLine([.blank(3), .cell(tried.id, 24, .head)] + value)
      }
  }

  private var pinned: [TextLine] {
    let words: [Span]
    switch dialog.phase {
    case .choosing:
      let calls =
        dialog.prospect.map { bisection in
          (bisection.versions.count == 1 ? "All versions do the same" : "\(bisection.versions.count) versions differ")
            + ", at most \(counted(bisection.mostCalls, "call")). "
        } ?? ""
      words =
        [Span(calls)] + .sentence("`\(state.key(.take, in: .bisectChoice))` searches them for it; nothing is written")
    case .running:
      let stops = [Span].sentence("`\(state.key(.cancel, in: .bisect))` stops; what is known stays")
      if let report = dialog.report, report.suspects > 0 {
        words = [Span(report.nodesText + " ", .dim)] + stops
      } else {
        words = [Span("A version between two that agree is not asked. ", .dim)] + stops
      }
    case .ended(let why): words = [Span(why, .error)]
    case .done where dialog.report?.bisection.threshold != dialog.question.threshold:
      let at = decimals(dialog.question.threshold, 2)
      words = conclusion + [Span(" ")] + .sentence("`\(state.key(.take, in: .bisect))` searches at \(at)")
    case .done: words = conclusion
    }
    // On a low screen the versions need its row.
    return (size.rows < 12 ? [] : [.rule("in short", columns: size.columns)])
      + TextLine.wrapped(words, after: [.blank(1)], columns: size.columns - 1)
  }

  private var conclusion: [Span] {
    guard let report = dialog.report, case .crossed(let from, let place) = report.bisection.step else {
      let isOne = dialog.report?.bisection.versions.count == 1
      return [
        Span(
          (isOne ? "All versions do the same" : "The oldest version and the newest are on the same side")
            + ": there is nothing to find.")
      ]
    }
    let to = report.bisection.versions[place]
    let verb = report.bisection.isOver(from) ? "lost" : "gained"
    let causes = report.tried.filter(report.crosses).map(\.id)
    let cause =
      causes.isEmpty ? "No changed node does it alone." : "\(causes.joined(separator: ", ")) makes the difference."
    return [Span("\(dialog.name) was \(verb) at version \(to.id.prefix(8)). \(cause)")]
  }
}
