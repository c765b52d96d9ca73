import Foundation
import MeshCore
import MeshState
import Meshwork
import TestSupport
import Testing

/// `plan` and `apply` of a folder of files.
@Suite struct FolderCommandTests {
  private let home: Home
  private var app: String { home.path + "/app" }

  init() throws { home = try Home() }

  private func run(_ arguments: String..., typed: [String]? = nil) async throws -> CommandRun {
    try await CommandRun(arguments, home: home, typed: typed)
  }

  /// The sample app and two workflows more, pulled.
  private func pulled() async throws {
    let made = try await CommandRun(
      ["create", "-y", "-f", "-"], home: home, input: Described.one + "---\n" + Described.two)
    #expect(made.ending == .ok, "\(made)")
    #expect(try await run("pull", app).ending == .ok)
  }

  private func ids() async throws -> [String] {
    let listed = try await run("list", "-o", "json")
    let workflows = try #require(try jsonObject(listed.output)["workflows"] as? [[String: Any]])
    return workflows.compactMap { $0["id"] as? String }.sorted()
  }

  @Test func aPulledFolderPlansToNothing() async throws {
    try await pulled()
    let plan = try await run("plan", "-f", app)
    #expect(plan.ending == .ok && plan.output == "0 to create, 0 to change, 0 to delete.\n", "\(plan)")
    #expect(try await run("plan", "-f", app, "--prune").ending == .ok)
    // One page of the list, and no workflow by itself.
    let told = try await run("plan", "-f", app, "-v")
    let calls = told.messages.split(separator: "\n").filter { $0.contains(" /v2/") }
    #expect(calls.count == 1 && calls[0].contains("/workflows?page=1&per_page=1000"), "\(told)")
    let apply = try await run("apply", "-f", app, "--prune", "-y")
    #expect(apply.ending == .ok && apply.messages.contains("Nothing to change."), "\(apply)")
  }

