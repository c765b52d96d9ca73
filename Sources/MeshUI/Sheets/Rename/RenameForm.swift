import MeshCore
import Panels

/// Asks for another id for a workflow.
struct RenameForm: Hashable, Sendable {
  let workflow: WorkflowID
  var id: TextField
  /// The keyboard is on Cancel.
  var isLeaving = false
}
