package import ArgumentParser

/// `meshwork context`: the places to work.
package struct ContextCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "context", abstract: "List, choose, add and remove contexts.",
    discussion: """
      A context names a service, a user, an app and a key. Those of the official client appear as clarifai:NAME and are \
      never written; local is the embedded backend, and clarifai is the service as the environment describes it.
      """,
    subcommands: [
      ContextListCommand.self, ContextUseCommand.self, ContextAddCommand.self, ContextRemoveCommand.self,
    ],
    defaultSubcommand: ContextListCommand.self)

  package init() {}
}
