import MeshCore

/// The versions of a node's model; Enter swaps, here or in more workflows.
struct VersionSheet: Hashable, Sendable {
  let workflow: WorkflowID
  let node: NodeID
  let model: ModelReference
  var choice = 0
  /// The workflows that run each version, as the service has them, sorted.
  var users: [VersionID: [WorkflowID]]
  /// Where the chosen version is put.
  var target = VersionTarget()
}
