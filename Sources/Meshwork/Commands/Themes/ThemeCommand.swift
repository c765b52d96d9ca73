package import ArgumentParser

/// `meshwork theme`: what can be done with themes without the editor.
package struct ThemeCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "List, check, preview and start themes.",
    discussion: """
      Themes are YAML files in ~/.config/meshwork/themes; files of base16 and base24 are read as they are. The editor shows \
      what is saved in them at once.
      """,
    subcommands: [ThemeListCommand.self, ThemeCheckCommand.self, ThemePreviewCommand.self, ThemeNewCommand.self])

  package init() {}
}
