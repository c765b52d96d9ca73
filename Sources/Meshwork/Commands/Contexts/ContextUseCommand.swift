package import ArgumentParser
import MeshCore

/// `meshwork context use`: chooses the context that opens where none is named.
package struct ContextUseCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Choose the context that opens where none is named.")

  @OptionGroup(title: "Output") package var output: PrintOptions

  @Argument(help: "The name of a context, as `meshwork context list` shows it.")
  package var name: String

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let paths = Paths(host.environment)
    let resolver = try ContextResolver(paths)
    guard resolver.contexts.contains(where: { $0.name == name }) else {
      throw ContextError.unknown(name, known: resolver.contexts.map(\.name))
    }
    var settings = resolver.own
    settings.current = name
    try SettingsFile(path: try paths.settings).write(settings)
    try output.printer(host).say("Current context: \(name).")
    return .ok
  }
}
