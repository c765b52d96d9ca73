package import ArgumentParser
import MeshCore
import MeshUI

/// `meshwork keys`: every key of the editor.
package struct KeysCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List every key of the editor, where it works and what it does.",
    discussion: """
      What works in every pane stands first, then what each place adds to it.
      -o json and -o yaml print {"keys": [{"place", "keys", "help"}]}.
      """)

  @OptionGroup(title: "Output") package var output: PrintOptions

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let lines = Keymap.table
    Printer(host: host, options: output).show(
      Self.table(lines),
      json: [
        "keys": .array(
          lines.map {
            ["place": .string($0.place), "keys": .array($0.keys.map(JSON.string)), "help": .string($0.help)]
          })
      ])
    return .ok
  }

  private static func table(_ lines: [KeyLine]) -> Table {
    var table = Table("PLACE", "KEYS", "WHAT")
    for line in lines { table.add(line.place, line.keys.joined(separator: " "), line.help) }
    return table
  }
}
