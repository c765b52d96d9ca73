package import ArgumentParser
import MeshCore

/// `meshwork context list`: all contexts, and which one is chosen.
package struct ContextListCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the contexts; the one that is chosen has a mark.",
    discussion: """
      -o json and -o yaml print {"current", "contexts": [{"name", "origin", "base_url", "user_id", "app_id", "key", \
      "read_only", "badge", "theme"}]}; origin is own, official or built_in, and key is set, environment or none. The \
      key itself is never printed.
      """)

  @OptionGroup(title: "Output") package var output: PrintOptions

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let printer = try output.printer(host)
    let resolver = try ContextResolver(Paths(host.environment))
    if case .failure(let error)? = resolver.official { printer.warn(error.message) }
    let chosen = resolver.chosenName(host.environment)
    printer.show(
      Self.table(resolver.contexts, chosen: chosen),
      json: ["current": .string(chosen), "contexts": .array(resolver.contexts.map(\.json))])
    return .ok
  }

  private static func table(_ contexts: [Context], chosen: String) -> Table {
    var table = Table("", "CONTEXT", "USER", "APP", "KEY", "WHERE", "NOTES")
    for context in contexts {
      table.add(
        context.name == chosen ? "*" : "", context.name, context.userID ?? "-", context.appID ?? "-", context.keyWords,
        context == .local ? "this machine" : context.base ?? ContextResolver.standardBase,
        [context.badge, context.isReadOnly ? "read-only" : nil, context.theme.map { "theme \($0)" }]
          .compactMap(\.self).joined(separator: ", "))
    }
    return table
  }
}

extension ContextResolver {
  /// The context that opens where no flag names one, also if it lacks something.
  fileprivate func chosenName(_ environment: Environment) -> String {
    if let current = own.current { return current }
    if let current = try? official?.get().current { return current }
    return environment["CLARIFAI_PAT"] == nil ? Context.local.name : Context.service.name
  }
}

extension Context {
  fileprivate var keyWords: String {
    switch key {
    case .stored: "set"
    case .fromEnvironment: "environment"
    case nil: self == .service ? "environment" : "none"
    }
  }

  fileprivate var json: JSON {
    var fields: [String: JSON] = [
      "name": .string(name), "origin": .string(originName), "key": .string(keyWords), "read_only": .bool(isReadOnly),
    ]
    fields["base_url"] = base.map(JSON.string)
    fields["user_id"] = userID.map(JSON.string)
    fields["app_id"] = appID.map(JSON.string)
    fields["badge"] = badge.map(JSON.string)
    fields["theme"] = theme.map(JSON.string)
    return .object(fields)
  }

  private var originName: String {
    switch origin {
    case .own: "own"
    case .official: "official"
    case .builtIn: "built_in"
    }
  }
}
