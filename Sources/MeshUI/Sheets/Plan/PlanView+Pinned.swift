import Canvas
import FoundationEssentials
import MeshCore
import Panels

extension PlanView {
  /// The lines that are never scrolled away: what the plan comes to, what Enter does, and what Y would; `hidden` lines
  /// are out of sight above them.
  func pinned(below hidden: Int, after top: Int) -> [TextLine] {
    [.rule(above: hidden, before: top, columns: size.columns), summary, buttons]
  }

  private var summary: TextLine {
    guard let plan = dialog.plan else {
      return TextLine(dialog.phase == .reading ? " reading the service" : " there is no plan", .head)
    }
    let summary = plan.summary
    let isShort = size.columns < 66
    let obstacles = plan.steps.flatMap(\.obstacles)
    let conflicts = obstacles.count(where: \.isConflict)
    let risks = obstacles.count(where: \.isRisk)
    let errors = obstacles.count - conflicts - risks
    // Where there is room, what there is none of is said too.
    let saysAll = !isShort && (size.columns >= 100 || dialog.pinCount(state) == 0)
    let parts =
      [
        (summary.warnings, "warning", Role.warn, saysAll), (conflicts, "conflict", .conflict, saysAll),
        (errors, "error", .error, false), (risks, "risk", .error, false),
        (dialog.pins?.failing ?? 0, "failing pin", .error, false),
      ].filter { $0.0 > 0 || $0.3 }.map { [Span(counted($0.0, $0.1), $0.0 > 0 ? $0.2 : .dim)] } + openPins
    let facts = Array(parts.joined(separator: [Span(", ", .dim)])) + [.blank(1)]
    let counts = PlanCounts(create: summary.creates, change: summary.changes, delete: summary.deletes)
    return TextLine(
      [.blank(1), Span(counts.words(in: size.columns - facts.columns - 2), .head)], trailing: facts)
  }

  /// The pins of which it is not known, or not yet, whether they hold.
  private var openPins: [[Span]] {
    let (count, word) =
      dialog.pins.map { ($0.notKnown, "not known") } ?? (dialog.pinCount(state), "not run yet")
    return count > 0 ? [[Span("\(counted(count, "pin")) \(word)", .warn)]] : []
  }

  private var buttons: TextLine {
    let enter = dialog.contested == nil ? "  Cancel  " : "  Decide  "
    let cancel: [Span] = [.blank(1), Span(enter, .buttonFocus), Span("  \(state.key(.back, in: .plan))      ", .dim)]
    guard let plan = dialog.plan else { return TextLine(cancel) }
    let name = "  Apply \(counted(plan.steps.count, "step"))  "
    guard !state.isReadOnly else {
      return TextLine(cancel + [Span(name, .dim), Span("  read-only: nothing can be applied", .warn)])
    }
    if plan.firstFault == nil, !plan.unaccepted.isEmpty {
      return TextLine(
        cancel + [
          Span(name, .button), .blank(2), Span(state.key(.apply, in: .plan), .key),
          Span(" asks about the risk first", .dim),
        ])
    }
    guard plan.isReady else {
      let why =
        plan.steps.isEmpty
        ? "every step is left out"
        : dialog.contested == nil ? "see the step marked conflict or error" : "once it is decided"
      return TextLine(cancel + [Span(name, .dim), Span("  " + why, .dim)])
    }
    let phrase = dialog.phrase(state)
    if let typed = dialog.confirmation, let phrase {
      let isTyped = typed.text.trimmed == phrase.trimmed
      return TextLine([
        .blank(1), Span("  Cancel  ", .button), Span("  \(state.key(.back, in: .confirmation))        ", .dim),
        Span(name, isTyped ? .buttonFocus : .dim),
        Span(
          isTyped
            ? "  \(state.key(.take, in: .confirmation))"
            : "  \(state.key(.take, in: .confirmation)), once that is typed below", .dim),
      ])
    }
    let end = phrase.map { [Span(", then type ", .dim), Span(quoted($0))] } ?? []
    return TextLine(cancel + [Span(name, .button), .blank(2), Span(state.key(.apply, in: .plan), .key)] + end)
  }

  /// When the service was read for the plan, and whether somebody had changed what the drafts began with.
  var reading: [Span] {
    guard let plan = dialog.plan else { return [] }
    let time = Span("read \(state.clock.time(plan.readAt, seconds: true))", .dim)
    if plan.steps.contains(where: { $0.obstacles.contains(where: \.isConflict) }) {
      let key = dialog.contested == nil ? "see conflict" : "\(state.key(.decide, in: .contested)) decides"
      return [time, .blank(2), Span("changed: " + key, .conflict)]
    }
    // Later steps of the same workflow begin with what the first one leaves.
    var seen: Set<WorkflowID> = []
    let first = plan.steps.flatMap(\.effects).filter { seen.insert($0.id).inserted }
    let isMoved = first.contains { effect in
      guard let draft = state.drafts[effect.id], !draft.isNew, let before = effect.before else { return false }
      return !WorkflowDiff(from: draft.base, to: before).isSameGraph
    }
    return [time, .blank(2), isMoved ? Span("changed, and merged", .warn) : Span("nobody changed it", .ok)]
  }
}
