package import ArgumentParser
import MeshCore

/// What every command that writes takes.
package struct WriteOptions: ParsableArguments, Sendable {
  @Flag(
    name: [.customShort("y"), .customLong("yes")], help: "Write without asking; needed where there is no terminal.")
  package var yes = false

  @Flag(
    help: """
      Write although an action that was chosen by name may lose something, as the plan says; beside --yes, never in \
      its place.
      """)
  package var acceptRisk = false

  @Flag(
    help: """
      Write only if what the editor has pinned holds, and something is pinned of each workflow that is created or \
      changed. What is deleted needs no pin, and goes only where it has none. On a service --yes lets nodes that read \
      other ones be run as a temporary workflow, which is deleted after.
      """)
  package var requirePins = false

  package init() {}
}

/// How `plan` and `apply` take files.
package struct DescribingOptions: ParsableArguments, Sendable {
  @OptionGroup package var input: FileOptions

  @Option(help: "The action for workflows that exist, in place of the proposed one.")
  package var action: DescribedAction?

  @Flag(help: "Delete the workflows of the app that have no file in the folder.")
  package var prune = false

  package init() {}

  package func validate() throws {
    try input.check(action)
    if prune, input.files.count != 1 { throw ValidationError("--prune is for a folder: name one with -f.") }
  }

  var planning: FilePlanning { FilePlanning(action: action?.action, prunes: prune) }

  /// Fails where --prune names no folder.
  func requireFolder(_ environment: Environment) throws(Failure) {
    guard !prune || input.isOneFolder(environment) else {
      throw Failure(
        .usage, "--prune is for a folder, and \(input.files.joined(separator: ", ")) is none. Name a folder.")
    }
  }
}

/// `--action` of what files describe: a remove is read, so that it is refused in words, and not offered.
package struct DescribedAction: ExpressibleByArgument, Sendable {
  let action: PatchAction

  package init?(argument: String) {
    guard let choice = ActionChoice(argument: argument) else { return nil }
    action = choice.action
  }

  package static let allValueStrings = [PatchAction.overwrite, .merge].map(\.rawValue)
}

/// The files a command reads workflows from.
package struct FileOptions: ParsableArguments, Sendable {
  @Option(
    name: [.customShort("f"), .customLong("file")], parsing: .singleValue,
    help:
      """
      A file of workflows: official YAML, one or more documents, or JSON; - is the standard input. For plan and apply \
      also a folder of such files, as pull writes it.
      """,
    completion: .file())
  package var files: [String] = []

  package init() {}

  func requireFiles() throws {
    if files.isEmpty { throw ValidationError("Name a file with -f, or - for the standard input.") }
  }

  /// What all files say of workflows; what of it is left out is said as warnings. What they say beside that, as the
  /// bodies of requests do, has to be what `purpose` does.
  func read(_ session: CommandSession, for purpose: FilePurpose = .describing) throws -> [WorkflowPatch.Item] {
    var read = DescribedFiles(session, for: purpose)
    for file in files { try add(file, to: &read, session) }
    return read.items
  }

  /// The same where folders may be named too.
  func readAll(_ session: CommandSession) throws -> DescribedFiles {
    var read = DescribedFiles(session, for: .describing)
    for file in files {
      if isFolder(file, session.host.environment) {
        try read.addFolder(file)
      } else {
        try add(file, to: &read, session)
      }
    }
    return read
  }

  /// Whether just one folder is named, so that what has no file there can be meant.
  func isOneFolder(_ environment: Environment) -> Bool { files.count == 1 && isFolder(files[0], environment) }

  private func isFolder(_ file: String, _ environment: Environment) -> Bool {
    file != "-" && UserFile(file, environment).isFolder
  }

  private func add(_ file: String, to read: inout DescribedFiles, _ session: CommandSession) throws(Failure) {
    try read.add(try Self.text(file, session.host.input), of: file == "-" ? "standard input" : file)
  }

  /// Which actions suit what a file says a workflow is to be.
  func check(_ action: DescribedAction?) throws(ValidationError) {
    guard let action else { return }
    guard !files.isEmpty else { throw ValidationError("--action is for files: name one with -f.") }
    guard action.action != .remove else {
      throw ValidationError(
        "A file says what a workflow is to be, which remove does not. `meshwork patch ID --action remove -f FILE` drops "
          + "the nodes that a file names.")
    }
  }

  private static func text(_ file: String, _ input: any CommandInput) throws(Failure) -> String {
    do {
      guard file == "-" else { return try UserFile(file).text() }
      return try UserFile.text(input.readAll(limit: UserFile.largestText), of: "standard input")
    } catch {
      throw Failure(
        "Could not read workflows. \(error.message)\(error.isTooLarge ? " Split it into several files." : "")")
    }
  }
}
