import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The sheet of a plan that is being applied, or was: what became of each step.
struct AppliedView {
  let dialog: ApplySheet
  let state: State
  let size: Size

  var sheet: SheetView {
    let total = dialog.plan.steps.count
    let verb = dialog.sending == nil ? "Applied" : "Applying"
    let rule = Rule("\(verb) · \(applied) of \(counted(total, "step"))", trailing: [standing], isFocused: true)
    let report = report
    var sheet = SheetView(SheetView.Panel(rule, Block(report.lines), top: report.top))
    sheet.pinned =
      [.rule(above: report.lines.count - report.top - report.rows, before: report.top, columns: size.columns)] + pinned
    return sheet
  }

  /// The steps one below the other.
  struct Report {
    var lines: [TextLine] = []
    /// The first line of each step.
    var tops: [Int] = []
    /// The first line that is shown.
    var top = 0
    /// How many are seen at once.
    let rows: Int
  }

  var report: Report {
    var report = Report(rows: max(1, size.rows - 1 - Self.pinnedRows))
    for (index, step) in dialog.plan.steps.enumerated() {
      if index > 0 { report.lines.append(.blank) }
      report.tops.append(report.lines.count)
      report.lines += lines(step, index: index)
    }
    let count = report.lines.count
    let end = report.tops.dropFirst(dialog.choice + 1).first ?? count
    let chosen = report.tops.indices.contains(dialog.choice) ? report.tops[dialog.choice]..<end : 0..<1
    report.top =
      dialog.top.map { firstLine($0, of: count, rows: report.rows) }
      ?? topShowing(chosen, of: count, rows: report.rows)
    return report
  }

  private var applied: Int { dialog.reports.count(where: \.isApplied) }

  /// The step that was not written, after which nothing more is sent.
  private var failure: Int? {
    dialog.plan.steps.firstIndex { dialog[report: $0.id].map { !$0.isWritten } ?? false }
  }

  /// Whether no more is sent although steps are left.
  private var isStopped: Bool {
    failure != nil || (dialog.isStopping && dialog.sending == nil && !dialog.waiting.isEmpty)
  }

  private var standing: Span {
    if let failure { return Span("stopped at step \(failure + 1)", .warn) }
    if let id = dialog.sending, let index = dialog.plan.steps.firstIndex(where: { $0.id == id }) {
      return dialog.isStopping
        ? Span("stopping after step \(index + 1)", .warn) : Span("sending step \(index + 1)", .running)
    }
    if isStopped { return Span("stopped after step \(dialog.reports.count)", .warn) }
    if dialog.waiting.isEmpty, applied < dialog.plan.steps.count { return Span("written, not all read back", .warn) }
    return applied == dialog.plan.steps.count ? Span("all done", .ok) : Span("waiting", .dim)
  }

  private func lines(_ step: Plan.Step, index: Int) -> [TextLine] {
    let report = dialog[report: step.id]
    let isSending = dialog.sending == step.id
    let ending =
      report?.word
      ?? (isSending ? Span("sending", .running) : Span(isStopped ? "not sent" : "waiting", .dim))
    let head = StepHead(
      index: index, mark: step.change.mark, subject: step.change.words.subject,
      action: step.change.action(step, draft: nil),
      isSelected: index == dialog.choice)
    var lines = [head.line(columns: size.columns, endings: [[ending]])]
    if isSending {
      let what: [Span] =
        isOverdue
        ? [
          Span("no answer for \(state.waited(for: .apply) ?? "")", .warn),
          Span(": what is lost on the way is read back before anything else, and never sent twice", .dim),
        ] : [Span("it is read, sent, and read again", .dim)]
      lines += TextLine.wrapped(what, after: [.blank(6)], columns: size.columns - 1)
    }
    if let report { lines += ReportLines(step: step, report: report, state: state, columns: size.columns).lines }
    return lines
  }

  /// So long that one asks oneself what is the matter.
  private var isOverdue: Bool { state.startedAt[.apply].map { state.clock.now.timeIntervalSince($0) >= 15 } ?? false }

  private static let pinnedRows = 3

  private var pinned: [TextLine] {
    let notKnown = dialog.reports.count { if case .notKnown = $0.outcome { true } else { false } }
    let unread = dialog.reports.count { if case .notReadBack = $0.outcome { true } else { false } }
    let waiting = dialog.waiting.count
    let partly = dialog.reports.count { if case .partly = $0.outcome { true } else { false } }
    let refused = dialog.reports.count - applied - notKnown - partly - unread
    let counts = [
      "\(grouped(applied)) applied", unread > 0 ? "\(unread) not read back" : "",
      partly > 0 ? "\(partly) applied in part" : "",
      refused > 0 ? "\(refused) not applied" : "", notKnown > 0 ? "\(notKnown) not known" : "",
      !isStopped ? "\(grouped(waiting)) waiting" : waiting > 0 ? "\(grouped(waiting)) not sent" : "",
    ].filter { !$0.isEmpty }
    let closing: [Span]
    if dialog.sending != nil {
      closing = dialog.plan.steps.count > 1 ? progress : [Span("It is read, sent, and read back.", .dim)]
    } else if isStopped {
      closing = [Span("Closing is safe: what was not applied stays staged.", .dim)]
    } else {
      let start = "`\(state.key(.reverse, in: .applied))` stages a step's way back, here"
      closing = .sentence(
        Room(size.columns).isMedium
          ? start + " or later in the history: `\(state.key(.history, in: .staged))` in Staged."
          : size.columns >= 60 ? start + " or later in the history." : start + ".")
    }
    return [
      TextLine(" " + counts.joined(separator: ", "), .head), TextLine([.blank(1)] + closing),
    ]
  }
}

extension AppliedView {
  /// How far it has come, how fast, and how long it still takes.
  private var progress: [Span] {
    let pace = dialog.pace(at: state.clock.now)
    let share = pace.total > 0 ? Double(pace.done) / Double(pace.total) : 0
    let words = ["\(grouped(pace.done)) of \(grouped(pace.total))", pace.description].filter { !$0.isEmpty }
    return bar(share, columns: max(8, min(30, size.columns - 50)), filled: .running, track: .dim)
      + [Span("  " + words.joined(separator: " · "))]
  }
}

extension StepReport {
  /// The state of the step in words and its colour.
  var word: Span {
    switch outcome {
    case .asPredicted: Span("done, as predicted", .ok)
    case .differs: Span("done, differs", .warn)
    case .moved: Span("not sent: changed on the service", .conflict)
    case .refused: sentAt == nil ? Span("not sent", .error) : Span("refused", .error)
    case .partly: Span("done in part", .error)
    case .notReadBack: Span("written, not read back", .warn)
    case .notKnown: Span("not known", .error)
    }
  }
}
