import FoundationEssentials
import MeshCore

extension Checkup {
  /// Which context is used, why, and whether its service answers.
  static func service(_ session: CommandSession) async -> [Checkup] {
    let connection: Connection
    do {
      connection = try session.connect()
    } catch {
      let failure = Failure(error)
      return [
        Checkup(
          "context", .broken, failure.description, ending: failure.ending == .authentication ? failure.ending : .failure
        )
      ]
    }
    let context = connection.context
    var checks = [Checkup("context", "\(context.name): \(context.choice.title)")]
    switch context.place {
    case .local: checks.append(Checkup("service", "the embedded backend, on this machine"))
    case .service(let service): checks += fields(service)
    }
    checks.append(Checkup("writes", context.isReadOnly ? "refused: read-only" : "allowed"))
    return checks + [await answer(connection, session)]
  }

  private static func fields(_ service: ResolvedContext.Service) -> [Checkup] {
    func said(_ field: ResolvedContext.Field<String>) -> String { "\(field.value) (\(field.source.title))" }
    return [
      Checkup("service", said(service.base)), Checkup("user", said(service.userID)),
      service.appID.map { Checkup("app", said($0)) }
        ?? Checkup("app", .note, "none is named: set CLARIFAI_APP_ID, or pass --app; `meshwork apps` lists them"),
      Checkup("key", "set (\(service.key.source.title))"),
      Checkup("certificates", service.rootCertificates.map(said) ?? "the system's"),
    ]
  }

  private static func answer(_ connection: Connection, _ session: CommandSession) async -> Checkup {
    let transport = session.transport(of: connection)
    let start = session.host.now()
    do {
      if let app = try? connection.app {
        _ = try await MeshClient(app: app, transport: transport).workflows(page: 1, perPage: 1)
      } else {
        _ = try await MeshClient(app: .allApps(of: connection.userID), transport: transport)
          .send(.getUser(connection.userID))
      }
      let milliseconds = Int((session.host.now().timeIntervalSince(start) * 1000).rounded())
      return Checkup("answer", "in \(milliseconds) ms")
    } catch {
      return Checkup("answer", .broken, error.message, ending: error.isAboutKey ? .authentication : .failure)
    }
  }
}
