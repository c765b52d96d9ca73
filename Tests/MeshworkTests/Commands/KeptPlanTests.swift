import Foundation
import MeshCore
import Meshwork
import TestSupport
import Testing

/// `plan --to` keeps a plan, and `apply` of that file applies it and nothing else.
@Suite struct KeptPlanTests {
  private let home: Home
  private var file: String { home.path + "/plan.json" }

  init() throws { home = try Home() }

  private func run(_ arguments: String..., input: String = "", typed: [String]? = nil) async throws -> CommandRun {
    try await CommandRun(arguments, home: home, input: input, typed: typed)
  }

  private func keep(_ text: String = Described.one) async throws {
    let kept = try await run("plan", "-f", "-", "--to", file, input: text)
    #expect(
      kept.ending == .planHasChanges && kept.messages.contains("`meshwork apply \(file)` applies just this"), "\(kept)")
  }

  @Test func aKeptPlanIsApplied() async throws {
    try await keep(Described.one + "---\n" + Described.two)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let json = try jsonObject(try String(contentsOfFile: file, encoding: .utf8))
    #expect(json["meshwork_plan"] as? Int == 1)
    // As ever: nothing without a yes.
    #expect(try await run("apply", file).ending == .gateRefused)
    #expect(try await run("apply", file, typed: ["no"]).ending == .gateRefused)
    let dry = try await run("apply", file, "--dry-run")
    #expect(dry.ending == .ok && dry.output.contains("2 to create"), "\(dry)")
    let applied = try await run("apply", file, "-y")
    #expect(
      applied.ending == .ok && applied.output == "create one: done, as predicted.\ncreate two: done, as predicted.\n",
      "\(applied)")
    // Twice it is not: the service has moved.
    let again = try await run("apply", file, "-y")
    #expect(again.ending == .conflict && again.messages.contains("the service has changed one, two"), "\(again)")
    // A plan takes the place of a plan.
    let empty = try await run("plan", "-f", "-", "--to", file, input: Described.one)
    #expect(empty.ending == .ok)
    let nothing = try await run("apply", file, "-y")
    #expect(nothing.ending == .ok && nothing.messages.contains("Nothing to change."), "\(nothing)")
  }

  /// Where the service has moved nothing is sent, also not what would not be in the way.
  @Test func aServiceThatMovedIsAConflict() async throws {
    _ = try await run("create", "-f", "-", "-y", input: Described.one)
    let added =
      Described.one + "  - id: colours\n    model: {model_id: color-recognition, user_id: clarifai, app_id: main}\n"
    try await keep(added + "---\n" + Described.two)
    let theirs = Described.one.replacing("id: one", with: "id: one\n  description: theirs")
    #expect(try await run("patch", "one", "--action", "overwrite", "-f", "-", "-y", input: theirs).ending == .ok)
    let moved = try await run("apply", file, "-y")
    #expect(
      moved.ending == .conflict && moved.messages.contains("the service has changed one. Plan again."), "\(moved)")
    #expect(try await run("show", "two").ending == .notFound)
    #expect(try await run("delete", "one", "-y").ending == .ok)
    #expect(try await run("apply", file, "-y").ending == .conflict)
  }

  @Test func whatIsNoPlanOfHereIsUsage() async throws {
    try await keep()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let faults = [
      ("", "is not a plan"), ("{}", "is not a plan"), ("workflow:\n", "is not a plan"),
      (text.replacing(#""meshwork_plan":1"#, with: #""meshwork_plan":2"#), "a plan of form 2"),
      (text.replacing(#""steps""#, with: #""stepps""#), "is not a plan"),
      (text.replacing(#""context":"local""#, with: #""context":"prod""#), "its context is prod, and here it is local"),
      (text.replacing(#""user":"sample""#, with: #""user":"other""#), "its user is other"),
      (text.replacing(#""app":"gallery""#, with: #""app":"other""#), "its app is other, and here it is gallery"),
    ]
    for (changed, words) in faults {
      #expect(changed != text, "\(words)")
      try home.write(changed, to: "changed.json")
      let run = try await run("apply", home.path + "/changed.json", "-y")
      #expect(run.ending == .usage && run.messages.contains(words), "\(run)")
    }
    #expect(try await run("apply", home.path + "/none", "-y").ending == .usage)
    #expect(try await run("show", "one").ending == .notFound)
    #expect(throws: (any Error).self) { try Meshwork.command(["apply", file, "-f", "a"]) }
  }

  /// What a file says that it would send is not what decides.
  @Test func aFileThatSomebodyChangedSendsNothing() async throws {
    try await keep()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let changed = text.replacing("image-quality", with: "color-recognition", maxReplacements: 1)
    #expect(changed != text)
    try home.write(changed, to: "plan.json")
    let run = try await run("apply", file, "-y")
    #expect(run.ending == .conflict && run.messages.contains("is not what it would be now"), "\(run)")
    #expect(try await self.run("show", "one").ending == .notFound)
  }

  @Test func aPlanIsWrittenOverNothingElse() async throws {
    try home.write("mine", to: "plan.json")
    let run = try await run("plan", "-f", "-", "--to", file, input: Described.one)
    #expect(run.ending == .failure && run.messages.contains("is there, and is not a plan"), "\(run)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: home.path + "/elsewhere")
    #expect(try await self.run("plan", "-f", "-", "--to", file, input: Described.one).ending == .failure)
    #expect(!FileManager.default.fileExists(atPath: home.path + "/elsewhere"))
    // What something is in the way of is not kept.
    let bad = Described.one.replacing("image-quality", with: "nonesuch")
    let blocked = try await self.run("plan", "-f", "-", "--to", home.path + "/blocked", input: bad)
    #expect(blocked.ending == .notFound, "\(blocked)")
    #expect(!FileManager.default.fileExists(atPath: home.path + "/blocked"))
  }

  @Test func deletionsOfAKeptPlanAreConfirmedToo() async throws {
    _ = try await run("create", "-f", "-", "-y", input: Described.one)
    #expect(try await run("pull", home.path + "/app").ending == .ok)
    try FileManager.default.removeItem(atPath: home.path + "/app/one.yaml")
    #expect(try await run("plan", "-f", home.path + "/app", "--prune", "--to", file).ending == .planHasChanges)
    #expect(try await run("apply", file, "-y").ending == .gateRefused)
    #expect(try await run("apply", file, "-y", "--confirm", "gallery").output == "delete one: done, as predicted.\n")
  }

  /// What planning does not make again is held too: no field of the file lifts a gate.
  @Test(arguments: [("\"kept_at\":", "\"kept_at\":1"), ("\"pins\":[]", "\"pins\":[ ],\"prunes\":false")])
  func aFileThatWasEditedElsewhereSendsNothing(_ old: String, _ new: String) async throws {
    _ = try await run("create", "-f", "-", "-y", input: Described.one)
    #expect(try await run("pull", home.path + "/app").ending == .ok)
    try FileManager.default.removeItem(atPath: home.path + "/app/one.yaml")
    #expect(try await run("plan", "-f", home.path + "/app", "--prune", "--to", file).ending == .planHasChanges)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    try home.write(changed, to: "plan.json")
    let edited = try await run("apply", file, "-y", "--confirm", "gallery")
    #expect(edited.ending == .conflict && edited.messages.contains("was edited since it was kept"), "\(edited)")
    // Another form of the same is no edit.
    try home.write(text.replacing("\"pins\":[]", with: "\"pins\": [ ]"), to: "plan.json")
    #expect(try await run("apply", file, "-y").ending == .gateRefused)
    #expect(try await run("apply", file, "-y", "--confirm", "gallery").ending == .ok)
  }

  /// Staged in the editor, or by an import.
  @Test func whatIsStagedIsKeptToo() async throws {
    #expect(try await run("import", "-", input: Described.one).ending == .ok)
    #expect(try await run("plan", "--to", file).ending == .planHasChanges)
    #expect(try await run("apply", file, "-y").output == "create one: done, as predicted.\n")
    #expect(try await run("plan").ending == .ok)
  }
}
