import MeshCore

extension WorkflowPatch.Item {
  /// Refuses what is not of the form that the service knows (contract, section 2.2).
  func checkForm() throws(Refusal) {
    if let (node, fault) = misfit { throw Refusal(fault, "Workflow \(id): \(fault.message(of: node))") }
    // Proto3 has no word for a visibility that is not set: it is the unknown one, which may not be.
    if attributes["visibility"]?.isEmpty == true { throw .unknownVisibility(of: "Workflow \(id)") }
  }
}

extension Workflow {
  /// Refuses what the service would not keep, though it is of the right form.
  func checkAttributes() throws(Refusal) {
    let issues = Validation(self).errors.filter(\.isOfAttribute)
    guard !issues.isEmpty else { return }
    throw Refusal(.badWorkflow, "Workflow \(id): \(issues.map(\.message).joined(separator: " "))")
  }
}

/// What is said of a version of a workflow beside its nodes.
struct VersionAttributes {
  private let attributes: [String: JSON]
  /// What they are of, for errors.
  private let subject: String

  init(_ attributes: [String: JSON], of subject: String) {
    self.attributes = attributes
    self.subject = subject
  }

  /// Refuses what is not of the form the service knows.
  func check() throws(Refusal) {
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      guard let fault = WorkflowVersion.misfit(ofAttribute: name, value) else { continue }
      throw Refusal(fault, "\(subject): \(fault.message(of: nil))")
    }
    if let visibility = attributes["visibility"], visibility["gettable"]?.isEmpty != false {
      throw .unknownVisibility(of: subject)
    }
  }
}

extension Refusal {
  fileprivate init(_ fault: WireMessage.Misfit, _ words: String) {
    self.init(fault.isStranger ? .badWorkflow : .badFormat, words)
  }

  fileprivate static func unknownVisibility(of subject: String) -> Refusal {
    Refusal(.badWorkflow, "\(subject): visibility.gettable is unknown. Give PRIVATE, ORG or PUBLIC.")
  }
}
