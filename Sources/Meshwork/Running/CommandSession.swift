import MeshCore

/// What a command works with once its options are read: a printer, and the service on demand.
struct CommandSession {
  let options: CommonOptions
  let host: CommandHost
  let printer: Printer
  let paths: Paths

  init(_ options: CommonOptions, _ host: CommandHost) throws(Failure) {
    self.options = options
    self.host = host
    printer = options.printer(host)
    paths = Paths(host.environment)
  }

  func resolve() throws -> ResolvedContext {
    try ContextResolver(paths).resolve(options.service.request(host.environment))
  }

  func connect() throws -> Connection { try Connection(try resolve(), paths, host.environment) }

  /// The client of the app that is worked on.
  func client() throws -> MeshClient { try client(of: try connect()) }

  func client(of connection: Connection) throws -> MeshClient {
    MeshClient(app: try connection.app, transport: transport(of: connection))
  }

  func transport(of connection: Connection) -> any Transport {
    options.output.isVerbose
      ? NarratingTransport(connection.transport, messages: host.messages, now: host.now) : connection.transport
  }

  /// What is said where the app has no workflow of an id.
  static func missing(_ id: WorkflowID, in app: AppScope, for purpose: String) -> Failure {
    Failure(.notFound, "Could not \(purpose): \(app.name) has no workflow \(id). `meshwork list` shows what it has.")
  }
}
