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
    let wasCurrent = settings.current == name
    guard settings.remove(name) else {
      guard resolver.contexts.contains(where: { $0.name == name }) else {
        throw ContextError.unknown(name, known: settings.contexts.map(\.name))
      }
      throw Failure("Could not remove context \(name): it is not of our settings. Only contexts that were added are.")
    }
    try SettingsFile(path: try paths.settings).write(settings)
    let printer = try output.printer(host)
    printer.say("Removed: \(name).")
    let next =
      wasCurrent ? try? ContextResolver(paths).resolve(ContextRequest(environment: host.environment.values)) : nil
    if wasCurrent {
      printer.say(
        "It was the current one. The next command goes to \(next?.name ?? "another context"); `meshwork context use` chooses."
      )
    }
    return .ok
  }
}
