import MeshCore

extension Catalogue {
  /// The workflow as it is stored, with the model of every node found and pinned to a version, or why it is refused.
  func checked(_ workflow: Workflow) throws(Refusal) -> Workflow {
    let errors = Validation(workflow).errors
    for case .badWorkflowID(let id) in errors {
      throw Refusal(.badWorkflow, Validation.Issue.badWorkflowID(id).message)
    }
    try Self.refuse(errors.filter { !$0.isOfAttribute }, of: workflow)
    try workflow.checkAttributes()
    var checked = workflow
    for index in checked.nodes.indices {
      let node = checked.nodes[index]
      guard let (model, version) = find(node.model) else { throw unknownModel(of: node, in: workflow) }
      checked.nodes[index].model = model.reference(to: version)
      do {
        _ = try version.ability.worker?.filled(with: Parameters(node))
      } catch {
        throw Refusal(.badParameter, "Node \(node.id) of workflow \(workflow.id): \(error.message)")
      }
    }
    let fit = Validation(checked) { reference in find(reference)?.model.typeID }
    try Self.refuse(fit.issues.filter { if case .unfitting = $0 { true } else { false } }, of: workflow)
    return checked
  }

  private static func refuse(_ issues: [Validation.Issue], of workflow: Workflow) throws(Refusal) {
    guard !issues.isEmpty else { return }
    let messages = issues.map(\.message).joined(separator: " ")
    throw Refusal(.badGraph, "Workflow \(workflow.id): \(messages) Fix it and send it again.")
  }

  private func unknownModel(of node: WorkflowNode, in workflow: Workflow) -> Refusal {
    var anyVersion = node.model
    anyVersion.versionID = nil
    let owner = node.model.owner.map { " of \($0)" } ?? ""
    let lead = "Node \(node.id) of workflow \(workflow.id) names"
    guard let version = node.model.versionID, let (model, _) = find(anyVersion) else {
      return Refusal(
        .unknownNodeModel, "\(lead) a model \(node.model.id)\(owner), which is not known here. Choose one of the list.")
    }
    let known = model.versions.map(\.id).joined(separator: ", ")
    return Refusal(
      .unknownNodeModel, "\(lead) version \(version) of \(model.id), which is not known here. Known: \(known).")
  }
}
