package import ArgumentParser
import MeshCore

/// `meshwork patch`: one workflow, changed by an action with what a file has of it.
package struct PatchCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "patch", abstract: "Change a workflow by overwrite, merge or remove, with what a file describes.",
    discussion: """
      overwrite puts the nodes of the file in place of the stored ones; merge changes nodes of the same id field by field \
      and appends new ones; remove drops the nodes whose id the file names.

      \(StepReport.shape)
      """)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions
  @OptionGroup package var input: FileOptions

  @Argument(help: "The workflow's id; the file's own is not looked at.", completion: .workflows)
  package var id: String

  @Option(help: "overwrite, merge or remove.")
  package var action: ActionChoice

  package init() {}

  package func validate() throws {
    try Self.requireNames([id])
    try input.requireFiles()
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    var workflows = try input.read(session, for: .patching(action.action))
    guard workflows.count == 1 else {
      throw Failure(.usage, "patch takes one workflow, and the files describe \(workflows.count). Use apply for more.")
    }
    workflows[0].id = id
    if let node = workflows[0].twice {
      throw Failure("Nothing was sent. Two nodes of the file have the id \(node). Fix it.")
    }
    var applying = try Applying(session)
    let stored = try await applying.stored([id])
    guard stored[id] != nil else {
      throw CommandSession.missing(id, in: applying.client.app, for: "patch workflow \(id)")
    }
    let changes = FileChanges(
      patching: stored, with: workflows, action: action.action)
    let patch = WorkflowPatch(action: action.action, items: workflows)
    if let missing = patch.removesNothing(of: stored) {
      throw Failure(
        .notFound, "Nothing was sent. \(id) has no node \(missing). `meshwork show \(id)` lists its nodes.")
    }
    let wishes = patch.inexpressible(on: stored)
    for sentence in wishes { session.printer.warn(sentence + ".") }
    guard !changes.steps.isEmpty || wishes.isEmpty else {
      throw Failure("Nothing was sent. \(action.rawValue) cannot do what the file says. Choose another --action.")
    }
    guard !changes.steps.isEmpty else {
      session.printer.say("\(id) is as described already; nothing was sent.")
      return .ok
    }
    let plan = try await applying.plan(changes.steps, changes.drafts)
    return try await applying.carryOut(plan, write, question: "\(action.rawValue) \(id)?")
  }
}

/// `--action`, as the parser reads it.
package enum ActionChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case overwrite, merge, remove

  var action: PatchAction {
    switch self {
    case .overwrite: .overwrite
    case .merge: .merge
    case .remove: .remove
    }
  }
}
