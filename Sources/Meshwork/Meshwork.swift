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

  @MainActor
  private func edit() async throws(Failure) -> Int32 {
    // It stays open for days; a command is soon gone, and a server needs what it frees again at once.
    FreedMemory.returnsToSystem()
    do {
      let play = Play(kiosk: kiosk.kiosk)
      // Before anything looks where files lie.
      let folder = try play.kiosk.map { _ in try ThrowAwayFolder("kiosk") }
      defer { withExtendedLifetime(folder) {} }
      let runs = TemporaryRuns()
      var command = self
      var editor = try command.editor(play, runs)
      while true {
        if let remark = await editor.connection.learnKeyOwner(within: .seconds(3)) { editor.remarks.append(remark) }
        switch try editor.run() {
        case .program(let code):
          await runs.end { DescriptorSink.messages.write(Self.waitsForDeletion) }
          return code
        case .context(let name): (command, editor) = try command.editor(in: name, runs)
        }
      }
    } catch {
      throw Failure(error)
    }
  }

  private static let waitsForDeletion =
    "Deleting the temporary workflow ... Ctrl-C leaves that to the next start of meshwork.\n"

  private func editor(_ play: Play = Play(), _ runs: TemporaryRuns) throws -> Editor {
    try Editor(
      play.kiosk == nil ? service.request(.current) : .local(), theme: appearance.theme, depth: colors.choice.depth,
      isLinear: linear, play: play, temporaryRuns: runs)
  }

  /// The editor in another context; in the one of before, with a word on why, where that one cannot be opened.
  private func editor(in context: String, _ runs: TemporaryRuns) throws -> (Meshwork, Editor) {
    var next = self
    next.service.context = context
    // Flags are about the context that was asked for with them.
    (next.service.userID, next.service.appID, next.service.baseURL) = (nil, nil, nil)
    do {
      return (next, try next.editor(Play(), runs))
    } catch {
      var editor = try self.editor(Play(), runs)
      editor.remarks = [Failure(error).description]
      return (self, editor)
    }
  }

  /// Parses, and lets the editor keep the main thread, where this resumes: the screen and the keyboard belong to it.
  @MainActor
  package static func main() async {
    StandardStreams.fillClosed()
    // Whoever stops reading must not end a command between a write and its record.
    signal(SIGPIPE, SIG_IGN)
    do {
      switch try await asyncParseAsRoot() {
      case let command as Meshwork:
        let code = try await command.edit()
        if code != 0 { Glibc.exit(code) }
      case let command as DemoCommand:
        let code = try command.play()
        if code != 0 { Glibc.exit(code) }
      case var command as any MeshCommand: try await command.run()
      case var other: try other.run()
      }
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
