import MeshCore
import MeshState
import MeshUI

extension Work {
  /// What runs nodes that no app of the service stores.
  func graphs(_ waiting: @escaping @Sendable (PredictionProgress) -> Void = { _ in }) -> any NodeRunner {
    temporaryRuns.counting(temporaryWorkflows(waiting))
  }

  private func temporaryWorkflows(
    _ waiting: @escaping @Sendable (PredictionProgress) -> Void = { _ in }
  ) -> TemporaryWorkflows {
    let notes = TemporaryNoteFiles(scopes: service.noteScopes, in: stateFolder)
    return TemporaryWorkflows(
      client, notes: notes, waiting: waiting, left: { [mailbox] in mailbox.post(.temporaryWorkflowLeft($0)) })
  }

  /// Deletes what processes that are gone left behind. That it cannot be deleted is no news: it stays noted.
  func sweep() async {
    guard service.backend == nil, !service.session.isReadOnly, service.session.holder == nil else { return }
    await temporaryWorkflows().sweep()
  }
}
