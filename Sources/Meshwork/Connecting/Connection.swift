import FoundationEssentials
import MeshCore
import MeshHTTP
import MeshLocal
import MeshVision

/// A settled context, connected: the embedded backend, or a service over the network. Nothing is sent by making one.
struct Connection: Sendable {
  let context: ResolvedContext
  /// Where the context is read-only: what opens it for a time.
  let gate: WritingGate?
  let transport: any Transport
  let userID: String
  /// Nil where nothing names one.
  let appID: String?
  /// The base URL as calls use it; empty for the embedded backend.
  let base: String
  /// Where there is one: it can be reset.
  let backend: LocalBackend?
  let images: ImageReader
  /// What the embedded backend fetches, where it is the service.
  let fetched: FetchedImages?
  /// Where drafts, staged steps and the history are kept; nil where nothing names a folder for them.
  let journalPath: String?
  /// Who is told that the service makes one wait.
  let pauses = RetryPauses()

  init(_ context: ResolvedContext, _ paths: Paths, _ environment: Environment) throws(Failure) {
    self.context = context
    images = ImageReader(web: WebImageFetcher(allowsPrivateAddresses: true), nets: paths.nets)
    journalPath = try? paths.journal
    let service: any Transport
    switch context.place {
    case .local:
      let fetched = FetchedImages(images.web)
      let backend = try Self.backend(paths, fetched)
      self.fetched = fetched
      service = LocalTransport(backend)
      self.backend = backend
      (userID, appID) = (LocalBackend.sampleApp.userID, LocalBackend.sampleApp.appID)
      base = ""
    case .service(let place):
      let network = try Self.network(place, environment)
      service = PatientTransport(base: network, pauses: pauses)
      backend = nil
      fetched = nil
      (userID, appID) = (place.userID.value, place.appID?.value)
      base = network.base
    }
    let gate = context.isReadOnly ? WritingGate(isOpen: false) : nil
    transport = gate.map { GatedTransport(service, context: context.name, gate: $0) } ?? service
    self.gate = gate
  }

  /// The app that is worked on, or a sentence that says how to name one.
  var app: AppScope {
    get throws(Failure) {
      guard let appID else {
        throw Failure(
          .usage,
          "No app is named in context \(context.name). Set CLARIFAI_APP_ID, or pass --app; `meshwork apps` lists them. "
            + "The sample app opens with --context local.")
      }
      return AppScope(userID: userID, appID: appID)
    }
  }

  /// Apps whose models are offered beside the app's own.
  var catalogues: [AppScope] {
    let main = AppScope(userID: "clarifai", appID: "main")
    return backend == nil ? [main] : [AppScope(userID: "meshwork", appID: "local"), main]
  }

  /// The host's name, for titles.
  var host: String { base.split(separator: "/").last.map(String.init) ?? base }

  private static func network(
    _ place: ResolvedContext.Service, _ environment: Environment
  ) throws(Failure) -> HTTPTransport {
    do {
      return try HTTPTransport(
        base: place.base.value, key: place.key.value.text, rootCertificates: place.rootCertificates?.value,
        proxies: try ProxySettings(environment.values))
    } catch {
      // Several files and variables may name an address.
      let source = if case .address = error { " It comes from: \(place.base.source.title)." } else { "" }
      throw Failure(error.ending, error.message + source)
    }
  }

  static func backend(
    _ paths: Paths, _ images: any ImageFetcher, reading: Reading = .usual
  ) throws(Failure) -> LocalBackend {
    try backend(
      in: try paths.data, file: try paths.localBackend, images, nets: paths.nets, reading: reading,
      hint: "Set XDG_DATA_HOME to another one.")
  }

  /// Opens the backend's file, and makes its folder where it is missing. `hint` is what to do where that fails.
  static func backend(
    in folder: String, file: String, _ images: any ImageFetcher, nets: NetShelf, reading: Reading = .usual, hint: String
  ) throws(Failure) -> LocalBackend {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      let fault = WriteFault(error)
      throw Failure("The folder \(folder) cannot be made: \(fault.why). \(fault.nextStep). \(hint)")
    }
    do {
      return try LocalBackend(path: file, fetcher: images, catalogue: .standard(nets: nets), reading: reading)
    } catch {
      throw Failure(error.message)
    }
  }
}
