import Canvas
import MeshCore
import Panels

extension Frame {
  /// The Staged pane with the whole body: the steps, and for the selected one what its action leaves, in words, and as
  /// it goes over the wire. What does not fit is left out from the end.
  mutating func putStagedScreen(_ state: State, in rect: Rect) {
    guard let step = state.selectedStep else {
      put(stagedLines(state, columns: rect.columns, rows: rect.rows), in: rect)
      return
    }
    let table = stagedTable(state, columns: rect.columns, rows: rect.rows < 10 ? rect.rows : max(3, rect.rows / 4))
    put(table, in: rect)
    var rest = rect.inset(top: table.count + (rect.rows >= 30 ? 1 : 0))
    guard rest.rows >= 4 else { return }
    if let choice = step.change.choice, let draft = state.sentDraft(step.change), rest.rows >= 10 {
      rest = putMatrix(draft, choice, state.keymap, in: rest)
    } else {
      rest = putSection(step.change.words.title, in: rest)
    }
    let words = state.words(of: step.change).flatMap {
      TextLine.wrapped($0, after: [.blank(2)], columns: rect.columns - 1)
    }
    put(words, in: rest)
    rest = rest.inset(top: words.count + 1)
    guard rest.rows >= 5 else { return }
    rest = putSection("what goes over the wire", in: rest)
    put(wireLines(state, step, columns: rect.columns, rows: rest.rows), in: rest)
  }

  private mutating func putSection(_ title: String, in rect: Rect) -> Rect {
    put(Rule(title, isFocused: false), row: rect.row, column: rect.column, columns: rect.columns)
    return rect.inset(top: 1)
  }

  /// Draws the matrix between two rules and returns what is left below them.
  private mutating func putMatrix(_ draft: Draft, _ choice: PatchChoice, _ keymap: Keymap, in rect: Rect) -> Rect {
    let view = MatrixView(draft, choice: choice, keymap, columns: rect.columns, rows: max(3, rect.rows - 8))
    var rest = putSection("What each action leaves", in: rect)
    let lines = view.lines
    put(lines, in: rest)
    rest = rest.inset(top: lines.count)
    let end = rest.row
    rest = putSection("\(choice.title(for: draft)), in words", in: rest)
    view.putLines(in: &self, column: rect.column, rows: rect.row..<end + 1)
    return rest
  }
}

extension PatchChoice {
  fileprivate func title(for draft: Draft) -> String {
    actions(from: draft.base, to: draft.result).map(\.rawValue).joined(separator: ", then ")
  }
}

/// All steps and drafts, a row each, with the reason of each action.
func stagedTable(_ state: State, columns: Int, rows: Int) -> [TextLine] {
  let drafts = state.unstagedDrafts
  let selected = state.selectedStep?.id
  let table = StagedColumns(columns, steps: state.staged.count)
  let heads = Room(columns).isWide ? [table.heads] : []
  let list = ListRows(
    count: state.staged.count + drafts.count, selected: state.staged.firstIndex { $0.id == selected },
    rows: rows - heads.count)
  return heads
    + list.places.map { index in
      guard index < state.staged.count else { return table.row(drafts[index - state.staged.count]) }
      let step = state.staged[index]
      return table.row(step, index: index, state)
        .selected(step.id == selected, focused: state.isFocused(.staged))
    } + [list.rest].compactMap(\.self)
}

private struct StagedColumns {
  let id: Int
  let action: Int
  let changes: Int
  let why: Int
  /// Of the step numbers, and a blank.
  let number: Int

  init(_ columns: Int, steps: Int) {
    number = max(3, String(steps).count + 1)
    let isRoomy = Room(columns).isWide
    action = isRoomy ? 16 : 13
    changes = isRoomy ? 14 : 10
    id = isRoomy ? 32 : Room(columns).isMedium ? columns - 62 : max(1, columns - 30)
    why = max(0, columns - 4 - number - id - action - changes)
  }

  var heads: TextLine {
    TextLine([
      .blank(4 + number), .cell("workflow", id, .dim), .cell("action", action, .dim),
      .cell("changes", changes, .dim),
      .cell("why this action", why, .dim),
    ])
  }

  func row(_ step: StagedStep, index: Int, _ state: State) -> TextLine {
    let role: Role = step.isHeld ? .dim : .text
    let isSelected = state.selectedStep?.id == step.id
    return TextLine(
      [
        Span(isSelected ? "▸" : " "), Span(state.markedSteps.contains(step.id) ? "*" : " ", .key),
        step.change.mark.span, Span(" "), .cell("\(index + 1)", number, .dim),
        .cellMiddle(step.change.words.subject, id - 1, role), .blank(1),
        .cell(state.actionWords(step.change), action, role),
      ] + state.changes(of: step.change).fitted(changes) + [
        step.isHeld ? .cell("held: plans leave it out", why, .warn) : .cell(state.reason(step.change), why, role)
      ])
  }

  func row(_ draft: Draft) -> TextLine {
    TextLine(
      [
        .blank(2), (draft.isNew ? Mark.added : .changed).span, Span(" "), .cell("·", number, .dim),
        .cell(draft.id, id - 1, .dim),
        .blank(1),
        .cell("not staged", action, .dim),
      ] + WorkflowDiff(from: draft.base, to: draft.result).counts.fitted(changes) + [
        .cell("draft only: plans leave it out", why, .dim)
      ])
  }
}

extension State {
  /// Why a step has the action it has.
  fileprivate func reason(_ change: StagedChange) -> String {
    switch change.fate {
    case .added: return "a new workflow"
    case .removed: return "u in the report stages it again"
    case .changed: break
    }
    if let new = change.words.detail { return "\(new); its versions stay" }
    guard let choice = change.choice, let draft = sentDraft(change) else { return "its draft is gone" }
    let proposal = Proposal(from: draft.base, to: draft.result)
    switch choice {
    case .automatic: return proposal.reason
    case .chosen(proposal.action): return "chosen; \(proposal.reason)"
    case .chosen, .mergeThenRemove, .asWritten: return "chosen; \(proposal.action.rawValue) is proposed"
    }
  }
}
