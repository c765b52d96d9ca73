import Canvas
import FoundationEssentials
import MeshCore

/// What a message does to the state, and what is to be done for it. No clock, no input or output, no randomness.
func update(_ state: inout State, _ message: Message) -> [Effect] {
  switch message {
  case .clock(let now):
    state.clock.now = now
    return []
  case .shown:
    // While somebody looks at it, what the next key may select is read.
    state.openNeighbours()
    // What is too small for the screen was not shown.
    return state.hasRoom ? state.tellTopSheet(.shown) : []
  case .event(let event):
    defer { state.openSelected() }
    return state.notingOpenForm(state.handle(event))
  case .outcome(let outcome):
    defer { state.openSelected() }
    return state.receive(outcome) + state.yieldIfWanted()
  case .notRecorded(let entries, let reason):
    let rest = state.withdrawStep(from: entries, reason)
    state.unsaved = rest.isEmpty ? nil : Unsaved(entries: rest, reason: reason)
    return []
  case .recorded:
    state.unsaved = nil
    state.notice = .ok("Everything is saved again.")
    return []
  case .renewed(let words):
    state.unsaved = nil
    state.notice = .warn(words)
    return []
  case .edited(let edited, let origin, let given):
    defer { state.openSelected() }
    return state.adopt(edited, of: origin, given: given)
  case .leavingUnsaved(let ending):
    if let unsaved = state.unsaved { state.dialogs.append(.question(.leaveUnsaved(ending, unsaved.reason))) }
    return []
  }
}

extension State {
  /// Has the workflows read whole that the panes ask for at every frame.
  fileprivate mutating func openSelected() { library.open(lookedAt) }

  fileprivate mutating func openNeighbours() {
    let neighbours = selectedWorkflow.map { library.neighbours(of: $0) } ?? []
    library.keep(lookedAt.union(neighbours))
  }

  private var lookedAt: Set<WorkflowID> { Set(drafts.keys).union(selectedWorkflow.map { [$0] } ?? []) }

  /// Whether the screen is drawn: below the smallest size there is only a request for more room.
  var hasRoom: Bool { size.rows >= Layout.smallest.rows && size.columns >= Layout.smallest.columns }

  /// Notes that the job runs, and asks for it. A job of the same kind that still runs is replaced.
  mutating func start(_ job: Job) -> Effect {
    running.removeAll { $0.kind == job.kind }
    running.append(job)
    startedAt[job.kind] = clock.now
    return .start(job)
  }

  mutating func finish(_ kind: Job.Kind) {
    running.removeAll { $0.kind == kind }
    startedAt[kind] = nil
  }

  /// How long somebody has waited for a job: `0:07`; nil in the first second.
  func waited(for kind: Job.Kind) -> String? {
    guard let start = startedAt[kind] else { return nil }
    let seconds = Int(clamping: clock.now.timeIntervalSince(start))
    return seconds < 1 ? nil : "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + String(seconds % 60)
  }
}
