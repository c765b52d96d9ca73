package import MeshCore

/// The versions of a node's model; Enter swaps, here or in more workflows.
package struct VersionSheet: Hashable, Sendable {
  package let workflow: WorkflowID
  package let node: NodeID
  package let model: ModelReference
  package var choice = 0
  /// The workflows that run each version, as the service has them, sorted.
  package var users: [VersionID: [WorkflowID]]
  /// Where the chosen version is put.
  package var target = VersionTarget()

  package init(workflow: WorkflowID, node: NodeID, model: ModelReference, users: [VersionID: [WorkflowID]]) {
    self.workflow = workflow
    self.node = node
    self.model = model
    self.users = users
  }
}
