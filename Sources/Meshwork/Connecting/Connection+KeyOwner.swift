import FoundationEssentials
import MeshCore
import MeshState

extension Connection {
  /// What is kept of a key from the environment; nil where the context itself says which key it is.
  var keyMark: String? {
    guard case .service(let service) = context.place, case .variable = service.key.source else { return nil }
    return KeyOwners.mark(of: base + " " + service.key.value.text)
  }

  /// Asks the service once whose a key from the environment is, so that drafts and staged steps are of that user. A
  /// sentence where it does not say so in that time; nil otherwise.
  func learnKeyOwner(within time: Duration) async -> String? {
    guard let keyMark, let journalPath else { return nil }
    do {
      let owners = try KeyOwners(path: journalPath)
      guard try owners.owner(of: keyMark) == nil else { return nil }
      let user = try await keyOwner(within: time)
      try owners.note(
        user, of: keyMark, movingScopes: Self.ending(ofKey: keyMark), to: Self.ending(ofUser: user))
      return nil
    } catch let error as APIError {
      return
        "Nobody knows whose the key in the environment is, so drafts and staged steps are kept for this key alone. "
        + error.message
    } catch {
      // The journal is opened next, and says what is wrong with it.
      return nil
    }
  }

  /// Asks the service whose the key is.
  func keyOwner(within time: Duration) async throws -> String {
    let client = MeshClient(app: .ofKey, transport: transport)
    let operation = "ask whose the key is"
    return try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask { try await client.send(.getUser("me")).value.user.id }
      group.addTask {
        try await pause(for: time)
        throw APIError(operation: operation, cause: .transport(.lost("it took too long")))
      }
      defer { group.cancelAll() }
      guard let user = try await group.next(), !user.isEmpty else {
        throw APIError(operation: operation, cause: .unreadable("field user.id is missing"))
      }
      return user
    }
  }
}
