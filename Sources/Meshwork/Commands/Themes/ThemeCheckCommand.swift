package import ArgumentParser
import Canvas
import FoundationEssentials
import MeshCore
import MeshUI

/// `meshwork theme check`: the contrast of each role.
package struct ThemeCheckCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "List the contrast of each role of a theme; fails under 4.5 to 1, and where a part is not known or cannot be used.",
    discussion: """
      Colours that are the terminal's own are judged as the console of PCs shows them; where a role leaves its colour to \
      the terminal nothing can be said. Lines and the tracks of bars are not judged.
      -o json and -o yaml print {"theme", "warnings", "roles": [{"role", "contrast"}]}.
      """)

  @OptionGroup(title: "Output") package var output: PrintOptions

  @Argument(help: "A theme by name, or the path of a theme file.")
  package var theme: String

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let found = try ThemeShelf(Paths(host.environment)).theme(theme)
    let (theme, warnings) = (found.theme, found.warnings + found.notes)
    let printer = try output.printer(host)
    for warning in warnings { printer.warn(warning) }
    printer.show(
      Self.table(theme),
      json: [
        "theme": .string(theme.name), "warnings": .array(warnings.map(JSON.string)),
        "roles": .array(
          Role.allCases.map { role in
            [
              "role": .string(role.rawValue),
              "contrast": theme.contrast(of: role).map { .number(Self.rounded($0)) } ?? .null,
            ]
          }),
      ])
    return warnings.isEmpty && !Role.allCases.contains(where: theme.isTooLow) ? .ok : .failure
  }

  private static func rounded(_ ratio: Double) -> Double { (ratio * 10).rounded(.down) / 10 }

  private static func table(_ theme: Theme) -> Table {
    var table = Table("ROLE", "CONTRAST", "")
    for role in Role.allCases {
      table.add(
        role.rawValue, theme.contrast(of: role).map(ratio) ?? "-",
        theme.isTooLow(role) ? "too low" : Theme.lines.contains(role) ? "no text" : "")
    }
    return table
  }
}
