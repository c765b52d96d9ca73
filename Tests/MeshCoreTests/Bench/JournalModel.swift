import MeshCore

/// What a journal holds once it was given these entries, as the one on disk does; and what that would have refused.
struct JournalModel {
  private(set) var state = JournalState()
  private(set) var refused: [JournalEntry] = []

  init(form: JSON?) { state.form = form }

  mutating func write(_ entries: [JournalEntry]) { for entry in entries where !take(entry) { refused.append(entry) } }

  private mutating func take(_ entry: JournalEntry) -> Bool {
    switch entry {
    case .draftBegan(let base, let isNew): replace(base.id, by: Draft(base: base, isNew: isNew))
    case .edited(let id, let edit, let place): return change(id, making: place + 1) { $0.prefix(place) + [edit] }
    case .rewound(let id, let place): return change(id, making: place) { $0 }
    case .draftEnded(let id): replace(id, by: nil)
    case .staged(let steps): state.staged = steps
    case .stagings(let stagings): state.stagings = stagings
    case .form(let form): state.form = form
    case .pins(let pins): state.pins = pins
    case .sending(let sent):
      state.history = ([sent] + state.history).enumerated()
        .filter { $0.offset < JournalState.limit || $0.element.outcome == .sending }.map(\.element)
    case .settled(let id, let outcome, let read):
      guard let place = state.history.firstIndex(where: { $0.step.id == id }) else { return false }
      state.history[place].outcome = outcome
      state.history[place].read = read
    case .predicted(let run): state.runs.insert(run)
    case .forgotten(let runs): state.runs.remove(Set(runs))
    case .cleared: state = JournalState()
    }
    return true
  }

  private mutating func replace(_ id: WorkflowID, by draft: Draft?) {
    state.drafts.removeAll { $0.id == id }
    guard let draft else { return }
    state.drafts.append(draft)
    state.drafts.sort { $0.id < $1.id }
  }

  /// Makes a draft anew from the list of its edits, of which so many are made. False where there is no such list.
  private mutating func change(_ id: WorkflowID, making count: Int, _ list: ([Edit]) -> [Edit]) -> Bool {
    guard let old = state.drafts.first(where: { $0.id == id }) else { return false }
    let edits = list(old.edits + old.undone.reversed())
    guard edits.indices.contains(count - 1) || count == 0,
      let draft = try? Draft(
        base: old.base, isNew: old.isNew, edits: Array(edits.prefix(count)),
        undone: edits.dropFirst(count).reversed())
    else { return false }
    replace(id, by: draft)
    return true
  }
}
