package import ArgumentParser
import MeshCore

/// `meshwork models list`: what nodes can run.
package struct ModelsListCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "list",
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
    if let model {
      let (found, versions) = try await read(model, session)
      show(found, versions, session.printer)
    } else {
      show(try await read(session), session.printer)
    }
    return .ok
  }

  private func shelf(_ session: CommandSession) throws -> ModelShelf {
    let connection = try session.connect()
    return ModelShelf(client: try session.client(of: connection), catalogues: connection.catalogues)
  }

  private func read(_ model: String, _ session: CommandSession) async throws -> (Model, [ModelVersion]) {
    guard let reference = ModelReference(typed: model) else {
      throw Failure(.usage, "\"\(model)\" names no model. Write its id, USER/APP/ID, or its web address.")
    }
    return try await shelf(session).model(reference)
  }

  private func read(_ session: CommandSession) async throws -> [Model] {
    try await shelf(session).models(search: search)
  }

  // In one function with the reading it breaks the optimiser of Swift 6.3.
  @inline(never)
  private func show(_ model: Model, _ versions: [ModelVersion], _ printer: Printer) {
    printer.show(
      Self.head(model) + [""] + Self.table(versions).lines(columns: printer.host.columns),
      json: ["model": JSON(printing: model), "model_versions": .array(versions.map { JSON(printing: $0) })])
  }

  @inline(never)
  private func show(_ models: [Model], _ printer: Printer) {
    printer.show(Self.table(models), json: ["models": .array(models.map { JSON(printing: $0) })])
    if models.isEmpty { printer.say("There is no model\(search == nil ? "" : " like that").") }
  }

  private static func head(_ model: Model) -> [String] {
    [
      ("id", model.id.distinct), ("owner", model.owner.distinct), ("type", model.typeID ?? "-"),
      ("description", model.summary ?? "-"),
    ]
    .map { name, value in name + String(repeating: " ", count: 13 - name.count) + value }
  }

  private static func table(_ versions: [ModelVersion]) -> Table {
    var table = Table("VERSION", "MADE", "STATE")
    for version in versions {
      table.add(version.id.distinct, moment(version.createdAt), version.status?.summary ?? "-")
    }
    return table
  }

  private static func table(_ models: [Model]) -> Table {
    var table = Table("MODEL", "OWNER", "TYPE", "VERSION", "NAME")
    for model in models {
      table.add(
        model.id.distinct, model.owner.distinct, model.typeID ?? "-", model.version?.id.distinct ?? "-",
        model.name ?? model.summary ?? "")
    }
    return table
  }
}
