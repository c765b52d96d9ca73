package import MeshCore
import Panels

/// What is run on which images: a workflow as the service has it, or a draft as it stands.
package struct Prediction: Hashable, Sendable {
  package let workflow: WorkflowID
  package let versionID: VersionID?
  package let nodes: [WorkflowNode]
  /// In this order; each becomes a run.
  package let images: [ImageSource]
  /// The line of the list that each of them stands in; empty where it is no list.
  package let lines: [Int]
  /// No app stores the nodes: the embedded backend runs them nevertheless.
  package let isDraft: Bool

  package init(_ workflow: Workflow, on images: [ImageSource], lines: [Int] = [], isDraft: Bool = false) {
    self.workflow = workflow.id
    versionID = isDraft ? nil : workflow.version?.id
    nodes = workflow.nodes
    self.images = images
    self.lines = lines
    self.isDraft = isDraft
  }

  /// `what-is-it on cat`.
  var words: String { "\(workflow) on \(images.count == 1 ? images[0].title : counted(images.count, "image"))" }
}
