import Canvas
import MeshCore
import Panels

/// The title, and how much waits.
func stagedRule(_ state: State, columns: Int) -> Rule {
  let drafts = state.unstagedDrafts.count
  let count = state.staged.count
  let words = drafts > 0 && columns >= 30 ? "\(count) + \(counted(drafts, "draft"))" : "\(count)"
  let marked = state.markedStaged.count
  let marks = marked > 0 ? [Span("* \(marked)  ", .key)] : []
  return Rule(
    [state.title(.staged)], trailing: marks + [Span(words, .dim)],
    isFocused: state.isFocused(.staged))
}

/// Two rows a step: what it is about, then the action and its changes. Drafts that are not staged follow, dim.
func stagedLines(_ state: State, columns: Int, rows: Int) -> [TextLine] {
  let drafts = state.unstagedDrafts
  guard !state.staged.isEmpty || !drafts.isEmpty else {
    let history =
      state.history.isEmpty
      ? [] : [TextLine([.blank(4)] + .sentence("`\(state.key(.history, in: .staged))` shows the history"))]
    return [
      TextLine("    nothing staged", .dim),
      TextLine([.blank(4)] + .sentence("`\(state.key(.stage, in: .workflows))` stages a draft")),
    ]
      + history + lastSent(state, columns: columns)
  }
  let selected = state.selectedStep?.id
  let index = state.staged.firstIndex { $0.id == selected }
  // At the last step what follows comes in sight, as much of it as there is room for below the step.
  let isLast = index == state.staged.count - 1
  let chosen = index.map { isLast ? min($0 + rows / 4, state.staged.count + drafts.count - 1) : $0 }
  let list = ListRows(count: state.staged.count + drafts.count, selected: chosen, rows: rows / 2)
  let entries = list.places.map { index in
    index < state.staged.count
      ? stepLines(
        state.staged[index], index: index, state, columns: columns, isSelected: state.staged[index].id == selected)
      : draftLines(drafts[index - state.staged.count])
  }
  let isLoose = rows > 3 * entries.count + 2
  let lines = isLoose ? Array(entries.joined(separator: [.blank])) : entries.flatMap(\.self)
  let rest = [list.rest].compactMap(\.self)
  return lines + rest + (rest.isEmpty && lines.count + 2 <= rows ? [.blank] + lastSent(state, columns: columns) : [])
}

private func stepLines(
  _ step: StagedStep, index: Int, _ state: State, columns: Int, isSelected: Bool
) -> [TextLine] {
  let isFocused = state.isFocused(.staged)
  let role: Role = step.isHeld ? .dim : .text
  // Numbers stand below each other.
  let number = Span.cellRight(String(index + 1), String(state.staged.count).count, .dim)
  let head = TextLine([
    Span(isSelected ? "▸" : " "), Span(state.markedSteps.contains(step.id) ? "*" : " ", .key),
    step.change.mark.span,
    .blank(1), number, .blank(1),
    Span(truncatedMiddle(sanitized(step.change.words.subject), to: columns - 5 - number.text.count), role),
  ])
  let counts = step.isHeld ? [Span("held", .warn)] : state.changes(of: step.change)
  let action = TextLine([.blank(6), Span(state.actionWords(step.change), role)], trailing: counts + [.blank(1)])
  return [head.selected(isSelected, focused: isFocused), action.selected(isSelected, focused: isFocused)]
}

private func draftLines(_ draft: Draft) -> [TextLine] {
  let mark: Mark = draft.isNew ? .added : .changed
  return [
    TextLine([.blank(2), mark.span, Span(" · ", .dim), Span(draft.id, .dim)]),
    TextLine(
      [.blank(6), Span("not staged", .dim)],
      trailing: WorkflowDiff(from: draft.base, to: draft.result).counts + [.blank(1)]),
  ]
}

/// What was sent last, what became of it, and the key that shows it whole.
private func lastSent(_ state: State, columns: Int) -> [TextLine] {
  guard let sent = state.history.first else { return [] }
  let subject = sent.step.change.words.subject
  return [
    TextLine(
      [
        .blank(columns < 30 ? 1 : 4), Span(sent.outcome.title, .dim),
        Span(" \(state.clock.time(sent.sentAt))  \(subject)", .dim),
      ],
      trailing: [Span(state.key(.history, in: .staged), .key), .blank(1)])
  ]
}

extension State {
  /// The action of a step: the chosen one, or the one that is proposed for its draft.
  func actionWords(_ change: StagedChange) -> String {
    if case .rename(_, let new) = change { return "→ \(new)" }
    return switch change.choice {
    case nil: [change.words.verb, change.words.detail].compactMap(\.self).joined(separator: " ")
    case .automatic: sentDraft(change).map { Proposal(from: $0.base, to: $0.result).action.rawValue } ?? "patch"
    case .chosen(let action): action.rawValue
    case .asWritten(let patch): patch.action.rawValue
    case .mergeThenRemove: "merge+remove"
    }
  }

  /// What a step changes: counts of its draft's nodes, or that it is final.
  func changes(of change: StagedChange) -> [Span] {
    guard change.sendsDraft else { return change.isDeletion ? [Span("final", .removed)] : [Span("id", .changed)] }
    return sentDraft(change).map { WorkflowDiff(from: $0.base, to: $0.result).counts + rest(of: change) }
      ?? [Span("no draft", .error)]
  }

  /// Where a step sends a part of its draft: of how many changes.
  private func rest(of change: StagedChange) -> [Span] {
    guard change.part != nil, let draft = change.workflows.first.flatMap({ drafts[$0] }) else { return [] }
    return [Span(" of \(WorkflowDiff(from: draft.base, to: draft.result).nodes.count)", .dim)]
  }
}
