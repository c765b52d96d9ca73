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
    let connection = try session.connect()
    let client = MeshClient(app: .allApps(of: connection.userID), transport: session.transport(of: connection))
    var apps: [App] = []
    var (page, isLast) = (1, false)
    while !isLast {
      let next = try await client.send(
        .listApps(of: connection.userID, page: page, perPage: MeshClient.largestPage)
      ).value.apps
      apps += next
      (page, isLast) = (page + 1, next.count < MeshClient.largestPage)
    }
    try session.printer.show(Self.table(apps), json: ["apps": .array(try apps.map { try JSON(encoding: $0) })])
    return .ok
  }

  private static func table(_ apps: [App]) -> Table {
    var table = Table("APP", "USER", "CHANGED", "NAME")
    for app in apps { table.add(app.id, app.userID, moment(app.modifiedAt), app.name ?? app.summary ?? "") }
    return table
  }
}
