import MeshCore

/// What is copied: the thing that was selected when the menu was opened.
enum CopySubject: Hashable, Sendable {
  case workflow(WorkflowID)
  case node(WorkflowID, NodeID)
  case step(StagedStep.ID)
  /// All steps of the plan below.
  case plan
}

/// A form in which a thing is copied.
enum CopyForm: String, CaseIterable, Hashable, Sendable {
  case id, curl
  case json = "JSON"
  case yaml = "YAML"
  case python = "Python"
}

/// The menu of what can be copied of a thing, and in which form.
struct CopySheet: Hashable, Sendable {
  let subject: CopySubject
  var choice = 0

  /// What terminals take of base64: xterm and tmux ignore what is longer.
  static let limit = 74_994

  static func fits(_ text: String) -> Bool { (text.utf8.count + 2) / 3 * 4 <= limit }
}
