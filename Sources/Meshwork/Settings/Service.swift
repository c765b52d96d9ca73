import FoundationEssentials
import MeshCore
import MeshHTTP
import MeshLocal
import MeshUI
import MeshVision

/// The service the editor works on, connected: the embedded backend, or one over the network.
struct Service {
  let session: Session
  let client: MeshClient
  /// Where there is one: it can be reset.
  let backend: LocalBackend?
  let images: WebImageFetcher

  /// The context of the journal's entries: drafts belong to it and to the app.
  var scope: String {
    switch session.badge {
    case .local: "local/" + session.app.name
    case .remote: session.base + "/" + session.app.name
    }
  }

  /// Each field by itself: flag, then environment. With no credentials anywhere the embedded backend opens.
  init(_ options: ServiceOptions, _ environment: Environment, _ paths: Paths) throws(StartFailure) {
    let images = WebImageFetcher(allowsPrivateAddresses: true)
    switch options.context {
    case nil where environment["CLARIFAI_PAT"] == nil && options.baseURL == nil, "local":
      guard options.userID == nil, options.appID == nil else {
        throw StartFailure(
          "The embedded backend has one app, \(LocalBackend.sampleApp.name): --user and --app name an app of the service. "
            + "Set CLARIFAI_PAT for the service, or leave them out.")
      }
      try self.init(localIn: paths, images: images)
    case nil, "clarifai":
      try self.init(remote: options, environment, images: images)
    case let name?:
      throw StartFailure("There is no context \"\(name)\". Known: local, clarifai.")
    }
  }

  private init(
    remote options: ServiceOptions, _ environment: Environment, images: WebImageFetcher
  ) throws(StartFailure) {
    guard let key = environment["CLARIFAI_PAT"] else {
      throw StartFailure("There is no key for the service. Set CLARIFAI_PAT to a personal access token.")
    }
    guard let appID = options.appID ?? environment["CLARIFAI_APP_ID"] else {
      throw StartFailure("No app is named. Set CLARIFAI_APP_ID, pass --app, or open the sample app: --context local.")
    }
    let app = AppScope(userID: options.userID ?? environment["CLARIFAI_USER_ID"] ?? "me", appID: appID)
    let base = options.baseURL ?? environment["CLARIFAI_API_BASE"] ?? "https://api.clarifai.com"
    let transport: HTTPTransport
    do {
      transport = try HTTPTransport(
        base: base, key: key, rootCertificates: environment["CLARIFAI_ROOT_CERTIFICATES_PATH"])
    } catch {
      throw StartFailure(error.message)
    }
    let host = transport.base.split(separator: "/").last.map(String.init) ?? transport.base
    session = Session(
      badge: .remote(host: host), app: app, base: transport.base,
      catalogues: [AppScope(userID: "clarifai", appID: "main")], samples: Self.samples)
    client = MeshClient(app: app, transport: transport)
    backend = nil
    self.images = images
  }

  private init(localIn paths: Paths, images: WebImageFetcher) throws(StartFailure) {
    let folder = paths.data
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StartFailure("The folder \(folder) cannot be made. Make it writable, or set XDG_DATA_HOME to another one.")
    }
    let backend: LocalBackend
    do {
      backend = try LocalBackend(path: paths.localBackend, fetcher: images)
    } catch {
      throw StartFailure(error.message)
    }
    self.images = images
    self.backend = backend
    session = Session(
      badge: .local, app: LocalBackend.sampleApp, base: "",
      catalogues: [AppScope(userID: "meshwork", appID: "local"), AppScope(userID: "clarifai", appID: "main")],
      samples: Self.samples)
    client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend))
  }

  private static var samples: [Session.Sample] {
    SampleScene.allCases.map { Session.Sample(id: $0.rawValue, title: $0.title) }
  }
}
