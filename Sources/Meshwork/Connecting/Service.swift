import MeshCore
import MeshHTTP
import MeshLocal
import MeshUI
import MeshVision

/// What the editor works on: one app of a connection.
struct Service: Sendable {
  let session: Session
  let client: MeshClient
  /// Where there is one: it can be reset.
  let backend: LocalBackend?
  let images: WebImageFetcher

  init(_ connection: Connection) throws(Failure) {
    let app = try connection.app
    session = Session(
      badge: connection.backend == nil ? .remote(host: connection.host) : .local, app: app, base: connection.base,
      catalogues: connection.catalogues, samples: Self.samples)
    client = MeshClient(app: app, transport: connection.transport)
    backend = connection.backend
    images = connection.images
  }

  private static var samples: [Session.Sample] {
    SampleScene.allCases.map { Session.Sample(id: $0.rawValue, title: $0.title) }
  }
}
