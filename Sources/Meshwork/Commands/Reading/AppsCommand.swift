package import ArgumentParser
import MeshCore

/// `meshwork apps`: the apps of the user.
package struct AppsCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "apps", abstract: "List the apps of the user.",
    discussion: """
      -o json and -o yaml print {"apps": [{"id", "user_id", "name", "description", "modified_at"}]}.
      """)

  @OptionGroup package var common: CommonOptions

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    show(try await read(session), session.printer)
    return .ok
  }

  private func read(_ session: CommandSession) async throws -> [App] {
    let connection = try session.connect()
    let client = MeshClient(app: .allApps(of: connection.userID), transport: session.transport(of: connection))
    return try await client.allApps(of: connection.userID)
  }

  // In one function with the reading it breaks the optimiser of Swift 6.3.
  @inline(never)
  private func show(_ apps: [App], _ printer: Printer) {
    printer.show(Self.table(apps), json: ["apps": .array(apps.map { JSON(printing: $0) })])
  }

  private static func table(_ apps: [App]) -> Table {
    var table = Table("APP", "USER", "CHANGED", "NAME")
    for app in apps {
      table.add(app.id.distinct, app.userID.distinct, moment(app.modifiedAt), app.name ?? app.summary ?? "")
    }
    return table
  }
}
