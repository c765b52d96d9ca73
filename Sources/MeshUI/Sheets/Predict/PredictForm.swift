import MeshCore
import Panels

/// Asks for an image to predict on.
struct PredictForm: Hashable, Sendable {
  let workflow: WorkflowID
  var image: TextField
  /// The place in the list of recent and built-in images; nil while the typed text counts.
  var choice: Int?
  var error: String?
  /// What is done with the images.
  let purpose: Purpose
  /// What the typed text names, once it was looked up: the images of a folder or of a list.
  var found: [ImageSource] = []
  /// The line of the list that each of them stands in; empty where it is no list.
  var lines: [Int] = []

  enum Purpose: Hashable, Sendable {
    case predict
    /// The workflow and its draft are compared.
    case twin
    /// These are compared.
    case compare([Variant])
  }

  init(workflow: WorkflowID, image: TextField, purpose: Purpose = .predict) {
    self.workflow = workflow
    self.image = image
    self.purpose = purpose
    choice = image.isEmpty ? 0 : nil
    self.image.selectAll()
  }
}
