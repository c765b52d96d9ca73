import Canvas
import MeshCore
import Panels

/// The sheet of a paste or a file: what it would stage, workflow by workflow, against what is there; or why nothing.
struct PasteView {
  let dialog: PasteSheet
  let state: State
  let size: Size

  /// The rows of text between the rule and what is pinned.
  var rows: Int { max(1, size.rows - 1 - (dialog.snippet == nil ? 0 : 3)) }

  var sheet: SheetView {
    switch dialog.phase {
    case .asking, .reading: return asking
    case .faulty(let fault):
      return SheetView(
        SheetView.Panel(
          rule, Block(faultLines(fault)), top: firstLine(dialog.top, of: faultLines(fault).count, rows: rows)))
    case .read(let snippet):
      let preview = state.preview(of: snippet)
      let lines = lines(preview)
      let top = firstLine(dialog.top, of: lines.count, rows: rows)
      var sheet = SheetView(SheetView.Panel(rule, Block(lines), top: top))
      sheet.pinned = [
        .rule(above: lines.count - top - rows, before: top, columns: size.columns), summary(preview), buttons(preview),
      ]
      return sheet
    }
  }

  var lineCount: Int { text.count }

  /// What is scrolled.
  var text: [TextLine] {
    switch dialog.phase {
    case .asking, .reading: []
    case .faulty(let fault): faultLines(fault)
    case .read(let snippet): lines(state.preview(of: snippet))
    }
  }

  private var rule: Rule {
    let form = dialog.snippet.map { [Span($0.form.rawValue, .dim)] } ?? []
    return switch dialog.origin {
    case .paste: Rule("Paste", trailing: form, isFocused: true)
    case .file(let path):
      Rule("File · \(truncatedMiddle(sanitized(path), to: size.columns / 2))", trailing: form, isFocused: true)
    case .workflow(let id): Rule("Text of \(id)", trailing: form, isFocused: true)
    }
  }

  private var asking: SheetView {
    let columns = FormColumns(size.columns)
    var field = columns.field(
      "File", dialog.path, isFocused: dialog.isAsking, hint: "a path: YAML or JSON of workflows")
    var isReading = false
    switch dialog.phase {
    case .asking(let error?):
      field.lines += TextLine.wrapped(.remark(.error(error)), after: [.blank(columns.field)], columns: columns.end)
    case .reading: isReading = true
    case .asking(nil), .read, .faulty: break
    }
    let words = TextLine.wrapped(
      [Span("Or paste a curl command, JSON or YAML here. What it would stage is shown first; nothing is sent.", .dim)],
      after: [.blank(columns.field)], columns: columns.end)
    let status = isReading ? [Span("reading", .running)] : []
    return SheetView(
      Rule("Import · \(state.session.app.name)", isFocused: true),
      [field, Block(words), columns.buttons("Read", isReady: !dialog.path.isEmpty, isNext: true, status: status)],
      rows: size.rows - 1)
  }

  private func say(_ spans: [Span], indent: Int = 6) -> [TextLine] {
    TextLine.wrapped(spans, after: [.blank(indent)], columns: size.columns - 1)
  }

  private func say(_ text: String, word: Span) -> [TextLine] {
    TextLine.wrapped([Span(text)], after: [.blank(6), word, .blank(1)], columns: size.columns - 1)
  }

  /// What is wrong, and, of a text of one's own, all of it with its line numbers.
  private func faultLines(_ fault: String) -> [TextLine] {
    var lines = [TextLine.blank]
    lines += TextLine.wrapped(
      [Span(fault)], after: [.blank(1), Span("error", .error), .blank(1)], columns: size.columns - 1)
    guard case .workflow = dialog.origin else {
      // What was pasted may hold a key: it is not shown.
      let count = dialog.text.split(separator: "\n", omittingEmptySubsequences: false).count
      return lines + say([Span("\(counted(count, "line")) of text; nothing of it is staged", .dim)], indent: 7)
        + [.blank]
        + say(
          .sentence(
            "`\(state.key(.editText, in: .paste))` edits the text, `\(state.key(.back, in: .paste))` drops it."),
          indent: 7)
    }
    lines += say(
      .sentence(
        "`\(state.key(.editText, in: .paste))` goes back to the text, `\(state.key(.back, in: .paste))` leaves it. It is kept until it is fixed."
      ), indent: 7)
    lines += [.blank, .rule("as you left it", columns: size.columns)]
    for (index, line) in dialog.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(2000).enumerated()
    {
      lines.append(TextLine([.cellRight("\(index + 1)", 5, .dim), .blank(2), Span(String(line))]))
    }
    return lines
  }