  @Test func whatDiffersIsPlannedAndApplied() async throws {
    try await pulled()
    let one = try String(contentsOfFile: app + "/one.yaml", encoding: .utf8)
    try home.write(one.replacing("id: quality", with: "id: sharp"), to: "app/one.yaml")
    try home.write(Described.one.replacing("id: one", with: "id: three"), to: "app/extra.yml")
    let wire =
      #"{"workflow": {"id": "four", "nodes": [{"id": "q", "model": {"id": "image-quality", "user_id": "meshwork", "app_id": "local"}}]}}"#
    try home.write(wire, to: "app/four.json")
    // What is none of its files.
    for name in [".hidden.yaml", "notes.md", "sub/five.yaml", "six.YAML", "pins.yaml.orig"] {
      try home.write("no workflow", to: "app/" + name)
    }
    try FileManager.default.createDirectory(atPath: app + "/folder.yaml", withIntermediateDirectories: true)
    let plan = try await run("plan", "-f", app)
    #expect(
      plan.ending == .planHasChanges && plan.output.hasSuffix("2 to create, 1 to change, 0 to delete.\n"), "\(plan)")
    let applied = try await run("apply", "-f", app, "-y")
    #expect(applied.ending == .ok, "\(applied)")
    #expect(try await run("plan", "-f", app).ending == .ok)
    #expect(try await ids().contains("three"))
  }

  @Test func nothingIsDeletedWithoutPrune() async throws {
    try await pulled()
    let before = try await ids()
    try FileManager.default.removeItem(atPath: app + "/one.yaml")
    let plan = try await run("plan", "-f", app)
    #expect(
      plan.ending == .ok && plan.messages.contains("Without a file, and left as they are: one. --prune"), "\(plan)")
    #expect(try await run("apply", "-f", app, "-y").ending == .ok)
    #expect(try await ids() == before)

    let pruned = try await run("plan", "-f", app, "--prune")
    #expect(pruned.ending == .planHasChanges && pruned.output.hasPrefix("delete one\n  - one\n"), "\(pruned)")
    // Not by --yes alone, and not with the id of another app.
    for options in [["-y"], ["-y", "--confirm", "other"], ["--confirm", "gallery"]] {
      let refused = try await CommandRun(["apply", "-f", app, "--prune"] + options, home: home)
      #expect(refused.ending == .gateRefused && refused.messages.contains("Nothing was sent"), "\(refused)")
    }
    let typed = try await run("apply", "-f", app, "--prune", "-y", typed: ["yes"])
    #expect(typed.ending == .gateRefused && typed.messages.contains("was not the app's id"), "\(typed)")
    #expect(try await ids() == before)
    let done = try await run("apply", "-f", app, "--prune", typed: ["gallery"])
    #expect(done.ending == .ok && done.output == "delete one: done, as predicted.\n", "\(done)")
    try FileManager.default.removeItem(atPath: app + "/two.yaml")
    #expect(try await run("apply", "-f", app, "--prune", "-y", "--confirm", "gallery").ending == .ok)
    #expect(try await ids() == before.filter { $0 != "one" && $0 != "two" })
  }

  @Test func anEmptyFolderIsNotPruned() async throws {
    let before = try await ids()
    try FileManager.default.createDirectory(atPath: app, withIntermediateDirectories: true)
    try home.write("", to: "app/notes.md")
    for command in [["plan"], ["apply", "-y", "--confirm", "gallery"]] {
      let run = try await CommandRun(command + ["-f", app, "--prune"], home: home)
      #expect(run.ending == .gateRefused && run.messages.contains("\(app) has no file of a workflow"), "\(run)")
    }
    #expect(try await ids() == before)
    let plain = try await run("plan", "-f", app)
    #expect(plan(plain) && plain.messages.contains("has no file of a workflow"), "\(plain)")
  }

  private func plan(_ run: CommandRun) -> Bool { run.ending == .ok && run.output.hasPrefix("0 to create") }

  @Test func oneFileThatCannotBeReadKeepsAllFromBeingSent() async throws {
    try await pulled()
    let before = try await ids()
    try home.write(Described.one.replacing("id: one", with: "id: new"), to: "app/aa.yaml")
    try home.write("workflow: [", to: "app/zz.yaml")
    let broken = try await run("apply", "-f", app, "-y")
    #expect(broken.ending == .failure && broken.messages.contains("\(app)/zz.yaml, line"), "\(broken)")
    try home.write(Described.one, to: "app/zz.yaml")
    let twice = try await run("apply", "-f", app, "-y")
    #expect(
      twice.ending == .failure && twice.messages.contains("app/zz.yaml: workflow one is in \(app)/one.yaml too"),
      "\(twice)")
    try FileManager.default.removeItem(atPath: app + "/zz.yaml")
    try home.write("pins: 1", to: "app/pins/one.yaml")
    let pins = try await run("apply", "-f", app, "-y")
    #expect(pins.ending == .failure && pins.messages.contains("pins/one.yaml"), "\(pins)")
    #expect(try await ids() == before)
  }

  @Test func pruneIsForAFolder() async throws {
    try home.write(Described.one, to: "one.yaml")
    let file = try await run("plan", "-f", home.path + "/one.yaml", "--prune")
    #expect(file.ending == .usage && file.messages.contains("--prune is for a folder"), "\(file)")
    #expect(throws: (any Error).self) { try Meshwork.command(["plan", "--prune"]) }
    #expect(throws: (any Error).self) { try Meshwork.command(["apply", "-f", "a", "--confirm", "x"]) }
    // Other commands take no folder.
    let created = try await run("create", "-y", "-f", home.path)
    #expect(created.ending == .failure && created.messages.contains("is a folder, not a file"), "\(created)")
  }

  /// A changed workflow, `one`, and a pin of a white pixel in the folder; the pixel's digest.
  @discardableResult
  private func pinned(_ limit: String = "below: 0.5", workflow: WorkflowID = "one") async throws -> String {
    try await pulled()
    let bytes = try #require(Data(base64Encoded: Self.png))
    try bytes.write(to: URL(filePath: app + "/white.png"))
    let pin = """
      workflow: \(workflow)
      pins:
      - image: {file: white.png}
        sha256: \(SHA256.digest(bytes))
        bounds: [{node: quality, concept: overexposed, \(limit)}]
      """
    try home.write(pin, to: "app/pins/one.yaml")
    let colours = "  - id: colours\n    model: {model_id: color-recognition, user_id: clarifai, app_id: main}\n"
    try home.write(Described.one + colours, to: "app/one.yaml")
    return SHA256.digest(bytes)
  }

  /// What is pinned of a workflow that nobody has holds nothing, and is named.
  @Test func pinsOfNoWorkflowAreNamed() async throws {
    try await pinned(workflow: "onne")
    let plan = try await run("plan", "-f", app)
    #expect(plan.messages.contains("Warning: \(app)/pins/one.yaml pins onne, which no file describes"), "\(plan)")
    try home.write("workflow: photo-basics\npins: []", to: "app/pins/one.yaml")
    #expect(try await !run("plan", "-f", app).messages.contains("Warning"))
  }

  /// A folder that is named by a relative path: what is kept of it holds in every other folder.
  @Test func pathsOfPinsAreWhole() async throws {
    try await pinned()
    let here = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }
    let typed =
      "./" + (here + home.path.split(separator: "/").map(String.init) + [".", "app", ""]).joined(separator: "/")
    let kept = home.path + "/plan.json"
    #expect(try await run("plan", "-f", typed, "--to", kept).ending == .planHasChanges)
    let text = try String(contentsOfFile: kept, encoding: .utf8)
    #expect(text.contains(#""\#(app)/white.png""#) && !text.contains("../"), "\(text)")
  }

  /// The editor's pin of the same image is no less one: what either asks for has to hold.
  @Test func pinsOfFolderAndEditorAreRunBothOnce() async throws {
    let digest = try await pinned("at_least: 0.5")
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
    let bounds = [Pin.Bound.Limit.atLeast(0.5), .below(0.9)].map { limit in
      Pin.Bound(node: "quality", concept: "overexposed", name: "Overexposed", limit: limit)
    }
    let pin = Pin(workflow: "one", image: .file(app + "/white.png"), digest: digest, bounds: bounds)
    try journal.record([.pins([pin])])
    let plan = try await run("plan", "-f", app, "-o", "json")
    let pins = try #require(try jsonObject(plan.output)["pins"] as? [[String: Any]])
    let told = try #require(pins.first?["bounds"] as? [[String: Any]])
    #expect(pins.count == 1 && told.compactMap { $0["verdict"] as? String } == ["pass", "fail"], "\(plan)")
    let refused = try await run("apply", "-f", app, "-y", "--require-pins")
    #expect(refused.ending == .gateRefused && refused.messages.contains("The change fails the pin."), "\(refused)")
    // Other bytes under the same name are another pin, which is not known to hold.
    let other = Pin(workflow: "one", image: pin.image, digest: String(repeating: "0", count: 64), bounds: [bounds[0]])
    try journal.record([.pins([other])])
    let both = try await run("plan", "-f", app)
    #expect(both.output.contains("1 of 2 pins is not known to hold."), "\(both)")
  }

  /// The pins of a folder are run where the editor has none.
  @Test func pinsOfTheFolderAreRun() async throws {
    try await pinned()
    let plan = try await run("plan", "-f", app)
    #expect(plan.ending == .planHasChanges && plan.output.contains("overexposed < 0.50"), "\(plan)")
    let refused = try await run("apply", "-f", app, "-y", "--require-pins")
    #expect(refused.ending == .gateRefused && refused.messages.contains("fails the pin"), "\(refused)")
  }

  /// A white pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="

  /// What the embedded backend can hold of anything, comes back as nothing to change.
  @Test func randomWorkflowsPullAndPlanToNothing() async throws {
    var random = SeededGenerator(seed: 14)
    var fields: [JSON] = []
    for number in 0..<24 {
      let id = random.pick(["Flow", "flow", "FLOW", "con", "Aux", "x-y", "A_b"]) + "\(number)"
      var node: [String: JSON] = [
        "id": .string(random.pick(["a", "true", "Q"])),
        "model": ["id": "image-quality", "user_id": "meshwork", "app_id": "local"],
      ]
      if random.chance(oneIn: 2) { node["suppress_output"] = true }
      fields.append([
        "id": .string(id), "nodes": [.object(node)],
        "description": .string(random.pick(["é\u{301}", "a\nb", "yes", "\u{1b}"])),
        "metadata": ["n": random.pick([0.1, -1, 1e300, .whole("12345678901234567890123"), true, "017"])],
        "image": ["url": "https://e.org/c.jpg"], "visibility": ["gettable": "PUBLIC"],
      ])
    }
    let text = JSON.object(["workflows": .array(fields)]).compact
    let made = try await CommandRun(["create", "-y", "-f", "-"], home: home, input: text)
    #expect(made.ending == .ok, "\(made)")
    #expect(try await run("pull", app).ending == .ok)
    let plan = try await run("plan", "-f", app, "--prune")
    #expect(plan.ending == .ok && plan.output == "0 to create, 0 to change, 0 to delete.\n", "\(plan)")
    // All of it is there: in an app that has none of it, it makes the same.
    let other = try Home()
    let again = try await CommandRun(["apply", "-f", app, "-y"], home: other)
    #expect(again.ending == .ok, "\(again)")
    #expect(try await CommandRun(["plan", "-f", app, "--prune"], home: other).ending == .ok)
  }
}
