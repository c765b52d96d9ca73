import MeshCore

/// The body of a creation.
struct CreationRequest: Decodable {
  let items: [WorkflowPatch.Item]?
  private enum CodingKeys: String, CodingKey { case items = "workflows" }
}

/// The body of a patch, before it is known to have an action and workflows.
struct PatchRequest: Decodable {
  let action: String?
  let items: [WorkflowPatch.Item]?

  private enum CodingKeys: String, CodingKey {
    case action
    case items = "workflows"
  }

  func patch() throws(Refusal) -> WorkflowPatch {
    let action = try PatchAction(sent: action)
    guard let items, !items.isEmpty else {
      throw Refusal(.badWorkflowRequest, "The patch names no workflow. Send at least one in `workflows`.")
    }
    return WorkflowPatch(action: action, items: items)
  }
}

/// The body of a deletion of several workflows.
struct DeletionRequest: Decodable {
  let ids: [WorkflowID]?
  let deletesAll: Bool?

  private enum CodingKeys: String, CodingKey {
    case ids
    case deletesAll = "delete_all"
  }
}

extension PatchAction {
  /// The action that a body names.
  init(sent name: String?) throws(Refusal) {
    guard let action = name.flatMap(PatchAction.init(rawValue:)) else {
      let known = PatchAction.allCases.map(\.rawValue).joined(separator: ", ")
      let fault = name.map { "There is no action \"\($0)\"" } ?? "The patch has no action"
      throw Refusal(.badWorkflowRequest, "\(fault). Use one of \(known).")
    }
    self = action
  }
}
