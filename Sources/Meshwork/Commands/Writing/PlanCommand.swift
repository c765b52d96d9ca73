package import ArgumentParser
import MeshCore

/// `meshwork plan`: what an apply would send, and leave.
package struct PlanCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what applying files, or what the editor has staged, would change.",
    discussion: """
      Exit code 0: nothing to change; 2: there are changes; 5: what the service holds is in the way; 3: a workflow, a \
      model or a version is not there; 1: something else is in the way. Nothing is sent, and nothing is deleted by being \
      absent from the files. The models that a change newly names are looked up; a look-up that fails is a warning.

      -o json and -o yaml print {"steps": [{"change", "workflows", "requests": [{"method", "path", "body"}], "diff": \
      [{"node", "change", "fields"}, {"attribute", "change", "old", "new"}, {"change": "reordered", "old", "new"}], \
      "warnings", "obstacles", "contested", "risks": [{"readings", "loses"}]}], "summary": {"create", "change", "delete", \
      "warnings", "obstacles"}, "pins": [{"workflow", "image", "passes", "bounds": [{"node", "concept", "name", "at_least" \
      or "below", "live", "draft", "verdict" (pass, pass_new, fail, not_known), "reason"}]}]}. The editor's pins are run on \
      what the plan would leave; nothing is written for that.
      """)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var input: FileOptions

  @Option(help: "The action for workflows that exist, in place of the proposed one: overwrite or merge.")
  package var action: ActionChoice?

  package init() {}

  package func validate() throws { try input.check(action) }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let applying = try Applying(session)
    let plan: Plan
    if input.files.isEmpty {
      let state = try await StagedJournal.read(session, applying.connection)
      plan = try await applying.plan(
        state.staged, Dictionary(state.drafts.map { ($0.id, $0) }) { first, _ in first })
    } else {
      plan = try await applying.plan(input, action?.action)
    }
    let pins = try await applying.check(try await applying.keptPins(), on: plan)
    session.printer.show(plan.lines() + PinText.lines(pins), json: plan.json(pins))
    // A plan asks nothing: what may be lost stands in it, and is for `apply` to refuse.
    if let fault = plan.firstFault { return fault.obstacle.ending }
    return plan.pending.steps.isEmpty ? .ok : .planHasChanges
  }
}

extension Applying {
  /// The plan of what files describe; what is so already is said, and left out.
  func plan(_ input: FileOptions, _ action: PatchAction?) async throws -> Plan {
    let workflows = try input.read(session)
    let changes = FileChanges(
      workflows, stored: try await stored(workflows.map(\.id)),
      choice: action.map(PatchChoice.chosen) ?? .automatic)
    if !changes.unchanged.isEmpty {
      session.printer.say("As described already: \(changes.unchanged.joined(separator: ", ")).")
    }
    return try await plan(changes.steps, changes.drafts)
  }
}
