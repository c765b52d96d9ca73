package import ArgumentParser
import FoundationEssentials
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

  /// One byte over the limit is enough for the reader to refuse it.
  private static func text(_ file: String, _ input: any CommandInput) throws(Failure) -> String {
    guard file != "-" else { return try text(input.readAll(limit: largest), of: "standard input") }
    let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int
    if let size, size > largest {
      throw Failure(
        "Could not read workflows: \(file). It is larger than \(largest / 1_048_576) MB. Split it into several files.")
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure("Could not read workflows: \(file). There is no such file, or it is not readable. Check the path.")
    }
    return try text(data, of: file)
  }

  private static func text(_ data: Data, of name: String) throws(Failure) -> String {
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure("Could not read workflows: \(name) is no UTF-8 text. Save it as UTF-8.")
    }
    return text
  }

  private static let largest = 4 * 1_048_576
}
