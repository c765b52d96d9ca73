import MeshCore
import MeshLocal

/// What a command works with once its options are read: a printer, and the service on demand.
struct CommandSession {
  let options: CommonOptions
  let host: CommandHost
  let printer: Printer
  let paths: Paths

  /// `formats`: in which the command prints.
  init(
    _ options: CommonOptions, _ host: CommandHost, in formats: Set<OutputFormat> = OutputFormat.ofData
  ) throws(Failure) {
    printer = try options.output.printer(host, in: formats)
    self.options = options
    self.host = host
    paths = Paths(host.environment)
  }

  func resolve() throws -> ResolvedContext {
    try ContextResolver(paths).resolve(options.service.request(host.environment))
  }

  // Where it becomes part of a function that waits, it breaks the optimiser of Swift 6.3.
  @inline(never)
  func connect() throws -> Connection {
    let connection = try Connection(try resolve(), paths, host.environment)
    let messages = host.messages
    // A wait would be silence otherwise.
    connection.pauses.tell { if $0.isLong { messages.write("Waiting. \($0.description)\n") } }
    return connection
  }

  /// The app that is worked on, where the context names one. Nothing is connected for it.
  var app: AppScope? {
    get throws {
      switch try resolve().place {
      case .local: LocalBackend.sampleApp
      case .service(let place): place.appID.map { AppScope(userID: place.userID.value, appID: $0.value) }
      }
    }
  }

  /// The client of the app that is worked on.
  func client() throws -> MeshClient { try client(of: try connect()) }

  func client(of connection: Connection) throws -> MeshClient {
    MeshClient(app: try connection.app, transport: transport(of: connection))
  }

  /// Says why not all of what was asked for came, and how much did; gives how the command ends.
  func cutShort(by error: any Error, _ rest: String) -> Ending {
    let failure = Task.isCancelled ? Failure(CancellationError()) : Failure(error)
    printer.write(["Error: \(failure.description) \(rest)"])
    return Task.isCancelled ? .interrupted : .partialSuccess
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
