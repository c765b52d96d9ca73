package import ArgumentParser
import Canvas
import MeshCore
import MeshUI

/// `meshwork theme list`: the themes there are to choose from.
package struct ThemeListCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the themes there are, with their least contrast.",
    discussion: """
      -o json and -o yaml print [{"name", "light", "contrast", "from", "faults", "chosen"}]; "light" and "contrast" are null \
      where a theme leaves its colours to the terminal.
      """)

  @OptionGroup(title: "Output") package var output: PrintOptions

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let paths = Paths(host.environment)
    let chosen = try ContextResolver(paths).own.theme ?? Appearance.automatic
    let themes = ThemeShelf(paths).all
    let printer = try output.printer(host)
    for theme in themes { for fault in theme.faults + theme.notes { printer.warn(fault) } }
    printer.show(Self.table(themes, chosen), json: .array(themes.map { Self.json($0, chosen) }))
    return .ok
  }

  private static func table(_ themes: [NamedTheme], _ chosen: String) -> Table {
    var table = Table("NAME", "GROUND", "CONTRAST", "", "FROM")
    table.add(
      Appearance.automatic, "", "", chosen == Appearance.automatic ? "chosen" : "", "light or dark, as the terminal is")
    for theme in themes {
      table.add(
        theme.name, theme.theme?.isLight.map { $0 ? "light" : "dark" } ?? "-",
        theme.theme?.lowestContrast.map(ratio) ?? "-",
        theme.faults.isEmpty ? theme.name == chosen ? "chosen" : "" : "fault", theme.place)
    }
    return table
  }

  private static func json(_ theme: NamedTheme, _ chosen: String) -> JSON {
    [
      "name": .string(theme.name), "light": theme.theme?.isLight.map(JSON.bool) ?? .null,
      "contrast": theme.theme?.lowestContrast.map { .number(($0 * 10).rounded(.down) / 10) } ?? .null,
      "from": .string(theme.place), "faults": .array(theme.faults.map(JSON.string)),
      "chosen": .bool(theme.name == chosen),
    ]
  }
}
