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

  @Flag(help: "Write only if what the editor has pinned holds, and something is pinned of each workflow that changes.")
  package var requirePins = false

  package init() {}
}

/// The files a command reads workflows from.
package struct FileOptions: ParsableArguments, Sendable {
  @Option(
    name: [.customShort("f"), .customLong("file")], parsing: .singleValue,
    help: "A file of workflows: official YAML, one or more documents, or JSON; - is the standard input.",
    completion: .file())
  package var files: [String] = []

  package init() {}

  func requireFiles() throws {
    if files.isEmpty { throw ValidationError("Name a file with -f, or - for the standard input.") }
  }

  /// What all files say of workflows; what of it is left out is said as warnings.
  func read(_ session: CommandSession) throws -> [WorkflowPatch.Item] {
    var workflows: [WorkflowPatch.Item] = []
    for file in files {
      let name = file == "-" ? "standard input" : file
      let read: WorkflowFile
      do {
        read = try WorkflowFile(try Self.text(file, session.host.input))
      } catch let error as FileError {
        throw Failure("Could not read workflows. \(error.message(in: name))")
      }
      for warning in read.warnings { session.printer.warn("\(name): \(warning)") }
      if let twice = read.items.first(where: { new in workflows.contains { $0.id == new.id } }) {
        throw Failure("Could not read workflows. \(name): workflow \(twice.id) is in another file too. Take one out.")
      }
      workflows += read.items
    }
    return workflows
  }

  /// Which actions suit what a file says a workflow is to be.
  func check(_ action: ActionChoice?) throws(ValidationError) {
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
