package import MeshCore
package import Panels

/// Asks for another id for a workflow.
package struct RenameForm: Hashable, Sendable {
  package let workflow: WorkflowID
  package var id: TextField

  package init(workflow: WorkflowID, id: TextField) {
    self.workflow = workflow
    self.id = id
  }
}
