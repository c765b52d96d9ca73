import MeshCore
import MeshState

extension Checkup {
  /// The temporary workflows that are noted here for the app, and those that the service has, which no list shows.
  @inline(never)
  static func temporaryWorkflows(_ session: CommandSession) async -> [Checkup] {
    guard let connection = try? session.connect(), let app = try? connection.app, let state = try? session.paths.state
    else { return [] }
    let notes = TemporaryNoteFiles(scopes: connection.noteScopes(of: app), in: state)
    let (noted, abandoned) = (notes.noted(), Set(notes.abandoned()))
    // That it gives no answer is said where it is asked for one.
    let stored = await stored(in: app, session.transport(of: connection))
    let all = Set(noted).union(stored ?? []).sorted()
    return all.map { id in
      let name = "temporary workflow"
      let place = stored.map { $0.contains(id) ? "" : ", not on the service" } ?? ""
      guard noted.contains(id) else {
        return Checkup(name, .note, "\(id): not noted here. If nobody is at work with it: meshwork delete \(id)")
      }
      return abandoned.contains(id)
        ? Checkup(
          name, .note, "\(id): noted here\(place), its process is gone. The next start of the editor deletes it")
        : Checkup(name, "\(id): noted here\(place), a meshwork is at work with it, and deletes it")
    }
  }

  private static func stored(in app: AppScope, _ transport: any Transport) async -> [WorkflowID]? {
    let found = try? await MeshClient(app: app, transport: transport).workflows(
      page: 1, perPage: MeshClient.largestPage, search: TemporaryWorkflows.prefix)
    return found?.documents.map(\.id).filter(TemporaryWorkflows.isTemporary)
  }
}
