extension MeshClient {
  /// The plan with what the service says of the models that it newly names. A look-up that fails is a warning: this only
  /// throws where the task is cancelled.
  public func checked(_ plan: Plan) async throws(APIError) -> Plan {
    let findings = await findings(of: plan.newReferences)
    guard !Task.isCancelled else { throw APIError(operation: "look models up", cause: .transport(.cancelled)) }
    return plan.checked(by: findings)
  }

  private func findings(of references: Set<ModelReference>) async -> [ModelReference: ModelFinding] {
    await withTaskGroup(of: (ModelReference, ModelFinding).self) { group in
      var findings: [ModelReference: ModelFinding] = [:]
      for (place, reference) in references.enumerated() {
        if place >= Self.lookUpsAtOnce, let (known, finding) = await group.next() { findings[known] = finding }
        group.addTask { (reference, await finding(of: reference)) }
      }
      for await (reference, finding) in group { findings[reference] = finding }
      return findings
    }
  }

  private static let lookUpsAtOnce = 4

  /// A reference without an owner is of the client's app, as the service takes it.
  private func finding(of reference: ModelReference) async -> ModelFinding {
    guard (reference.userID == nil) == (reference.appID == nil) else {
      return .notLookedUp("Of its owner only one of user and app is named.")
    }
    let owner = AppScope(userID: reference.userID ?? app.userID, appID: reference.appID ?? app.appID)
    let model: Model
    do {
      model = try await send(.getModel(reference.id, in: owner)).value.model
    } catch {
      return error.isOfNoModel ? .noModel : .notLookedUp(error.message)
    }
    guard let version = reference.versionID, version != model.version?.id else { return .found(typeID: model.typeID) }
    do {
      _ = try await send(.getModelVersion(version, of: reference.id, in: owner))
    } catch {
      return error.isOfNoModel ? .noVersion : .notLookedUp(error.message)
    }
    return .found(typeID: model.typeID)
  }
}

extension APIError {
  fileprivate var isOfNoModel: Bool { isNotFound || status?.code == .modelDoesNotExist }
}
