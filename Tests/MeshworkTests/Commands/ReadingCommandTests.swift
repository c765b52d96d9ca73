import Foundation
import MeshCore
import Meshwork
import Testing
import TestSupport

@Suite struct ReadingCommandTests {
  @Test func listIsATable() async throws {
    let run = try await CommandRun(["list", "--limit", "2"], home: Home())
    #expect(run.ending == .ok)
    #expect(
      run.timeless
        == """
        ID             NODES  CHANGED  DESCRIPTION
        photo-basics   2      TIME  The main colours of a picture, and how well it was taken.
        photo-quality  2      TIME  Two versions of one model side by side: see where they disagree.

        """.replacing("CHANGED  ", with: "CHANGED           "))
  }

  @Test func tableIsCutToTheTerminalAndNeverInAPipe() async throws {
    let home = try Home()
    let shown = try await CommandRun(["list"], home: home, columns: 40)
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(shown.output.contains("…"))
    #expect(try await !CommandRun(["list"], home: home).output.contains("…"))
  }

  @Test func searchFindsByTheDescription() async throws {
    let run = try await CommandRun(["list", "--search", "nine", "-o", "json"], home: Home())
    let workflows = try #require(try jsonObject(run.output)["workflows"] as? [[String: Any]])
    #expect(workflows.compactMap { $0["id"] as? String } == ["colour-tiles"])
  }

  @Test(arguments: [
    (["show", "photo-basics", "-o", "json"], "workflow"),
    (["versions", "photo-basics", "-o", "json"], "workflow_versions"),
    (["apps", "-o", "json"], "apps"), (["models", "-o", "json"], "models"),
    (["models", "image-quality", "-o", "json"], "model_versions"), (["list", "-o", "json"], "workflows"),
    (["doctor", "-o", "json"], "checks"), (["context", "list", "-o", "json"], "contexts"),
    (["theme", "check", "mono", "-o", "json"], "roles"),
    (["predict", "photo-basics", "--url", "sample:station", "-o", "json"], "results"),
    (["predict", "--model", "image-quality", "--url", "sample:station", "-o", "json"], "results"),
  ])
  func jsonHasItsDocumentedRoot(_ arguments: [String], root: String) async throws {
    let run = try await CommandRun(arguments, home: Home())
    #expect(run.ending == .ok, "\(run.messages)")
    #expect(try jsonObject(run.output)[root] != nil)
  }

  @Test func yamlIsAsTheJSON() async throws {
    let run = try await CommandRun(["show", "photo-basics", "-o", "yaml"], home: Home())
    #expect(run.output.hasPrefix("workflow:\n  app_id: gallery\n"))
  }

  /// Readers of YAML look for the colon behind a key no more than 1,024 characters ahead.
  @Test(arguments: [990, 1_030, 5_000])
  func longKeysAreReadBack(_ length: Int) async throws {
    let home = try Home()
    let keys = [String(repeating: "k", count: length), String(repeating: "ä'\n", count: length / 4)]
    let values: [JSON] = ["text", ["a": [1, ["b": 2]]], [["x": 1], 2], [], [:], .null]
    let metadata = keys.flatMap { key in values.enumerated().map { (key + "\($0.offset)", $0.element) } }
    let workflow: JSON = [
      "id": "long", "metadata": .object(Dictionary(uniqueKeysWithValues: metadata)),
      "nodes": [["id": "q", "model": ["id": "image-quality", "user_id": "meshwork", "app_id": "local"]]],
    ]
    #expect(try await CommandRun(["create", "-y", "-f", "-"], home: home, input: workflow.compact).ending == .ok)
    for command in [["list"], ["show", "long"]] {
      let text = try await CommandRun(command + ["-o", "yaml"], home: home).output
      let plan = try await CommandRun(["plan", "-f", "-"], home: home, input: text)
      #expect(plan.ending == .ok && plan.output.hasPrefix("0 to create, 0 to change"), "\(plan)")
    }
  }

  /// Ids that differ, differ in a table.
  @Test(arguments: [nil, 120])
  func idsThatDifferAreToldApart(_ columns: Int?) async throws {
    let home = try Home()
    let ids = ["x\ty", #"x\ty"#, "x y", "x\u{A0}y", "x", "x\u{200B}", "x\u{200C}", "x\n"]
    let workflow: JSON = [
      "id": "odd",
      "nodes": .array(
        ids.map { ["id": .string($0), "model": ["id": "image-quality", "user_id": "meshwork", "app_id": "local"]] }),
    ]
    let plan = try await CommandRun(["plan", "-f", "-"], home: home, input: workflow.compact, columns: columns)
    #expect(try await CommandRun(["create", "-y", "-f", "-"], home: home, input: workflow.compact).ending == .ok)
    let shown = try await CommandRun(["show", "odd"], home: home, columns: columns)
    for run in [shown, plan] {
      let rows = run.output.split(separator: "\n").filter { $0.contains("image-quality") }
        .map { $0.split(separator: "meshwork/")[0] }
      #expect(rows.count == ids.count && Set(rows).count == ids.count, "\(rows)")
    }
  }

  @Test func showPrintsTheNodes() async throws {
    let run = try await CommandRun(["show", "two-eyes"], home: Home())
    #expect(run.output.contains("quality  meshwork/local/image-quality 77aa0c45      eyes     shown"))
    #expect(run.output.contains("eyes     meshwork/local/image-tiles a4c81f6e        image    hidden"))
  }

  /// An owner of which only one half is named is not this app, and a long one is not cut.
  @Test func showNamesWholeAndHalfOwners() async throws {
    let long = "a-user-with-a-very-long-name-indeed-and-more"
    let nodes = """
      [{"id":"a","model":{"id":"m","user_id":"half"}},{"id":"b","model":{"id":"m","app_id":"half"}},
       {"id":"c","model":{"id":"m","user_id":"\(long)","app_id":"\(long)"}},{"id":"d","model":{"id":"m"}}]
      """
    try await LoopbackServer.scripted(.service(10000, http: 200, #","workflow":{"id":"w","nodes":\#(nodes)}"#)) {
      server in
      let environment = ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base]
      let run = try await CommandRun(["show", "w"], home: Home(), environment: environment)
      for words in ["half/this app/m", "this user/half/m", "\(long)/\(long)/m", "d     m  "] {
        #expect(run.output.contains(words), "\(run)")
      }
      let narrow = try await CommandRun(["show", "w"], home: Home(), columns: 60, environment: environment)
      #expect(narrow.output.filter { !" \n".contains($0) }.contains("-and-more/a-user"), "\(narrow)")
    }
  }

  @Test func anImageMayBeADataURL() async throws {
    let pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    let run = try await CommandRun(
      ["predict", "photo-basics", "--url", "data:image/png;base64,\(pixel)", "-o", "json"], home: Home())
    #expect(run.ending == .ok && run.output.contains("colors"), "\(run)")
    let broken = try await CommandRun(
      ["predict", "photo-basics", "--url", "data:image/png;base64,!!"], home: Home())
    #expect(
      broken.ending != .ok && broken.messages.contains("data URL") || broken.output.contains("data URL"), "\(broken)")
  }

  @Test func predictionPrintsFindings() async throws {
    let run = try await CommandRun(
      ["predict", "photo-basics", "--url", "sample:station", "--min-value", "0.8"], home: Home())
    #expect(run.ending == .ok)
    #expect(run.output.contains("sharpness"))
    #expect(run.output.contains("    0.8359  sharp\n"))
    #expect(!run.output.contains("blurry"))
  }

  @Test func exportKeepsWhatTheOfficialFormCannotSay() async throws {
    let home = try Home()
    let kept = try await CommandRun(["export", "quality-gate"], home: home)
    #expect(kept.output.contains("suppress_output: true"))
    #expect(kept.messages.contains("suppress_output of node quality"))
    let official = try await CommandRun(["export", "quality-gate", "--official"], home: home)
    #expect(!official.output.contains("suppress_output"))
    #expect(official.messages.contains("left out of quality-gate"))
  }

  @Test func whyAnExportIsNotWrittenIsSaidAndNothingIsLeft() async throws {
    let home = try Home()
    for (path, words) in [
      ("/none/flow.yaml", "there is no folder \(home.path)/none. Make it"), ("", "it is a folder. Name a file in it."),
      ("/" + String(repeating: "a", count: 300), "its name is too long. Choose a shorter one."),
    ] {
      let run = try await CommandRun(["export", "photo-basics", "--to", home.path + path], home: home)
      #expect(run.ending == .failure && run.messages.contains(words), "\(run.messages)")
    }
    let path = home.path + "/flow.yaml"
    #expect(try await CommandRun(["export", "photo-basics", "--to", path], home: home).ending == .ok)
    let again = try await CommandRun(["export", "photo-basics", "--to", path], home: home)
    #expect(again.messages.contains("it exists. Choose another path."))
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(names.filter { $0.hasPrefix("flow.yaml") } == ["flow.yaml"], "\(names)")
  }

  @Test func exportGoesToTheStandardOutputByADashAndOnceAnID() async throws {
    let home = try Home()
    let plain = try await CommandRun(["export", "photo-basics"], home: home)
    #expect(
      try await CommandRun(["export", "photo-basics", "photo-basics", "--to", "-"], home: home).output == plain.output)
  }

  @Test(arguments: [
    ["show", ""], ["versions", ""], ["export", ""], ["delete", "a", ""], ["rename", "", "b"],
    ["create", "-f", "-", "--id", ""],
    ["patch", "", "--action", "merge", "-f", "-"], ["predict", "", "--url", "x"], ["import", "--discard", ""],
    ["bisect", "flow", "--url", "x", "--concept", "c", "--good", ""],
  ])
  func anEmptyNameIsWrongUsage(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try Meshwork.command(arguments) }
  }

  @Test func exportDoesNotOverwriteAFile() async throws {
    let home = try Home()
    let path = home.path + "/flow.yaml"
    #expect(try await CommandRun(["export", "photo-basics", "--to", path], home: home).ending == .ok)
    let again = try await CommandRun(["export", "photo-quality", "--to", path], home: home)
    #expect(again.ending == .failure)
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8).contains("photo-basics"))
  }

  @Test(
    arguments: [
      (["show", "nonesuch"], 3, "has no workflow nonesuch"), (["versions", "nonesuch"], 3, "nonesuch"),
      (["export", "nonesuch"], 3, "nonesuch"), (["predict", "nonesuch", "--url", "sample:station"], 3, "nonesuch"),
      (["models", "nonesuch"], 3, "nonesuch"), (["models", "a/b"], 64, "names no model"),
      (["list", "--context", "nonesuch"], 3, "There is no context"), (["list", "--app", "x"], 64, "--app"),
      (["predict", "photo-basics", "--url", "sample:nonesuch"], 1, "no sample nonesuch"),
      (["list", "--base-url", "https://api.clarifai.com"], 4, "CLARIFAI_PAT"),
      (["theme", "check", "nonesuch"], 1, "no theme"),
      (["plan", "-o", "csv"], 64, "-o csv is of"), (["keys", "-o", "csv"], 64, "-o csv is of"),
      (["context", "list", "-o", "markdown"], 64, "-o markdown is of"),
      (["context", "remove", "nonesuch"], 3, "There is no context \"nonesuch\", and no other."),
    ] as [([String], Int32, String)])
  func failuresEndWithTheirCode(_ arguments: [String], code: Int32, says: String) async throws {
    let run = try await CommandRun(arguments, home: Home())
    #expect(run.ending.rawValue == code)
    #expect(run.messages.hasPrefix("Error: ") && run.messages.contains(says), "\(run.messages)")
    #expect(run.output.isEmpty)
  }
}

/// The object that a JSON text holds.
func jsonObject(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
