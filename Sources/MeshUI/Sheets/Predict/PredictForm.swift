import MeshCore
import Panels

/// Asks for an image to predict on.
struct PredictForm: Hashable, Sendable {
  let workflow: WorkflowID
  var image: TextField
  /// The place in the list of recent and built-in images; nil while the typed text counts.
  var choice: Int?
  var error: String?

  init(workflow: WorkflowID, image: TextField) {
    self.workflow = workflow
    self.image = image
    choice = image.isEmpty ? 0 : nil
  }
}
