package import ArgumentParser
import Canvas
import MeshCore
import MeshUI
import Panels

/// `meshwork theme preview`: what everything looks like in a theme.
package struct ThemePreviewCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show what everything looks like in a theme.")

  @OptionGroup(title: "Output") package var output: PrintOptions

  @OptionGroup var colors: ColorOptions

  @Argument(help: "A theme by name, or the path of a theme file.")
  package var theme: String

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let found = try ThemeShelf(Paths(host.environment)).theme(theme)
    let printer = try output.printer(host)
    for warning in found.warnings + found.notes { printer.warn(warning) }
    let paths = Paths(host.environment)
    let settings = try paths.settingsIfAny.map { path throws(Failure) in try SettingsFile(path: path).read() }
    let sample = ThemeSample.lines(Keymap.reading(settings?.keys ?? []).keymap)
    var frame = Frame(size: Size(rows: sample.count, columns: min(host.columns ?? 72, 72)))
    frame.put(sample, in: frame.bounds)
    let lines = frame.lines(in: found.theme, depth: colors.choice.depth ?? Self.depth(host))
    host.output.write(lines.map { $0 + "\n" }.joined())
    return .ok
  }

  /// What the terminal shows as far as the environment tells; a file gets text.
  private static func depth(_ host: CommandHost) -> ColorDepth {
    let type = host.environment["TERM"] ?? "dumb"
    guard host.columns != nil, host.environment["NO_COLOR"] == nil, type != "dumb" else { return .mono }
    if ["truecolor", "24bit"].contains(host.environment["COLORTERM"]) { return .direct }
    return type.hasSuffix("256color") ? .indexed256 : .ansi16
  }
}
