package import ArgumentParser
import MeshCore

/// `meshwork import`: stages what files describe, for the editor or for `meshwork apply`; and takes that back.
package struct ImportCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Stage the workflows that files describe; nothing is sent.",
    discussion: """
      The editor shows them under Staged; `meshwork apply` without -f sends them, and --discard takes them back: the \
      staged step and its draft go, unless the draft was edited in the editor since. While an editor has the app open \
      nothing is imported; another command is waited for, up to fifteen seconds.

      -o json and -o yaml print {"staged": [...]}, the ids of the workflows, or {"discarded": [...]}.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "Files of workflows: official YAML or JSON; - is the standard input.", completion: .file())
  package var files: [String] = []

  @Option(
    parsing: .upToNextOption, help: "Take back what was imported of these workflows, by their ids, in place of files.",
    completion: .workflows)
  package var discard: [String] = []

  package init() {}

  package func validate() throws {
    try Self.requireNames(discard)
    if files.isEmpty, discard.isEmpty { throw ValidationError("Name a file, or - for the standard input.") }
    if !files.isEmpty, !discard.isEmpty { throw ValidationError("--discard takes back: leave out the files.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    guard discard.isEmpty else {
      try takeBack(from: try await open(session), session.printer)
      return .ok
    }
    return try await stage(session)
  }

  private func open(_ session: CommandSession) async throws -> StagedJournal {
    let connection = try session.connect()
    return try await StagedJournal.open(session, connection)
  }

  private func stage(_ session: CommandSession) async throws -> Ending {
    var input = FileOptions()
    input.files = files
    let workflows = try input.read(session)
    for workflow in workflows {
      guard let error = Validation(Workflow(workflow)).errors.first else { continue }
      throw Failure("Nothing was staged: \(workflow.id). \(error.message) Fix it, then import again.")
    }
    let applying = try Applying(session)
    let journal = try await StagedJournal.open(session, applying.connection)
    for words in try await journal.settleOpen(applying.client) { session.printer.say(words) }
    if let busy = workflows.first(where: { journal.bench.drafts[$0.id]?.hasChanges == true }) {
      let isImported = journal.bench.imported(busy.id).map { !journal.bench.isEditedSince($0) } ?? false
      throw Failure(
        .conflict,
        isImported
          ? "Nothing was staged: \(busy.id) is staged by an import already. `meshwork apply` sends that, and "
            + "`meshwork import --discard \(busy.id)` takes it back."
          : "Nothing was staged: \(busy.id) has a draft in the editor. Apply it or undo it there, then import again.")
    }
    let changes = FileChanges(
      workflows, stored: try await applying.stored(workflows.map(\.id)), firstStep: journal.bench.nextStep)
    if !common.isDryRun, !changes.steps.isEmpty { try journal.stage(changes) }
    show(changes, session.printer)
    return .ok
  }

  // In one function with the reading it breaks the optimiser of Swift 6.3; so does taking back.
  @inline(never)
  private func show(_ changes: FileChanges, _ printer: Printer) {
    let ids = changes.steps.flatMap(\.change.workflows)
    printer.show(
      ids.map { (common.isDryRun ? "would stage " : "staged ") + $0 },
      json: ["staged": .array(ids.map(JSON.string))])
    if !changes.unchanged.isEmpty {
      printer.say("As described already: \(changes.unchanged.joined(separator: ", ")).")
    }
    if !common.isDryRun, !ids.isEmpty {
      printer.say("Nothing was sent. `meshwork import --discard \(ids.joined(separator: " "))` takes it back.")
    }
  }

  @inline(never)
  private func takeBack(from journal: StagedJournal, _ printer: Printer) throws {
    // An id that is named twice is taken back once.
    var seen: Set<WorkflowID> = []
    let discard = discard.filter { seen.insert($0).inserted }
    try journal.discard(discard, dryRun: common.isDryRun)
    printer.show(
      discard.map { (common.isDryRun ? "would discard " : "discarded ") + $0 },
      json: ["discarded": .array(discard.map(JSON.string))])
  }
}
