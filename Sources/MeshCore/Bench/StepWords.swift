/// What one staged change is called, wherever it is: in the panes, in a plan, in a report, on the command line. All of it
/// begins with a small letter and ends without a full stop, so that it stands anywhere in a sentence as it is.
package struct StepWords: Hashable, Sendable {
  /// What is done, in one word: `create`, `change`, `rename`, `delete`. Of a patch only its plan knows more.
  package let verb: String
  /// The workflows it is about, on one line of a list: `flow`, `3 workflows`, `all workflows`.
  package let subject: String
  /// What is said after the subject: `to gate`.
  package let detail: String?
  /// What is done, where the subject stands apart: `rename to gate`, `delete all`.
  package let action: String
  /// Over what there is to say of it: `a new workflow: flow`.
  package let title: String
  /// What is sent, before it is planned: `merge of a part of flow`, `rename flow to gate`.
  package let line: String
  /// What a call failed to do: `create workflow flow`. Of all workflows the app is still to be named.
  package let operation: String

  package init(_ change: StagedChange) {
    switch change {
    case .create(let id): self.init("create", id, title: "a new workflow: \(id)")
    case .patch(let id, let choice, let nodes):
      let part = nodes == nil ? id : "a part of \(id)"
      self.init("change", id, title: id, line: "\(choice.title) of \(part)", operation: "patch workflow \(id)")
    case .rename(let id, let new):
      self.init("rename", id, detail: "to \(new)", title: "another id: \(id) → \(new)")
    case .delete(let ids):
      let subject = ids.count == 1 ? ids[0] : "\(ids.count) workflows"
      self.init("delete", ids.joined(separator: ", "), subject: subject, title: "delete \(subject)")
    case .deleteAll:
      self.init(
        "delete", "all", subject: "all workflows", action: "delete all", title: "delete all workflows",
        operation: "delete all workflows")
    }
  }

  /// `names` are those of all its workflows.
  private init(
    _ verb: String, _ names: String, subject: String? = nil, detail: String? = nil, action: String? = nil,
    title: String, line: String? = nil, operation: String? = nil
  ) {
    func joined(_ words: String?...) -> String { words.compactMap(\.self).joined(separator: " ") }
    self.verb = verb
    self.subject = subject ?? names
    self.detail = detail
    self.action = action ?? joined(verb, detail)
    self.title = title
    self.line = line ?? joined(verb, names, detail)
    self.operation = operation ?? joined(verb, "workflow", names, detail)
  }
}

extension StagedChange {
  package var words: StepWords { StepWords(self) }
}

extension Plan.Step {
  /// The actions of a patch's requests, in order; empty where there is none.
  package var actions: [String] {
    change.choice == nil ? [] : requests.compactMap { $0.body?["action"]?.string }
  }

  /// What is sent, as it is planned: `merge, remove flow`, `delete all 3 workflows`. Two actions are joined by `joint`.
  package func title(joint: String = ", ") -> String {
    let words = change.words
    if change.workflows.isEmpty { return "\(words.action) \(counted(effects.count, "workflow"))" }
    guard change.choice != nil else { return words.line }
    return "\(actions.isEmpty ? words.verb : actions.joined(separator: joint)) \(words.subject)"
  }
}