  private func lines(_ preview: SnippetPreview) -> [TextLine] {
    var lines: [TextLine] = []
    for warning in preview.warnings { lines += say(warning, word: Span("warn", .warn)) }
    for obstacle in preview.obstacles { lines += say(obstacle, word: Span("error", .error)) }
    for (index, step) in preview.steps.enumerated() {
      if !lines.isEmpty { lines.append(.blank) }
      lines += self.lines(step, index: index)
    }
    if !preview.unchanged.isEmpty {
      if !lines.isEmpty { lines.append(.blank) }
      lines += say([Span("as described already: \(preview.unchanged.joined(separator: ", "))", .dim)])
    }
    return lines
  }

  private func lines(_ step: SnippetPreview.Step, index: Int) -> [TextLine] {
    let head = StepHead(
      index: index, mark: step.change.mark, subject: step.change.words.subject,
      action: step.change.action(nil, draft: step.draft), isSelected: false)
    var lines = [head.line(columns: size.columns, endings: [])]
    if let draft = step.draft {
      let before = state.workflow(draft.id)
      lines += ChangeLines(columns: size.columns, state: state).lines(
        WorkflowDiff(from: draft.base, to: draft.result), before: before, after: draft.result)
    } else if let renaming = step.change.renaming {
      lines += TextLine.wrapped(
        [Span("another id: \(renaming.old) → \(renaming.new); its nodes and versions stay")],
        after: [.blank(6), Span("~ ", .changed)], columns: size.columns - 1)
    } else {
      let ids = step.change.workflows
      let what = ids.isEmpty ? "all \(counted(state.library.order.count, "workflow"))" : ids.joined(separator: ", ")
      lines += TextLine.wrapped(
        [Span("deletes \(what)")], after: [.blank(6), Span("- ", .removed)], columns: size.columns - 1)
    }
    for note in step.notes { lines += say(note, word: Span("note", .warn)) }
    return lines
  }

  private func summary(_ preview: SnippetPreview) -> TextLine {
    let steps = preview.steps.map(\.change)
    let creates = steps.count { $0.fate == .added }
    let changes = steps.count { !$0.isDeletion } - creates
    let counts = PlanCounts(create: creates, change: changes, delete: preview.deletions(in: state.library).count)
    let promise = "nothing is sent by staging "
    let text = counts.words(in: size.columns - 3)
    let hasRoom = width(of: text) + width(of: promise) + 2 <= size.columns
    return TextLine([.blank(1), Span(text, .head)], trailing: hasRoom ? [Span(promise, .dim)] : [])
  }

  private func buttons(_ preview: SnippetPreview) -> TextLine {
    let cancel: [Span] = [.blank(3), Span("  Cancel  ", .button), Span("  \(state.key(.back, in: .paste))", .dim)]
    let isReady = preview.obstacles.isEmpty && !preview.steps.isEmpty
    let name = "  Stage \(counted(preview.steps.count, "step"))  "
    guard isReady else {
      let why = preview.obstacles.isEmpty ? "there is nothing to stage" : "see the error above"
      return TextLine([.blank(1), Span(name, .dim)] + cancel + [Span("   " + why, .dim)])
    }
    return TextLine([.blank(1), Span(name, .buttonFocus), Span("  \(state.key(.take, in: .paste))", .dim)] + cancel)
  }
}
