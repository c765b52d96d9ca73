package import ArgumentParser

/// `meshwork man`: the manual page, made from what the commands say of themselves.
package struct ManualCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page, for man(1).",
    discussion: """
      meshwork man | man -l -
      """)

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    host.output.write(try ManualPage(Meshwork._dumpHelp()).text)
    return .ok
  }
}
