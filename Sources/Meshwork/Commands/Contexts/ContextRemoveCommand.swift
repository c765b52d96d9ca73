package import ArgumentParser
import MeshCore

/// `meshwork context remove`: forgets a context of our own, and its key.
package struct ContextRemoveCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Forget a context, and the key that is stored with it.")

  @OptionGroup(title: "Output") package var output: PrintOptions

  @Argument(help: "The name of a context that was added here.")
  package var name: String

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let paths = Paths(host.environment)
    let resolver = try ContextResolver(paths)
    var settings = resolver.own
    guard settings.remove(name) else {
      guard resolver.contexts.contains(where: { $0.name == name }) else {
        throw ContextError.unknown(name, known: settings.contexts.map(\.name))
      }
      throw Failure("Could not remove context \(name): it is not of our settings. Only contexts that were added are.")
    }
    try SettingsFile(path: try paths.settings).write(settings)
    Printer(host: host, options: output).say("Removed: \(name).")
    return .ok
  }
}
