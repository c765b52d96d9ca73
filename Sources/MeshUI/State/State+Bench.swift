import MeshCore

// What the editor shares with the command line: the bench changes it, and a test that makes a state sets it.
extension State {
  var drafts: [WorkflowID: Draft] {
    get { bench.drafts }
    set { bench.drafts = newValue }
  }

  var staged: [StagedStep] {
    get { bench.staged }
    set { bench.staged = newValue }
  }

  var stagings: [WorkflowID: StagingHistory] { bench.stagings }

  var history: [SentStep] {
    get { bench.history }
    set { bench.history = newValue }
  }

  /// What a change of the bench asks to be journalled.
  mutating func journalled(_ entries: [JournalEntry]) -> [Effect] {
    // Forms have followed their workflow, or choices ended with their draft.
    for case .form(let form?) in entries { if let forms = try? KeptForms(json: form) { kept = forms } }
    return entries.map(Effect.record)
  }
}
