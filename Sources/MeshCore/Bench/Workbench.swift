/// What is drafted and staged in one app, and what was sent of it. The editor and the command line change it here and
/// nowhere else: each change returns the entries that bring a journal to hold it, to be written before anything else is
/// done.
package struct Workbench: Hashable, Sendable {
  package var drafts: [WorkflowID: Draft] = [:]
  /// In the order in which they are sent.
  package var staged: [StagedStep] = []
  /// What undo and redo take back and make again of staging, by workflow.
  package var stagings: [WorkflowID: StagingHistory] = [:]
  /// Newest first, as many as a journal keeps.
  package var history: [SentStep] = []
  package var kept = KeptParts()
  /// In the order in which they were made.
  package var pins: [Pin] = []

  package init() {}

  /// Takes up what a journal holds.
  package init(_ journal: JournalState) {
    drafts = Dictionary(journal.drafts.map { ($0.id, $0) }) { first, _ in first }
    staged = journal.staged
    stagings = journal.stagings
    history = journal.history
    kept = KeptParts(journal.form)
    pins = journal.pins
  }

  /// What a journal is to hold of it.
  package var journal: JournalState {
    var journal = JournalState()
    journal.drafts = drafts.values.sorted { $0.id < $1.id }
    journal.staged = staged
    journal.stagings = stagings
    journal.form = kept.json
    journal.history = history
    journal.pins = pins
    return journal
  }

  /// The number of the next step: none is used twice, and those of steps that undo may bring back are taken. Below 0 are
  /// the steps that commands send by themselves.
  package var nextStep: StagedStep.ID {
    max(0, ((staged + history.map(\.step)).map(\.id) + stagings.values.flatMap(\.steps)).max() ?? 0) + 1
  }
}
