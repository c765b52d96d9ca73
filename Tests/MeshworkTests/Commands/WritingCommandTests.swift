import Foundation
import Meshwork
import Testing

@Suite struct WritingCommandTests {
  @Test func createsPlansAppliesRenamesAndDeletes() async throws {
    let home = try Home()
    let created = try await CommandRun(["create", "-f", "-", "--yes"], home: home, input: Described.one)
    #expect(created.ending == .ok && created.output == "create one: done, as predicted.\n", "\(created)")
    #expect(try await CommandRun(["create", "-f", "-", "--yes"], home: home, input: Described.one).ending == .conflict)

    let both = Described.one + "---\n" + Described.two
    let plan = try await CommandRun(["plan", "-f", "-"], home: home, input: both)
    #expect(plan.ending == .planHasChanges)
    #expect(
      plan.output == """
        create two
          + quality  meshwork/local/image-quality from image
        1 to create, 0 to change, 0 to delete.

        """)
    #expect(plan.messages == "As described already: one.\n")
    #expect(try await CommandRun(["apply", "-f", "-", "-y"], home: home, input: both).ending == .ok)
    let settled = try await CommandRun(["plan", "-f", "-"], home: home, input: both)
    #expect(settled.ending == .ok, "\(settled)")

    let renamed = try await CommandRun(["rename", "two", "three", "-y"], home: home)
    #expect(renamed.ending == .ok && renamed.output == "rename two to three: done, as predicted.\n", "\(renamed)")
    #expect(try await CommandRun(["rename", "one", "three", "-y"], home: home).ending == .conflict)
    #expect(try await CommandRun(["rename", "nonesuch", "four", "-y"], home: home).ending == .notFound)
    let dry = try await CommandRun(["rename", "one", "four", "--dry-run"], home: home)
    #expect(dry.ending == .ok && dry.output.hasPrefix("rename one to four\n0 to create, 1 to change"), "\(dry)")
    let deleted = try await CommandRun(["delete", "one", "three", "-y"], home: home)
    #expect(deleted.output == "delete one, three: done, as predicted.\n")
    #expect(try await CommandRun(["delete", "one", "-y"], home: home).ending == .notFound)
  }

  @Test(arguments: [("overwrite", ["colour"]), ("merge", ["quality", "colour"])])
  func patchesByAction(_ action: String, nodes: [String]) async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.one)
    let patch =
      "workflow: {id: any, nodes: [{id: colour, model: {model_id: color-recognition, user_id: clarifai, app_id: main}}]}"
    let run = try await CommandRun(["patch", "one", "--action", action, "-f", "-", "-y"], home: home, input: patch)
    #expect(run.ending == .ok && run.output == "\(action) one: done, as predicted.\n", "\(run)")
    #expect(try await Self.nodes(of: "one", home) == nodes)
    let again = try await CommandRun(["patch", "one", "--action", action, "-f", "-", "-y"], home: home, input: patch)
    #expect(again.ending == .ok && again.messages.contains("as described already"), "\(again)")
  }

  @Test func removesByName() async throws {
    let home = try Home()
    let patch = "workflow: {id: any, nodes: [{id: sharpness, model: {model_id: any}}]}"
    let run = try await CommandRun(
      ["patch", "photo-basics", "--action", "remove", "-f", "-", "-y"], home: home, input: patch)
    #expect(run.ending == .ok, "\(run)")
    #expect(try await Self.nodes(of: "photo-basics", home) == ["colours"])
  }

  @Test func whatIsImportedIsStagedAndAppliedOnce() async throws {
    let home = try Home()
    let staged = try await CommandRun(["import", "-"], home: home, input: Described.one)
    #expect(staged.ending == .ok && staged.output == "staged one\n", "\(staged)")
    #expect(try await CommandRun(["show", "one"], home: home).ending == .notFound)
    #expect(try await CommandRun(["import", "-"], home: home, input: Described.one).ending == .conflict)
    #expect(try await CommandRun(["plan"], home: home).ending == .planHasChanges)
    let applied = try await CommandRun(["apply", "--yes"], home: home)
    #expect(applied.ending == .ok && applied.output == "create one: done, as predicted.\n", "\(applied)")
    let rest = try await CommandRun(["plan"], home: home)
    #expect(rest.ending == .ok && rest.output.hasPrefix("0 to create"))
    #expect(try await CommandRun(["apply", "--yes"], home: home).messages == "Nothing is staged.\n")
  }

  /// Somebody else changes the node that is staged here.
  @Test(arguments: [["plan"], ["apply", "--yes"]])
  func whatBothChangedIsNamed(_ command: [String]) async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "--yes"], home: home, input: Described.one)
    let hidden = Described.one.replacing("- id: quality", with: "- id: quality\n    suppress_output: true")
    #expect(try await CommandRun(["import", "-"], home: home, input: hidden).ending == .ok)
    let theirs = Described.one.replacing(
      "app_id: local}", with: "app_id: local, model_version_id: 1e9b36f08c5d42a7b3f4610d95ac7e28}")
    let patch = ["patch", "one", "--action", "overwrite", "-f", "-", "-y"]
    #expect(try await CommandRun(patch, home: home, input: theirs).ending == .ok)
    let run = try await CommandRun(command, home: home)
    #expect(run.ending == .conflict)
    let said = run.output + run.messages
    #expect(said.contains("in the same place: quality."), "\(said)")
    #expect(said.contains("C, then Enter on the step, shows both sides"), "\(said)")
    let json = try jsonObject(try await CommandRun(["plan", "-o", "json"], home: home).output)
    #expect((json["steps"] as? [[String: Any]])?.first?["contested"] as? [String] == ["quality"])
  }

  @Test func stepsAfterARefusedOneAreNotSent() async throws {
    let home = try Home()
    // A parameter that the model does not take: only the service tells.
    let bad = Described.two + "    output_info_override: {params: {nonesuch: 1}}\n"
    let files = [Described.one, bad, Described.one.replacing("id: one", with: "id: last")].joined(separator: "---\n")
    let run = try await CommandRun(["apply", "-f", "-", "-y", "-o", "json"], home: home, input: files)
    #expect(run.ending == .partialSuccess)
    let steps = try #require(try jsonObject(run.output)["steps"] as? [[String: Any]])
    #expect(steps.compactMap { $0["outcome"] as? String } == ["done", "refused"])
    #expect(run.messages.contains("1 of 3 steps was not sent"))
    #expect(try await CommandRun(["show", "last"], home: home).ending == .notFound)
  }

  @Test(arguments: [["create"], ["apply"], ["plan"]])
  func unknownModelsAreFoundBeforeAnythingIsSent(_ arguments: [String]) async throws {
    let home = try Home()
    let yes = arguments == ["plan"] ? [] : ["-y"]
    let bad = Described.two.replacing("image-quality", with: "nonesuch")
    let run = try await CommandRun(
      arguments + ["-f", "-"] + yes, home: home, input: Described.one + "---\n" + bad)
    #expect(run.ending == .notFound, "\(run)")
    let words = "quality names the model nonesuch of meshwork/local, which does not exist."
    #expect((run.output + run.messages).contains(words), "\(run)")
    #expect(try await CommandRun(["show", "one"], home: home).ending == .notFound)
    let version = Described.one.replacing("app_id: local", with: "app_id: local, model_version_id: abc")
    let old = try await CommandRun(arguments + ["-f", "-"] + yes, home: home, input: version)
    #expect((old.output + old.messages).contains("quality names version abc of the model image-quality"), "\(old)")
  }

  @Test func unfittingEdgesAreWarnedOf() async throws {
    let patch = """
      workflow: {id: any, nodes: [{id: bad, model: {model_id: concept-threshold, user_id: meshwork, app_id: local},
      node_inputs: [{node_id: colours}]}]}
      """
    let run = try await CommandRun(
      ["patch", "photo-basics", "--action", "merge", "-f", "-", "--dry-run"], home: Home(), input: patch)
    #expect(run.output.contains("warning: bad reads concepts, but colours gives colors."), "\(run)")
  }

  @Test func whatIsShownCanBeCreatedAgain() async throws {
    let home = try Home()
    for (place, format) in ["yaml", "json"].enumerated() {
      let shown = try await CommandRun(["show", "quality-gate", "-o", format], home: home)
      let id = "copy\(place)"
      let made = try await CommandRun(["create", "-f", "-", "--id", id, "-y"], home: home, input: shown.output)
      #expect(made.ending == .ok && made.messages.contains("The service's own, and not sent: app_id"), "\(made)")
      let again = try await CommandRun(["export", id], home: home)
      let original = try await CommandRun(["export", "quality-gate"], home: home)
      #expect(again.output == original.output.replacing("id: quality-gate", with: "id: \(id)"))
    }
    let listed = try await CommandRun(["list", "-o", "yaml"], home: home)
    let plan = try await CommandRun(["plan", "-f", "-"], home: home, input: listed.output)
    #expect(plan.ending == .ok && plan.messages.contains("As described already"), "\(plan)")
  }

  @Test func deletingAllAtATerminalIsAskedAllTheSame() async throws {
    let home = try Home()
    let command = ["delete", "--all", "--confirm", "gallery"]
    for answer in ["", "no", "gallery"] {
      let run = try await CommandRun(command, home: home, typed: [answer])
      #expect(run.ending == .gateRefused && run.messages.contains("Type yes: "), "\(run)")
    }
    #expect(try await CommandRun(["show", "photo-basics"], home: home).ending == .ok)
    #expect(try await CommandRun(command, home: home, typed: ["yes"]).ending == .ok)
    #expect(try await CommandRun(command + ["--yes"], home: Home(), typed: []).ending == .ok)
  }

  @Test func deletingAllNeedsTheNameOfTheApp() async throws {
    let home = try Home()
    #expect(try await CommandRun(["delete", "--all", "--yes"], home: home).ending == .gateRefused)
    #expect(try await CommandRun(["delete", "--all", "--confirm", "nope"], home: home).ending == .gateRefused)
    let command = ["delete", "--all", "--confirm", "gallery"]
    let run = try await CommandRun(command + ["--yes"], home: home)
    #expect(run.ending == .ok && run.output == "delete all 6 workflows: done, as predicted.\n")
  }

  /// The name of the app is no yes, and what only looks needs neither.
  @Test func deletingAllNeedsAYesWhereNobodyCanBeAsked() async throws {
    let home = try Home()
    let run = try await CommandRun(["delete", "--all", "--confirm", "gallery"], home: home)
    #expect(run.ending == .gateRefused && run.messages.contains("needs --yes"), "\(run)")
    let dry = try await CommandRun(["delete", "--all", "--dry-run"], home: home)
    #expect(dry.ending == .ok && dry.output.contains("6 to delete"), "\(dry)")
    #expect(try await CommandRun(["show", "photo-basics"], home: home).ending == .ok)
  }

  /// A body of a request that is kept in a file is what it says, or is refused.
  @Test func aBodyInAFileIsNotTakenForAnotherRequest() async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.one)
    func body(_ fields: String) -> String {
      #"{\#(fields),"workflows":[{"id":"one","nodes":[{"id":"quality","model":{"id":"image-quality"}}]}]}"#
    }
    let merge = body(#""action":"merge""#)
    for command in [["plan"], ["apply", "-y"], ["create", "-y"]] {
      let run = try await CommandRun(command + ["-f", "-"], home: home, input: merge)
      #expect(run.ending == .usage, "\(run)")
      #expect(run.messages.contains("says merge, which this command does not do: `meshwork patch ID --action merge"))
    }
    let patch = ["patch", "one", "-f", "-", "-y", "--action"]
    let other = try await CommandRun(patch + ["remove"], home: home, input: merge)
    #expect(other.ending == .usage && other.messages.contains("says merge, and --action says remove"), "\(other)")
    #expect(try await CommandRun(patch + ["merge"], home: home, input: merge).ending == .ok)
    let foreign = body(#""user_app_id":{"user_id":"alice","app_id":"shop"}"#)
    let plan = try await CommandRun(["plan", "-f", "-"], home: home, input: foreign)
    #expect(plan.ending == .usage && plan.messages.contains("is for the app alice/shop, and this is"), "\(plan)")
    let own = body(#""user_app_id":{"user_id":"me","app_id":"gallery"},"action":"overwrite""#)
    #expect(try await CommandRun(["plan", "-f", "-"], home: home, input: own).ending == .ok)
  }

  @Test func aWishThatNothingCarriesIsNoSuccess() async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.one)
    let merge = ["patch", "one", "--action", "merge", "-f", "-", "-y"]
    _ = try await CommandRun(merge, home: home, input: #"{"id":"one","description":"d"}"#)
    let run = try await CommandRun(merge, home: home, input: #"{"id":"one","description":""}"#)
    #expect(run.ending == .failure && !run.messages.contains("as described already"), "\(run)")
    #expect(run.messages.contains("merge cannot clear description of one; overwrite may"), "\(run)")
    #expect(run.messages.contains("merge cannot do what the file says"), "\(run)")
    let remove = ["patch", "one", "--action", "remove", "-f", "-", "-y"]
    let missing = try await CommandRun(remove, home: home, input: #"{"id":"one","nodes":[{"id":"nonesuch"}]}"#)
    #expect(missing.ending == .notFound && missing.messages.contains("one has no node nonesuch"), "\(missing)")
    let twice = #"{"id":"one","nodes":[{"id":"quality"},{"id":"quality","suppress_output":true}]}"#
    let doubled = try await CommandRun(merge, home: home, input: twice)
    #expect(doubled.ending == .failure && doubled.messages.contains("have the id quality"), "\(doubled)")
  }

  @Test func dryRunSendsNothing() async throws {
    let home = try Home()
    let run = try await CommandRun(["create", "-f", "-", "--dry-run"], home: home, input: Described.one)
    #expect(run.ending == .ok && run.output.hasPrefix("create one\n"))
    #expect(try await CommandRun(["show", "one"], home: home).ending == .notFound)
    #expect(try await CommandRun(["delete", "photo-basics", "--dry-run"], home: home).ending == .ok)
    #expect(try await CommandRun(["show", "photo-basics"], home: home).ending == .ok)
  }

  @Test(
    arguments: [
      ("workflow:\n  id: w\n  nodes:\n  - {id: a, modle: {}}\n", 1, "line 4"), ("", 1, "no workflow"),
      ("workflow: {id: no good, nodes: [{id: a, model: {model_id: m}}]}", 1, "is not a workflow id"),
      ("workflow: {id: w, nodes: [{id: a, model: {model_id: m}, node_inputs: [{node_id: b}]}]}", 1, "reads b"),
    ] as [(String, Int32, String)])
  func faultyFilesAreRefused(_ text: String, code: Int32, says: String) async throws {
    let run = try await CommandRun(["create", "-f", "-", "--yes"], home: Home(), input: text)
    #expect(run.ending.rawValue == code)
    #expect(run.messages.contains(says), "\(run.messages)")
  }

  private static func nodes(of id: String, _ home: Home) async throws -> [String] {
    let run = try await CommandRun(["show", id, "-o", "json"], home: home)
    let workflow = try #require(try jsonObject(run.output)["workflow"] as? [String: Any])
    return (workflow["nodes"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }
}
