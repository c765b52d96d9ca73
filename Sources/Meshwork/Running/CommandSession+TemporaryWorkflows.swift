import MeshCore
import MeshState

extension CommandSession {
  /// What runs nodes that no app of a service stores. What processes that are gone left behind of it is deleted first.
  @inline(never)
  func temporaryWorkflows(_ connection: Connection, _ client: MeshClient) async throws -> TemporaryWorkflows {
    try WriteGate.requireWritable(connection.context)
    let notes = TemporaryNoteFiles(scopes: connection.noteScopes(of: client.app), in: try paths.state)
    let printer = printer
    let workflows = TemporaryWorkflows(
      client, notes: notes,
      left: { id in
        printer.warn("\(id) could not be deleted. The next start of the editor deletes it, or `meshwork delete \(id)`.")
      })
    await workflows.sweep()
    return workflows
  }
}
