package import ArgumentParser

/// `meshwork models`: what nodes can run, and what of it can be installed.
package struct ModelsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List models, show one, or install the weights of those that run on this machine.",
    subcommands: [ModelsListCommand.self, ModelsInstallCommand.self], defaultSubcommand: ModelsListCommand.self)

  package init() {}
}
