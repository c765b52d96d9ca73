import Canvas
import MeshCore
import Panels

/// What is pinned of the workflows of a plan, below its steps: what each image must give, what it gives, and what it would.
struct PinLines {
  private let view: PlanView
  private let columns: Int

  init(_ view: PlanView, columns: Int) {
    self.view = view
    self.columns = columns
  }

  var lines: [TextLine] {
    guard let plan = view.dialog.plan else { return [] }
    let pins = plan.questions(view.state.bench.pins).flatMap(\.pins)
    guard !pins.isEmpty else { return [] }
    let count = counted(pins.count, "image")
    guard let checks = view.dialog.pins else {
      let isRunning = view.state.running.contains { $0.kind == .checkPins }
      let fault = view.dialog.pinFault.map {
        TextLine.wrapped([Span($0, .warn)], after: [.blank(2)], columns: columns - 1)
      }
      return [
        .blank,
        head([Span(count + ", not run yet", .dim)] + (isRunning ? [Span("  running", .running)] : [])),
      ] + (fault ?? [])
    }
    return [.blank, head([Span(count, .dim)]), heads] + checks.flatMap(lines)
  }

  private func head(_ trailing: [Span]) -> TextLine { .rule("pins", trailing: trailing, columns: columns) }

  private var image: Int { max(10, columns / 4) }
  private var must: Int { max(12, columns - 4 - image - 8 - 8 - 13) }

  private var heads: TextLine {
    TextLine([
      .cell("    image", image + 4, .dim), .cell("must", must, .dim), .cellRight("live", 7, .dim),
      .cellRight("draft", 8, .dim),
    ])
  }

  private func lines(_ check: PinCheck) -> [TextLine] {
    check.lines.enumerated().flatMap { index, line -> [TextLine] in
      let mark = line.verdict.isGood ? Span.blank(1) : Span("!", .error)
      let row = TextLine(
        [.blank(2), mark, .blank(1), .cell(index == 0 ? check.pin.image.title : "", image, .head)]
          + [
            .cell(truncated(sanitized(line.bound.name), to: max(4, must - 8)), max(4, must - 7)),
            .cell(line.bound.limit.text, 7, .dim), number(line.live, 7, .dim), number(line.draft, 8, .text), .blank(2),
          ] + verdict(line.verdict))
      if line.isElsewhere, line.verdict.isGood || line.verdict == .fails {
        let words = "there is no node \(line.bound.node): the best of all counts"
        return [row] + TextLine.wrapped([Span(words, .warn)], after: [.blank(6)], columns: columns - 1)
      }
      guard case .notKnown(let why) = line.verdict, index == 0 else { return [row] }
      return [row] + TextLine.wrapped([Span(why, .warn)], after: [.blank(6)], columns: columns - 1)
    }
  }

  private func number(_ value: Double?, _ columns: Int, _ role: Role) -> Span {
    .cellRight(decimals(orDot: value), columns, role)
  }

  private func verdict(_ verdict: PinCheck.Verdict) -> [Span] {
    switch verdict {
    case .passes: [Span("pass", .ok)]
    case .passesNew: [Span("pass, new", .ok)]
    case .fails: [Span("fails", .error)]
    case .notKnown: [Span("not known", .warn)]
    }
  }
}
