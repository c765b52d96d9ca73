/// What an editor keeps of half-filled forms, texts and choices, in the JSON in which it wrote them. All that is known of
/// it here is of which workflow each part is: whatever else it holds stays as it stands.
package struct KeptParts: Hashable, Sendable {
  /// Nil where nothing is kept.
  package var json: JSON?

  package init(_ json: JSON? = nil) { self.json = json }

  /// What is kept of a workflow goes on under its new id.
  package mutating func follow(_ old: WorkflowID, to new: WorkflowID) {
    guard case .object(var fields)? = json else { return }
    for (name, value) in fields {
      switch value {
      case .array(let parts): fields[name] = .array(parts.map { $0.renamed(old, to: new) })
      case .object(var texts) where Self.textsByWorkflow.contains(name):
        guard let text = texts.removeValue(forKey: old) else { continue }
        // The id that it has by now is none that was typed for it any more.
        if name != Self.newIDs || text != .string(new) { texts[new] = text }
        fields[name] = .object(texts)
      case .object: fields[name] = value.renamed(old, to: new)
      case .null, .bool, .number, .whole, .string: break
      }
    }
    json = .object(fields)
  }

  /// What was decided between a draft and the service ends with the draft.
  package mutating func forgetChoices(of id: WorkflowID) {
    guard case .object(var fields)? = json, case .array(let parts)? = fields[Self.choices] else { return }
    fields[Self.choices] = .array(parts.filter { $0["workflow"] != .string(id) })
    json = .object(fields)
  }

  /// The list of what was decided, a part for each workflow.
  private static let choices = "conflicts"
  /// New ids that were typed for workflows, by the id these have.
  private static let newIDs = "renames"
  private static let textsByWorkflow: Set = ["texts", "thresholds", newIDs]
}

extension JSON {
  /// A part of a workflow under the id that this has by now; what is of another stays as it is.
  fileprivate func renamed(_ old: WorkflowID, to new: WorkflowID) -> JSON {
    guard case .object(var fields) = self, fields["workflow"] == .string(old) else { return self }
    fields["workflow"] = .string(new)
    return .object(fields)
  }
}
