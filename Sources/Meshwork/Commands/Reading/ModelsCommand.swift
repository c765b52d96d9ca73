package import ArgumentParser
import MeshCore

/// `meshwork models`: what nodes can run.
package struct ModelsCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "List the models of the app and of the public catalogues, or show one with its versions.",
    discussion: """
      -o json and -o yaml print {"models": [...]}, or {"model": {...}, "model_versions": [...]} for one.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "A model: its id, USER/APP/ID, or its web address.")
  package var model: String?

  @Option(help: "Only models whose name or id holds this text.")
  package var search: String?

  package init() {}

  package func validate() throws {
    if model != nil, search != nil { throw ValidationError("Name a model or search for some, not both.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let connection = try session.connect()
    let shelf = ModelShelf(client: try session.client(of: connection), catalogues: connection.catalogues)
    if let model {
      guard let reference = ModelReference(typed: model) else {
        throw Failure(.usage, "\"\(model)\" names no model. Write its id, USER/APP/ID, or its web address.")
      }
      let (found, versions) = try await shelf.model(reference)
      try session.printer.show(
        Self.head(found) + [""] + Self.table(versions).lines(columns: host.columns),
        json: [
          "model": try JSON(encoding: found), "model_versions": .array(try versions.map { try JSON(encoding: $0) }),
        ])
    } else {
      let models = try await shelf.models(search: search)
      try session.printer.show(Self.table(models), json: ["models": .array(try models.map { try JSON(encoding: $0) })])
      if models.isEmpty { session.printer.say("There is no model\(search == nil ? "" : " like that").") }
    }
    return .ok
  }

  private static func head(_ model: Model) -> [String] {
    [("id", model.id), ("owner", model.owner), ("type", model.typeID ?? "-"), ("description", model.summary ?? "-")]
      .map { name, value in name + String(repeating: " ", count: 13 - name.count) + Printer.safe(value) }
  }

  private static func table(_ versions: [ModelVersion]) -> Table {
    var table = Table("VERSION", "MADE", "STATE")
    for version in versions { table.add(version.id, moment(version.createdAt), version.status?.summary ?? "-") }
    return table
  }

  private static func table(_ models: [Model]) -> Table {
    var table = Table("MODEL", "OWNER", "TYPE", "VERSION", "NAME")
    for model in models {
      table.add(model.id, model.owner, model.typeID ?? "-", model.version?.id ?? "-", model.name ?? model.summary ?? "")
    }
    return table
  }
}
