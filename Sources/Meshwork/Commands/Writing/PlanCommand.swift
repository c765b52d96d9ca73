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
      or "below", "live", "draft", "verdict" (pass, pass_new, fail, not_known), "reason", "missing_node" \
      (the best of all nodes counts)}]}]}. Pins are run on what the plan would leave, of an image that folder and editor pin with the bounds of both; nothing is written for that. -o \
      markdown prints a comment for a review, of at most 65,536 characters.

      A folder is taken as `pull` writes it: .yaml, .yml and .json files that are not hidden, and the pins of its folder \
      pins, which are run beside the editor's. Exit code 0 and 2 then say whether the service is as the folder has it; a \
      workflow without a file counts with --prune.
      """)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var describing: DescribingOptions

  @Option(
    help: "Keep the plan in a file, which `meshwork apply FILE` applies; readable by you only, and without a key.",
    completion: .file())
  package var to: String?

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host, in: OutputFormat.ofData.union([.markdown]))
    try describing.requireFolder(host.environment)
    var applying = try Applying(session)
    let plan: Plan
    if describing.input.files.isEmpty {
      let state = try await StagedJournal.read(session, applying.connection)
      plan = try await applying.plan(
        state.staged, Dictionary(state.drafts.map { ($0.id, $0) }) { first, _ in first })
    } else {
      plan = try await applying.plan(describing.input, describing.planning)
    }
    let pins = try await applying.check(try await applying.keptPins(), on: plan)
    if common.output.format == .markdown {
      session.printer.printText(PlanMarkdown(plan: plan, pins: pins, app: applying.client.app).text)
    } else {
      session.printer.show(plan.lines() + PinText.lines(pins), json: plan.json(pins))
    }
    if let to { try await keep(plan, of: applying, in: PlanFile(to, host.environment), to) }
    // A plan asks nothing: what may be lost stands in it, and is for `apply` to refuse.
    if let fault = plan.firstFault { return fault.obstacle.ending }
    return plan.pending.steps.isEmpty ? .ok : .planHasChanges
  }

  private func keep(_ plan: Plan, of applying: Applying, in file: PlanFile, _ name: String) async throws {
    let printer = applying.session.printer
    guard plan.firstFault == nil else {
      // An older plan under this name would be taken for this one.
      let isGone = !common.isDryRun && file.remove()
      return printer.warn(
        "the plan was not kept: something is in its way." + (isGone ? " The older one in \(name) was removed." : ""))
    }
    guard !common.isDryRun else { return printer.say("Would be kept in \(name).") }
    try file.write(
      KeptPlan(
        plan, steps: applying.steps, drafts: applying.drafts, pins: try await applying.keptPins(),
        at: await applying.place()))
    printer.say("Kept in \(name): `meshwork apply \(name)` applies just this.")
  }
}
