import MeshCore
import MeshHTTP
import MeshLocal
import MeshUI
import MeshVision

/// What the editor works on: one app of a connection, or its apps while none is chosen.
struct Service: Sendable {
  let session: Session
  let client: MeshClient
  /// What journals and claims of the app are kept under.
  let scope: String
  /// What its temporary workflows are noted under.
  let noteScopes: [String]
  /// Where there is one: it can be reset.
  let backend: LocalBackend?
  let images: ImageReader
  /// What the embedded backend fetches, where it is the service.
  let fetched: FetchedImages?
  private let pauses: RetryPauses
  private let calls = CallLog()
  /// Where the context is read-only: what opens it for a time.
  let gate: WritingGate?

  /// `app` nil: one of the user's apps is still to be chosen, those that were used before first.
  ///
  /// `holder` is who edits the app, where that is another meshwork.
  init(
    _ connection: Connection, app: AppScope?, usedApps: [UsedApp], holder: String? = nil, contexts: [String] = [],
    mayOpenWriting: Bool = true
  ) {
    var session: Session
    let badge: Session.Badge =
      connection.backend == nil ? .remote(connection.context.badge ?? connection.host) : .local
    if let app {
      session = Session(
        badge: badge, context: connection.context.name, app: app, base: connection.base,
        catalogues: connection.catalogues, samples: connection.images.samples,
        usedApps: usedApps, isReadOnly: connection.context.isReadOnly, holder: holder)
    } else {
      session = Session(
        badge: badge, choosingAppOf: connection.userID, base: connection.base, usedApps: usedApps)
    }
    session.contexts = contexts
    session.mayOpenWriting = mayOpenWriting
    self.session = session
    scope = connection.scope(of: session.app)
    noteScopes = connection.noteScopes(of: session.app)
    client = MeshClient(
      app: session.app, transport: LoggedTransport(base: connection.transport, log: calls))
    backend = connection.backend
    images = connection.images
    fetched = connection.fetched
    pauses = connection.pauses
    gate = connection.gate
  }

  /// Has `mailbox` told where the service makes one wait for long.
  func tellPauses(to mailbox: any Mailbox) {
    pauses.tell { if $0.isLong { mailbox.post(.serviceWaits($0)) } }
  }
  /// Has `mailbox` told of every call.
  func tellCalls(to mailbox: any Mailbox) {
    calls.tell { mailbox.post(.called($0)) }
  }
}
