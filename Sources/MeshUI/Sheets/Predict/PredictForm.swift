package import MeshCore
package import Panels

/// Asks for an image to predict on.
package struct PredictForm: Hashable, Sendable {
  package let workflow: WorkflowID
  package var image: TextField
  /// The place in the list of recent and built-in images; nil while the typed text counts.
  package var choice: Int?
  package var error: String?

  package init(workflow: WorkflowID, image: TextField) {
    self.workflow = workflow
    self.image = image
    choice = image.isEmpty ? 0 : nil
  }
}
