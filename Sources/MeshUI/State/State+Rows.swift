import FoundationEssentials
import MeshCore
import Panels

/// A row of the Workflows pane.
struct WorkflowRow: Hashable, Sendable, Identifiable {
  let id: WorkflowID
  let mark: Mark
  let nodes: Int
  let modifiedAt: Date?
  let description: String?
  let isMarked: Bool
}

extension State {
  var selectedWorkflow: WorkflowID? { cursors.workflow }

  /// The selected workflow, for what cannot do without one.
  func neededWorkflow() throws(Notice) -> WorkflowID {
    guard let selectedWorkflow else { throw .plain("Select a workflow first.") }
    return selectedWorkflow
  }

  /// What is said of a workflow that the service no longer has.
  func gone(_ id: WorkflowID) -> Notice {
    .error("\(id) is no longer there. \(key(.refresh, in: .workflows)) reads the workflows again.")
  }

  /// A filter must not hide what is selected.
  mutating func unhide(_ id: WorkflowID) {
    if !shows(id) { filter = Filter() }
  }

  /// The selected workflow as edited, or as read where there is no draft.
  var current: Workflow? { selectedWorkflow.flatMap(workflow) }

  func workflow(_ id: WorkflowID) -> Workflow? { drafts[id]?.result ?? library[id] }

  /// The ids the pane shows, in the order that is chosen: those of the service, new ones that are only drafts, and drafts whose workflow is
  /// gone from the service. Temporary ones are shown only where they are drafts.
  var workflowIDs: [WorkflowID] {
    let others = drafts.values.filter {
      TemporaryWorkflows.isTemporary($0.id) || !library.contains($0.id) && ($0.isNew || library.phase == .read)
    }.map(\.id)
    let list = WorkflowList(
      library: library.sorted, drafts: others.sorted(), sort: library.sort, filter: SearchWords(filter.text.text))
    return list.isWhole ? list.library : shown.of(list, \.ids)
  }

  /// The place of the selected workflow among those that the pane shows.
  func place(in ids: [WorkflowID]) -> Int? {
    cursors.workflow.flatMap { ids.place(of: $0, near: cursors.workflowPlace) }
  }

  /// Whether the pane shows it.
  func shows(_ id: WorkflowID) -> Bool {
    (library.contains(id) || drafts[id] != nil)
      && workflowIDs.place(of: id, near: cursors.workflowPlace) != nil
  }

  func row(_ id: WorkflowID) -> WorkflowRow {
    let stored = library.summary(id)
    let draft = drafts[id]?.result
    return WorkflowRow(
      id: id, mark: mark(of: id), nodes: draft?.nodes.count ?? stored?.nodes ?? 0,
      modifiedAt: stored?.modifiedAt, description: draft?.description ?? stored?.description,
      isMarked: marked.contains(id))
  }

  private func mark(of id: WorkflowID) -> Mark {
    if bench.stagedDeletion(of: id) != nil { return .removed }
    guard let draft = drafts[id], draft.hasChanges else { return bench.stagedRename(of: id) == nil ? .none : .changed }
    if draft.isNew { return library.contains(id) ? .conflict : .added }
    guard let stored = library[id] else { return .conflict }
    if case .contested = draft.rebased(on: stored) { return .conflict }
    return .changed
  }

  /// The draft that a staged change sends, or the part of it.
  func sentDraft(_ change: StagedChange) -> Draft? { change.sentDraft(of: drafts) }

  /// The nodes of the selected workflow, with the ghosts of removed ones at their old places.
  var nodeRows: [NodeRow] {
    guard let id = selectedWorkflow, let workflow = workflow(id) else { return [] }
    return drafts[id]?.rows ?? workflow.nodes.map { NodeRow(node: $0, mark: .none) }
  }

  var selectedNode: NodeRow? {
    let rows = nodeRows
    return rows.first { $0.id == cursors.node } ?? rows.first
  }

  /// The draft of the selected workflow compared with what it began with.
  var currentDiff: WorkflowDiff? {
    selectedWorkflow.flatMap { drafts[$0] }.map { WorkflowDiff(from: $0.base, to: $0.result) }
  }

  func validation(_ workflow: Workflow) -> Validation {
    Validation(workflow) { catalogue.typeID($0) }
  }

  /// Drafts with changes that no staged step sends, by id.
  var unstagedDrafts: [Draft] {
    drafts.values.filter { $0.hasChanges && bench.stagedDraft(of: $0.id) == nil }.sorted { $0.id < $1.id }
  }

  /// The run of the selected workflow that was opened, else its newest.
  var currentRun: PredictionRun? {
    guard let id = selectedWorkflow else { return nil }
    return openedRuns[id].flatMap { runs[id: $0] } ?? runs.newest(of: id)
  }

  var selectedStep: StagedStep? {
    staged.first { $0.id == cursors.staged } ?? staged.first
  }

  /// Images that a prediction can be run on without typing: recent ones, then those of the program.
  var knownImages: [ImageSource] {
    let builtIn = session.samples.map { ImageSource.sample($0.id) }
    var (recent, seen): ([ImageSource], Set<ImageSource>) = ([], Set(builtIn))
    for run in runs where !run.image.isRest && seen.insert(run.image).inserted {
      recent.append(run.image)
      if recent.count == 5 { break }
    }
    return recent + builtIn
  }
}
