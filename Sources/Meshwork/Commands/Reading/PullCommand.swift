package import ArgumentParser
import Glibc
import MeshCore
import Panels

/// `meshwork pull`: the app as a folder of files.
package struct PullCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Write the app as a folder: one file a workflow, and the editor's pins.",
    discussion: """
      Each workflow becomes DIR/ID.yaml, with all of it that can be written, its pins DIR/pins/ID.yaml; `plan -f DIR` and \
      `apply -f DIR` take the folder back. In names a capital is +a, and what is not a small letter, a digit, - or _ is \
      %2e and the like. The folder is made; nothing is written outside it, or through a link.

      The first line of a file tells the next pull that it is its own. Files that pull did not write are never touched. One \
      that was edited since is named and kept, unless --force; one whose workflow is gone is named, and removed with \
      --prune. A workflow that a file of your own describes gets no second one. Exit code 6: something that pull did not write is in the way of a file.

      -o json and -o yaml print {"folder", "written", "unchanged", "kept", "gone", "removed", "elsewhere", \
      "blocked"}: file names, and for the last one sentences.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The folder.", completion: .directory)
  package var folder: String

  @Flag(help: "Write over files that were edited since they were pulled.")
  package var force = false

  @Flag(help: "Remove the files of workflows that are gone.")
  package var prune = false

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let applying = try Applying(session)
    let path = UserFile(folder, host.environment).path
    // Before anything is asked: what cannot be written to needs no answers.
    let isNew = access(path, F_OK) != 0
    let own = try OwnFolder.open(path, isMade: !common.isDryRun)
    let pinned = try own?.folder(Self.pins, isMade: false)
    let workflows: [Workflow]
    do {
      workflows = try await applying.client.wholeApp().filter { !TemporaryWorkflows.isTemporary($0.id) }
    } catch {
      // A folder that was made for nothing; one that holds anything stays.
      if isNew { rmdir(path) }
      throw error
    }
    let pins = try FolderPins(
      try await applying.keptPins(), of: workflows.map(\.id), in: pinned,
      path: UserFile(folder, host.environment).whole)
    return try write(workflows, pins, to: own, pinned, session.printer)
  }

  // In one function with the reading it breaks the optimiser of Swift 6.3.
  @inline(never)
  private func write(
    _ workflows: [Workflow], _ pins: FolderPins, to own: OwnFolder?, _ pinned: OwnFolder?, _ printer: Printer
  ) throws(Failure) -> Ending {
    var (bodies, faults) = ([String: String](), [String]())
    for workflow in workflows {
      do throws(FileError) {
        bodies[FolderName.file(for: workflow.id)] = try workflow.folderText()
      } catch {
        faults.append(error.message(in: workflow.id))
      }
    }
    // What is on the service is not gone, also where no file can hold it.
    let staying = Set(workflows.map { FolderName.file(for: $0.id) })
    var pull = FolderPull(isForced: force, prunes: prune, isDryRun: common.isDryRun)
    try pull.write(bodies, to: own, staying: staying) { ((try? WorkflowFile($0))?.items ?? []).map(\.id) }
    var pinned = pinned
    if pinned == nil, !pins.bodies.isEmpty { pinned = try own?.folder(Self.pins, isMade: !common.isDryRun) }
    try pull.write(pins.bodies, to: pinned, prefix: Self.pins + "/", staying: staying) { text in
      ((try? PinFile(text, folder: folder))?.pins ?? []).map(\.workflow)
    }
    for (name, count) in pins.others.sorted(by: { $0.key < $1.key }) {
      printer.say(
        "\(Self.pins)/\(name) keeps \(counted(count, "pin")) of another machine. Edit the file to take one out.")
    }
    show(pull.report, faults, printer)
    return pull.report.blocked.isEmpty && faults.isEmpty ? .ok : .partialSuccess
  }

  static let pins = "pins"

  private func show(_ report: FolderPull.Report, _ faults: [String], _ printer: Printer) {
    let would = common.isDryRun ? "would have " : ""
    printer.show(
      report.written.map { would + "written " + $0 } + report.removed.map { would + "removed " + $0 },
      json: [
        "folder": .string(folder), "written": .strings(report.written), "unchanged": .strings(report.unchanged),
        "kept": .strings(report.kept), "gone": .strings(report.gone), "removed": .strings(report.removed),
        "elsewhere": .strings(report.elsewhere), "blocked": .strings(report.blocked + faults),
      ])
    for fault in report.blocked + faults { printer.warn(fault) }
    for name in Set(report.elsewhere).sorted() {
      printer.say("\(name) was not written by pull, and stays as it is; what it describes gets no second file.")
    }
    for name in report.gone {
      printer.warn(
        "\(name): what it was written of is gone."
          + (report.kept.contains(name)
            ? " It was edited since, and is kept; --prune with --force removes it." : " --prune removes it."))
    }
    for name in report.kept where !report.gone.contains(name) {
      printer.warn("\(name) was edited since it was pulled, and is kept. --force writes over it.")
    }
    let (written, removed) = common.isDryRun ? ("would be written", "would be removed") : ("written", "removed")
    printer.say(
      "\(folder): \(report.written.count) \(written), \(report.unchanged.count) unchanged, \(report.kept.count) kept, "
        + "\(report.gone.count) gone, \(report.removed.count) \(removed).")
  }
}

extension JSON {
  fileprivate static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
