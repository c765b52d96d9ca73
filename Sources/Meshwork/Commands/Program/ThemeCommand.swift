package import ArgumentParser
import Canvas
import FoundationEssentials
import MeshCore

/// `meshwork theme`: what can be said of a theme without looking at it.
package struct ThemeCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Check themes.", subcommands: [ThemeCheckCommand.self])

  package init() {}
}

/// `meshwork theme check`: the contrast of each role.
package struct ThemeCheckCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List the contrast of each role of a theme; fails under 4.5 to 1.",
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
    let shelf = ThemeShelf(Paths(host.environment))
    let (theme, warnings) = try shelf.theme(theme)
    let printer = Printer(host: host, options: output)
    for warning in warnings { printer.warn(warning) }
    let roles = Role.allCases.map { ($0, theme[$0].contrast) }
    printer.show(
      Self.table(roles),
      json: [
        "theme": .string(theme.name), "warnings": .array(warnings.map(JSON.string)),
        "roles": .array(
          roles.map { ["role": .string($0.rawValue), "contrast": $1.map { .number(Self.rounded($0)) } ?? .null] }),
      ])
    return roles.contains(where: Self.isTooLow) ? .failure : .ok
  }

  /// What WCAG 2 asks of text.
  private static let least = 4.5

  /// Roles that draw lines and the tracks of bars: nothing is read in them.
  private static let lines: Set<Role> = [.border, .borderFocus, .conceptLow, .graphEdge]

  private static func isTooLow(_ role: Role, _ contrast: Double?) -> Bool {
    contrast.map { $0 < least } ?? false && !lines.contains(role)
  }

  private static func rounded(_ ratio: Double) -> Double { (ratio * 10).rounded(.down) / 10 }

  private static func table(_ roles: [(Role, Double?)]) -> Table {
    var table = Table("ROLE", "CONTRAST", "")
    for (role, contrast) in roles {
      table.add(
        role.rawValue, contrast.map { String(rounded($0)) } ?? "-",
        isTooLow(role, contrast) ? "too low" : lines.contains(role) ? "no text" : "")
    }
    return table
  }
}

extension Style {
  /// The contrast of ink and ground, or nil where one of them is the terminal's.
  fileprivate var contrast: Double? {
    guard let ink = ink?.shown, let ground = ground?.shown else { return nil }
    return ink.contrast(with: ground)
  }
}

extension Style.Color {
  fileprivate var shown: RGB {
    switch self {
    case .ansi(let index): RGB(ansi: index)
    case .rgb(let color): color
    }
  }
}
