import MeshCore
import TestSupport

/// A random use of the editor: what it would record, and what a restore must give after each entry.
struct JournalWalk {
  private(set) var entries: [JournalEntry] = []
  /// What the journal holds after the first `n` entries, at place `n`.
  private(set) var states: [JournalState] = [JournalState()]
  private var generator: SeededGenerator
  private var lastStep = 0

  init(seed: UInt64, length: Int) {
    generator = SeededGenerator(seed: seed)
    while entries.count < length { take() }
  }

  private mutating func take() {
    var state = states[states.count - 1]
    guard let entry = step(&state) else { return }
    entries.append(entry)
    states.append(state)
  }

  private mutating func step(_ state: inout JournalState) -> JournalEntry? {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0, 1: return begin(&state)
    case 2: return end(&state)
    case 3: return stage(&state)
    case 4: return fill(&state)
    case 5: return send(&state)
    case 6: return settle(&state)
    case 7: return predict(&state)
    case 8, 9, 10: return undo(&state)
    case 11, 12: return redo(&state)
    case 13: return noteStaging(&state)
    case 14: return pin(&state)
    case 15: return forget(&state)
    case _: return edit(&state)
    }
  }

  private mutating func begin(_ state: inout JournalState) -> JournalEntry {
    let base = Samples.workflow(randomWorkflow())
    let isNew = Bool.random(using: &generator)
    state.drafts.removeAll { $0.id == base.id }
    state.drafts.append(Draft(base: base, isNew: isNew))
    return .draftBegan(base: base, isNew: isNew)
  }

  private mutating func end(_ state: inout JournalState) -> JournalEntry {
    let id = randomWorkflow()
    state.drafts.removeAll { $0.id == id }
    return .draftEnded(id)
  }

  private mutating func stage(_ state: inout JournalState) -> JournalEntry {
    state.staged = (0..<Int.random(in: 0..<4, using: &generator)).map { index in
      StagedStep(id: index, change: .delete([randomWorkflow()]), isHeld: Bool.random(using: &generator))
    }
    return .staged(state.staged)
  }

  private mutating func noteStaging(_ state: inout JournalState) -> JournalEntry {
    var history = StagingHistory()
    let slot = StagingAct.Slot(step: StagedStep(id: lastStep, change: .delete([randomWorkflow()])), place: 0)
    history.note(StagingAct(edits: 0, before: nil, after: slot))
    state.stagings[randomWorkflow()] = history
    return .stagings(state.stagings)
  }

  private mutating func fill(_ state: inout JournalState) -> JournalEntry {
    state.form = Bool.random(using: &generator) ? ["id": .string(randomNode())] : nil
    return .form(state.form)
  }

  private mutating func send(_ state: inout JournalState) -> JournalEntry {
    lastStep = Int.random(in: 0..<3, using: &generator)
    let sent = Samples.sent(lastStep, randomWorkflow())
    state.history = [sent] + state.history.prefix(JournalState.limit - 1)
    return .sending(sent)
  }

  private mutating func settle(_ state: inout JournalState) -> JournalEntry? {
    guard let place = state.history.firstIndex(where: { $0.step.id == lastStep }) else { return nil }
    state.history[place].outcome = .differs
    state.history[place].read = [Samples.workflow(randomWorkflow())]
    return .settled(lastStep, .differs, read: state.history[place].read)
  }

  private mutating func predict(_ state: inout JournalState) -> JournalEntry {
    let run = Samples.run(randomWorkflow())
    state.runs.insert(run)
    return .predicted(run)
  }

  private mutating func forget(_ state: inout JournalState) -> JournalEntry? {
    guard let id = state.runs.randomElement(using: &generator)?.id else { return nil }
    state.runs.remove([id])
    return .forgotten([id])
  }

  private mutating func pin(_ state: inout JournalState) -> JournalEntry {
    let bound = Pin.Bound(node: randomNode(), concept: "n1", name: "cat", limit: .atLeast(0.5))
    let digest = String(repeating: "0", count: 64)
    state.pins.append(Pin(workflow: randomWorkflow(), image: .sample("cat"), digest: digest, bounds: [bound]))
    return .pins(state.pins)
  }

  private mutating func undo(_ state: inout JournalState) -> JournalEntry? {
    guard let place = randomDraft(of: state), (try? state.drafts[place].undo()) != nil else { return nil }
    return .rewound(state.drafts[place].id, to: state.drafts[place].edits.count)
  }

  private mutating func redo(_ state: inout JournalState) -> JournalEntry? {
    guard let place = randomDraft(of: state), (try? state.drafts[place].redo()) != nil else { return nil }
    return .rewound(state.drafts[place].id, to: state.drafts[place].edits.count)
  }

  private mutating func edit(_ state: inout JournalState) -> JournalEntry? {
    guard let place = randomDraft(of: state) else { return nil }
    let edit = randomEdit()
    guard (try? state.drafts[place].make(edit)) != nil else { return nil }
    return .edited(state.drafts[place].id, edit, at: state.drafts[place].edits.count - 1)
  }

  private mutating func randomEdit() -> Edit {
    let id = randomNode()
    let place = Int.random(in: 0..<3, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .addNode(Samples.node(id, inputs: [randomNode()]), at: Bool.random(using: &generator) ? place : nil)
    case 1: return .removeNode(id)
    case 2: return .updateNode(id, to: Samples.node(randomNode(), inputs: [randomNode()]))
    case 3: return .moveNode(id, to: place)
    case _: return .replaceNodes([Samples.node(id), Samples.node(randomNode(), inputs: [id])])
    }
  }

  private mutating func randomDraft(of state: JournalState) -> Int? {
    state.drafts.indices.randomElement(using: &generator)
  }

  private mutating func randomWorkflow() -> WorkflowID { "w\(Int.random(in: 0..<3, using: &generator))" }

  private mutating func randomNode() -> NodeID {
    ["detect", "crop", "a", "b", "c"].randomElement(using: &generator) ?? "a"
  }
}
