import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The sheet of a conflict: what merged by itself, what is to be decided, the selected part field by field, and what
/// would be planned.
struct ConflictView {
  let dialog: ConflictSheet
  let state: State
  let size: Size
  let choices: ThreeWayMerge.Choices

  init(_ dialog: ConflictSheet, _ state: State, size: Size) {
    self.dialog = dialog
    self.state = state
    self.size = size
    choices = state.choices(of: dialog)
  }

  /// The rows of text below the rule.
  var rows: Int { max(1, size.rows - 1) }

  var sheet: SheetView {
    let rule = Rule("Conflict · \(dialog.workflow)", trailing: [Span("nothing was sent", .dim)], isFocused: true)
    let lines = lines
    var sheet = SheetView(
      SheetView.Panel(rule, Block(lines), top: firstLine(dialog.top, of: lines.count, rows: rows)))
    sheet.standing = standing
    return sheet
  }

  /// What stands at the right of the title row.
  private var standing: [Span] {
    let left = dialog.merge.undecided(choices).count
    return [
      Span("read \(state.clock.time(dialog.readAt, seconds: true))", .dim), .blank(2),
      left > 0 ? Span("! \(left) to decide", .conflict) : Span("all decided", .ok),
    ]
  }

  private var isWide: Bool { Room(size.columns).isWide }

  var lines: [TextLine] {
    // What is to be decided comes first where there is little room.
    let isLow = rows < 16
    let story = introduction + (isWide ? [.blank] : []) + merged
    let head = isLow ? [] : story
    let tail = fields + answers + planned + (isLow ? story : []) + closing
    // Two rows stand above the list; a low screen keeps a few rows of it, and is scrolled for the rest.
    return head + table(rows: max(3, rows - head.count - tail.count - 3)) + tail
  }

  private var introduction: [TextLine] {
    let (base, theirs) = (dialog.merge.base, dialog.merge.theirs)
    func version(_ workflow: Workflow) -> String {
      guard isWide, let id = workflow.version?.id, !id.isEmpty else { return "" }
      return " (version \(id.prefix(8)))"
    }
    let since = base.modifiedAt.map { "; yours is of \(moment($0))\(version(base))" } ?? ""
    let when = theirs.modifiedAt.map { " at \(moment($0))" } ?? ""
    return TextLine.wrapped(
      [Span("Changed\(when)\(version(theirs)), by whom the service does not tell\(since).")], after: [.blank(1)],
      columns: size.columns - 1)
  }

  /// The time of day, after the date where it is not of today.
  private func moment(_ date: Date) -> String {
    let day = state.clock.day(date)
    return (day == state.clock.day(state.clock.now) ? "" : day + " ") + state.clock.time(date, seconds: true)
  }

  private var merged: [TextLine] {
    let parts = dialog.merge.settled
    guard !parts.isEmpty else { return isWide ? [TextLine(" Nothing else was changed.", .dim), .blank] : [] }
    let lines = parts.map { MergedPart($0, dialog.merge) }
    guard isWide else {
      let spans = lines.map { [$0.mark.span, .blank(1), Span($0.name), Span(" " + $0.side, .dim)] }
      return TextLine.wrapped(
        Array(spans.joined(separator: [Span("   ")])), after: [.blank(1), Span("merged by itself  ", .dim)],
        columns: size.columns - 1)
    }
    return [.rule("Merged by itself", trailing: [Span(counted(parts.count, "part"), .dim)], columns: size.columns)]
      + lines.map {
        TextLine([
          .blank(2), $0.mark.span, .blank(1), .cell($0.name, 23), .blank(1), .cell($0.side, 8, .dim),
          Span(truncated(sanitized($0.brief), to: max(8, size.columns - 38)), .dim),
        ])
      } + [.blank]
  }

  private func table(rows: Int) -> [TextLine] {
    let table = ConflictTable(dialog: dialog, choices: choices, state: state, columns: size.columns)
    let count = dialog.merge.contested.count
    let taken = count - dialog.merge.undecided(choices).count
    let shown = window(of: count, around: dialog.choice, rows: rows)
    let more = shown.count < count ? "\(shown.lowerBound + 1) to \(shown.upperBound) of " : ""
    return [
      .rule(
        "To decide", trailing: [Span(more + "\(taken) of \(count) taken", .dim)], columns: size.columns), table.head,
    ] + shown.map(table.row) + [.blank]
  }

  private var fields: [TextLine] {
    guard let part = dialog.part else { return [] }
    return [.rule(part.id.name + (isWide ? ", field by field" : ""), columns: size.columns)]
      + ConflictFields(
        subject: part.id, merge: dialog.merge, choice: choices[part.id], state: state, columns: size.columns
      ).lines + [.blank]
  }

  private var answers: [TextLine] {
    guard case .node(let id)? = dialog.part?.id, let question = state.question(of: dialog) else { return [] }
    let view = ConflictAnswers(answers: dialog.answers[id], question: question, state: state, columns: size.columns)
    return view.lines + (view.lines.count > 1 || isWide ? [.blank] : [])
  }

  private var planned: [TextLine] {
    let outline = dialog.merge.outline(choices)
    guard isWide else { return faults(in: outline) }
    let diff = WorkflowDiff(from: dialog.merge.base, to: outline)
    let undecided = Set(dialog.merge.undecided(choices).map(\.id))
    let gone = diff.nodes.compactMap { if case .removed(let node) = $0 { node } else { nil } }
    let spans = (outline.nodes + gone.filter { outline[node: $0.id] == nil }).map { node -> [Span] in
      if undecided.contains(.node(node.id)) { return [Span("?", .conflict), Span(" " + node.id)] }
      guard let change = diff[node: node.id] else { return [Span(node.id)] }
      return [change.mark.span, Span(" " + node.id)]
    }
    return [
      .rule(
        "The workflow that would be planned", trailing: [Span(counted(outline.nodes.count, "node"), .dim)],
        columns: size.columns)
    ]
      + TextLine.wrapped(
        Array(spans.joined(separator: [Span(",", .dim), Span(" ")])), after: [.blank(2)], columns: size.columns - 1)
      + faults(in: outline) + [.blank]
  }

  /// What the service would refuse in what is decided so far.
  private func faults(in outline: Workflow) -> [TextLine] {
    state.validation(outline).errors.prefix(2).flatMap { issue in
      TextLine.wrapped([Span(issue.message)], after: [.blank(1), Span("error ", .error)], columns: size.columns - 1)
    }
  }

  private var closing: [TextLine] {
    TextLine.wrapped(
      [Span("Then the plan is shown again. Your draft and your choices are kept.", .dim)], after: [.blank(1)],
      columns: size.columns - 1)
  }
}
