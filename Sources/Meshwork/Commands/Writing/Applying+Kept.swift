import MeshCore

extension Applying {
  /// What a plan is kept for. The owner of a key is asked for where the user is `me`, who is another one with another key.
  func place() async -> KeptPlan.Place {
    let isOpen = connection.backend == nil && connection.userID == "me"
    let owner = isOpen ? try? await connection.keyOwner(within: .seconds(30)) : nil
    return KeptPlan.Place(
      context: connection.context.name, base: connection.base, user: client.app.userID, app: client.app.appID,
      keyOwner: owner)
  }

  /// The plan in a file, made again on what the service holds now: just what was kept, or nothing.
  mutating func plan(_ kept: KeptPlan) async throws -> Plan {
    if let difference = kept.place.difference(from: await place()) {
      throw Failure(.usage, "Nothing was sent: the plan was made elsewhere: \(difference). Plan again here.")
    }
    filePins = kept.pins
    let plan = try await plan(kept.steps, kept.drafts)
    let moved = kept.moved(in: plan)
    let time = moment(kept.keptAt)
    guard moved.isEmpty else {
      throw Failure(
        .conflict,
        "Nothing was sent: since the plan was kept, \(time) UTC, the service has changed \(Self.some(moved)). Plan again."
      )
    }
    guard kept.isSent(by: plan) else {
      throw Failure(
        .conflict,
        "Nothing was sent: what the plan kept at \(time) UTC would send is not what it would be now. Plan again.")
    }
    guard kept.isIntact else {
      throw Failure(
        .conflict, "Nothing was sent: the file of the plan was edited since it was kept, at \(time) UTC. Plan again.")
    }
    return plan
  }
}
