package import ArgumentParser
import MeshCore
import MeshUI

/// `meshwork keys`: every key of the editor.
package struct KeysCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List every key of the editor, where it works and what it does.",
    discussion: """
      What works in every pane stands first, then what each place adds to it. PLACE and COMMAND are what config.yaml \
      calls them, and `everywhere` is every place in which a command works:
      keys: {nodes: {add-node: [a, ctrl-t], zoom: []}, everywhere: {first: ["g g", home]}}
      --check says which settings of keys are not used, and why; exit code 1 where there are such.
      -o json and -o yaml print {"keys": [{"place", "name", "command", "keys", "help"}]}.
      """)

  @OptionGroup(title: "Output") package var output: PrintOptions

  @Flag(help: "Check the keys in the settings, and list nothing.")
  package var check = false

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let settings = try Self.settings(host)
    let (keymap, faults) = Keymap.reading(settings)
    let printer = try output.printer(host)
    for fault in faults { printer.warn(fault.message) }
    guard !check else {
      printer.say("\(settings.count - faults.count) of \(settings.count) settings of keys are used.")
      return faults.isEmpty ? .ok : .failure
    }
    let lines = keymap.table
    printer.show(
      Self.table(lines),
      json: [
        "keys": .array(
          lines.map {
            [
              "place": .string($0.place), "name": .string($0.name), "command": .string($0.command),
              "keys": .array($0.keys.map(JSON.string)), "help": .string($0.help),
            ]
          })
      ])
    return .ok
  }

  /// What the settings say of keys; where there is no folder for settings, nothing.
  static func settings(_ host: CommandHost) throws -> [KeySetting] {
    try Paths(host.environment).settingsIfAny.map { try SettingsFile(path: $0).read().keys } ?? []
  }

  private static func table(_ lines: [KeyLine]) -> Table {
    var table = Table("PLACE", "COMMAND", "KEYS", "WHAT")
    for line in lines { table.add(line.name, line.command, line.keys.joined(separator: " "), line.help) }
    return table
  }
}
