package import ArgumentParser
import MeshUI

/// `meshwork man`: the manual page, made from what the commands say of themselves, and from the table of keys.
package struct ManualCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page, for man(1).",
    discussion: """
      meshwork man | man -l -
      """)

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    // Settings that cannot be read leave the usual keys.
    let keymap = Keymap.reading((try? KeysCommand.settings(host)) ?? []).keymap
    host.output.write(try ManualPage(Meshwork._dumpHelp(), keys: keymap.table).text)
    return .ok
  }
}
