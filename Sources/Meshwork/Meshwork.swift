package import ArgumentParser
import Glibc

/// The program: `meshwork` opens the editor, and its subcommands do the same work without the screen.
@main
package struct Meshwork: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "meshwork",
    abstract: "Edit Clarifai Mesh Workflows in the terminal: stage, plan, apply, predict.",
    discussion: """
      Without a subcommand the editor opens. With no credentials anywhere that is the embedded backend, with a sample \
      app that works offline; with CLARIFAI_PAT set, or a context chosen, the same editor works on Clarifai's own service.
      """,
    version: Build.version,
    groupedSubcommands: [
      CommandGroup(
        name: "Reading",
        subcommands: [
          ListCommand.self, ShowCommand.self, VersionsCommand.self, BisectCommand.self, ExportCommand.self,
          PullCommand.self, ModelsCommand.self, AppsCommand.self, PredictCommand.self, RunsCommand.self,
        ]),
      CommandGroup(
        name: "Writing",
        subcommands: [
          CreateCommand.self, PatchCommand.self, PlanCommand.self, ApplyCommand.self, ImportCommand.self,
          RenameCommand.self, DeleteCommand.self,
        ]),
      CommandGroup(
        name: "This Program",
        subcommands: [
          DemoCommand.self, ContextCommand.self, KeysCommand.self, ServeCommand.self, DoctorCommand.self,
          ThemeCommand.self,
          CompletionCommand.self, ManualCommand.self,
        ]),
    ])

  @OptionGroup var service: ServiceOptions

  @OptionGroup var appearance: AppearanceOptions

  @OptionGroup var colors: ColorOptions

  @Flag(help: "Work line by line, with numbered choices: for screen readers, and terminals of any kind.")
  var linear = false

  @OptionGroup var kiosk: KioskOptions

  package init() {}

  package func validate() throws {
    if linear, kiosk.minutes != nil { throw ValidationError("--linear and --kiosk do not go together.") }
  }

  /// The command that a line asks for, without running it; nil for the editor, and for help.
  package static func command(_ arguments: [String]) throws -> (any MeshCommand)? {
    try parseAsRoot(arguments) as? any MeshCommand
  }

  private var start: EditorStart {
    let play = Play(kiosk: kiosk.kiosk)
    // The variables are read once, so not before a kiosk has given itself a folder.
    return EditorStart(
      request: play.kiosk == nil ? service.request(.current) : .local(), theme: appearance.theme,
      depth: colors.choice.depth, isLinear: linear, play: play)
  }

  /// Does what the line asks for; gives the exit code. A bare `meshwork` has nothing to be parsed, which would be a
  /// fifth of the time to the first frame.
  @MainActor
  private static func end() async throws -> Int32 {
    guard CommandLine.arguments.count > 1 else { return try await EditorStart().run() }
    switch try await asyncParseAsRoot() {
    case let command as Meshwork: return try await command.start.run()
    case let command as DemoCommand: return try command.play()
    case var command as any MeshCommand: try await command.run()
    case var other: try other.run()
    }
    return 0
  }

  /// Parses, and lets the editor keep the main thread, where this resumes: the screen and the keyboard belong to it.
  @MainActor
  package static func main() async {
    StandardStreams.fillClosed()
    // Whoever stops reading must not end a command between a write and its record.
    signal(SIGPIPE, SIG_IGN)
    do {
      let code = try await end()
      if code != 0 { Glibc.exit(code) }
    } catch let failure as Failure {
      DescriptorSink.messages.write("Error: \(Printer.safe(failure.description))\n")
      Glibc.exit(failure.ending.rawValue)
    } catch {
      // The parser's own printing does not see whether what is asked for, help or a version, reaches the disk.
      guard exitCode(for: error).isSuccess else { exit(withError: error) }
      let words = fullMessage(for: error)
      if !words.isEmpty { DescriptorSink.data.write(words.hasSuffix("\n") ? words : words + "\n") }
    }
  }
}
