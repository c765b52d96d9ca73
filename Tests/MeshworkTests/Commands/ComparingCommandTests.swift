import MeshState
import MeshCore
import Foundation
import Meshwork
import TestSupport
import Testing

/// `meshwork predict --twin` and `--against`, and `meshwork bisect`, on the embedded backend.
@Suite struct ComparingCommandTests {
  private static let now = "77aa0c45d2e84b6fa1937c58e60bd4f2"
  private static let before = "1e9b36f08c5d42a7b3f4610d95ac7e28"

  private func workflow(_ quality: String, _ more: String = "") -> String {
    """
    workflow:
      id: look
      nodes:
      - id: quality
        model: {model_id: image-quality, user_id: meshwork, app_id: local, model_version_id: \(quality)}
      - id: colours
        model: {model_id: color-recognition, user_id: clarifai, app_id: main}
    \(more)
    """
  }

  private static let tiles = """
      - id: tiles
        model: {model_id: image-tiles, user_id: meshwork, app_id: local}
      - id: each
        model: {model_id: image-quality, user_id: meshwork, app_id: local}
        node_inputs: [{node_id: tiles}]
    """

  private func home() async throws -> Home {
    let home = try Home()
    let made = try await CommandRun(["create", "--yes", "-f", "-"], home: home, input: workflow(Self.before))
    #expect(made.ending == .ok, "\(made)")
    return home
  }

  private func twin(_ draft: String, _ more: String..., home: Home) async throws -> CommandRun {
    try await CommandRun(
      ["predict", "look", "--twin", "-f", "-", "--url", "sample:beach"] + more, home: home, input: draft)
  }

  private func comparison(_ run: CommandRun) throws -> [String: Any] {
    try #require(try jsonObject(run.output)["comparison"] as? [String: Any])
  }

  @Test func aDraftIsComparedAsItStands() async throws {
    let home = try await home()
    let run = try await twin(workflow(Self.now, Self.tiles), "-o", "json", home: home)
    #expect(run.ending == .ok, "\(run)")
    let nodes = try #require(try comparison(run)["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["standing"] as? String } == ["changed", "same", "added", "added"])
    let changes = try #require(nodes[0]["changes"] as? [[String: Any]])
    #expect(changes.contains { abs($0["change"] as? Double ?? 0) > 0 })
    // The workflow once, and what changed together, as some of it reads other nodes.
    #expect(try comparison(run)["calls"] as? Int == 2)
    let listed = try await CommandRun(["list"], home: home)
    #expect(!listed.output.contains("draft") && !listed.output.contains("tmp"))
  }

  @Test func aComparisonIsPrintedForSpreadsheets() async throws {
    let run = try await twin(workflow(Self.now), "-o", "csv", home: try await home())
    let lines = run.output.split(separator: "\n")
    #expect(run.ending == .ok && lines.first == "node,id,name,region,image,live,draft,change,crossing", "\(run)")
    #expect(lines.count > 3 && lines.dropFirst().allSatisfy { $0.contains(",sample:beach,") })
    let list = try await CommandRun(["list", "-o", "csv"], home: Home())
    #expect(list.ending == .usage && list.messages.contains("-o csv is of `predict`"))
  }

  @Test func withoutAChangeNothingMoves() async throws {
    let home = try await home()
    let run = try await twin(workflow(Self.before), "-o", "json", home: home)
    let found = try comparison(run)
    #expect(run.ending == .ok && found["calls"] as? Int == 1 && found["mean_change"] as? Double == 0, "\(run)")
  }

  @Test func textNamesWhatMovesAndWhatDoesNot() async throws {
    let run = try await twin(workflow(Self.now), home: try await home())
    #expect(run.output.contains("  ~ quality  version 1e9b36f0 -> 77aa0c45\n"), "\(run)")
    #expect(run.output.contains("  = colours  does the same\n"))
    #expect(run.output.contains(/0\.\d{3} -> 0\.\d{3}  [+-]0\.\d{3}/))
  }

  /// The version of before, once the workflow has another one.
  private func oldestOfTwo(_ home: Home) async throws -> String {
    let applied = try await CommandRun(["apply", "--yes", "-f", "-"], home: home, input: workflow(Self.now))
    #expect(applied.ending == .ok, "\(applied)")
    let versions = try await CommandRun(["versions", "look", "-o", "json"], home: home)
    let list = try #require(try jsonObject(versions.output)["workflow_versions"] as? [[String: Any]])
    return try #require(list.last?["id"] as? String)
  }

  @Test func anotherVersionAndAnotherWorkflow() async throws {
    let home = try await home()
    let oldest = try await oldestOfTwo(home)
    for (against, label) in [
      ("version:\(oldest)", String(oldest.prefix(8))), ("workflow:photo-basics", "photo-basics"),
    ] {
      let run = try await CommandRun(
        ["predict", "look", "--against", against, "--url", "sample:beach", "-o", "json"], home: home)
      #expect(try comparison(run)["before"] as? String == label && comparison(run)["calls"] as? Int == 2, "\(run)")
    }
    // The same workflow is run once.
    let same = try await CommandRun(
      ["predict", "look", "--against", "workflow:look", "--url", "sample:beach", "-o", "json"], home: home)
    #expect(try same.ending == .ok && comparison(same)["calls"] as? Int == 1, "\(same)")
    #expect(try comparison(same)["mean_change"] as? Double == 0)
    let missing = try await CommandRun(
      ["predict", "look", "--against", "workflow:none", "--url", "sample:beach"], home: home)
    #expect(missing.ending == .notFound && missing.messages.contains("has no workflow none"), "\(missing)")
    let run = try await CommandRun(["predict", "look", "--against", "run:1"], home: home)
    #expect(run.ending == .notFound && run.messages.contains("No prediction is kept"), "\(run)")
  }

  /// Nobody knows whether it was the same image: the values are told, and that.
  @Test func aRunOfAnImageThatIsNotKnownIsComparedAndInDoubt() async throws {
    let home = try await home()
    let folder = home.path + "/.local/state/meshwork"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let journal = try Journal(path: folder + "/state.db", scope: "local/sample/gallery")
    let node = WorkflowNode(id: "quality", model: ModelReference(id: "image-quality", versionID: "old"))
    let data = OutputData(concepts: [Concept(id: "sharp", name: "sharp", value: 0.5)])
    let result = WorkflowResult(status: .ok, outputs: [Output(id: "o", status: .ok, model: node.model, data: data)])
    for (digest, doubtful) in [(nil, ["sample:beach"]), ("d", [])] as [(String?, [String])] {
      try journal.record([
        .predicted(
          PredictionRun(
            workflow: "look", versionID: "v", nodes: [node], image: .sample("beach"),
            at: Date(timeIntervalSince1970: digest == nil ? 1_700_000_000 : 1_700_000_060), seconds: 1, status: .ok,
            result: result, digest: digest))
      ])
      let run = try await CommandRun(["predict", "look", "--against", "run:1", "-o", "json"], home: home)
      #expect(try comparison(run)["doubtful"] as? [String] == doubtful, "\(run)")
      #expect(run.messages.contains("Of run 1 it is not kept which image it was") == (digest == nil), "\(run)")
      // Where it is known that it was another image nothing is compared.
      #expect(run.ending == (digest == nil ? .ok : .partialSuccess), "\(run)")
    }
  }

  /// The draft is compared with the version that is named, and three sides are none.
  @Test func aVersionIsTheOtherSideOfADraft() async throws {
    let home = try await home()
    let oldest = try await oldestOfTwo(home)
    let run = try await twin(workflow(Self.before), "--version", oldest, "-o", "json", home: home)
    #expect(try comparison(run)["before"] as? String == String(oldest.prefix(8)), "\(run)")
    #expect(try comparison(run)["mean_change"] as? Double == 0)
    let missing = try await twin(workflow(Self.before), "--version", "none", home: home)
    #expect(missing.ending == .notFound, "\(missing)")
    let three = try await twin(
      workflow(Self.before), "--version", oldest, "--against", "workflow:look", home: home)
    #expect(three.ending == .usage && three.messages.contains("three sides"), "\(three)")
  }

  /// What would be silently left out is wrong usage.
  @Test(arguments: [
    ["--twin", "--min-value", "0.2"], ["--twin", "--max-concepts", "3"], ["--against", "run:1", "--select", "cat"],
    ["--threshold", "0.4"], ["--yes"],
  ])
  func whatMeansNothingIsRefused(_ options: [String]) {
    #expect(throws: (any Error).self) {
      try Meshwork.command(["predict", "look", "--url", "sample:beach"] + options)
    }
  }

  @Test func whereThereIsNoDraftItSaysSo() async throws {
    let home = try await home()
    let run = try await CommandRun(["predict", "look", "--twin", "--url", "sample:beach"], home: home)
    #expect(run.ending == .notFound && run.messages.contains("The editor has no draft of look."), "\(run)")
    let other = try await CommandRun(
      ["predict", "photo-basics", "--twin", "-f", "-", "--url", "sample:beach"], home: home, input: workflow(Self.now))
    #expect(other.ending == .notFound && other.messages.contains("does not describe photo-basics"), "\(other)")
  }

  /// An image that cannot be read is no zeros: it is told, and the others are compared.
  @Test func anImageThatIsNoneIsToldAndTheOthersAreCompared() async throws {
    let home = try await home()
    let run = try await twin(workflow(Self.now), "--file", "/nowhere/x.png", home: home)
    #expect(run.ending == .partialSuccess, "\(run)")
    #expect(
      run.output.matches(of: /\/nowhere\/x.png/).count <= 2 && run.output.contains("  ! /nowhere/x.png: "), "\(run)")
    #expect(!run.output.contains("gave nothing"), "\(run)")
    #expect(run.output.contains(/0\.\d{3} -> 0\.\d{3}/))
  }

  @Test func bisectFindsTheVersionAndTheNode() async throws {
    let home = try await home()
    // A version that lists the concept, five that change something else, and one that does not any more.
    for parameters in 1...5 {
      let draft = workflow(
        Self.before,
        "  - {id: tiles, model: {model_id: image-tiles, user_id: meshwork, app_id: local}, output_info_override: {params: {rows: \(parameters)}}}"
      )
      #expect(try await CommandRun(["apply", "--yes", "-f", "-"], home: home, input: draft).ending == .ok)
    }
    let last = workflow(Self.before).replacing("  - id: quality", with: "  - id: other").replacing(
      "image-quality", with: "image-tiles"
    )
    .replacing(", model_version_id: \(Self.before)", with: "")
    let deleted = try await CommandRun(
      ["patch", "look", "--action", "overwrite", "--yes", "-f", "-"], home: home, input: last)
    #expect(deleted.ending == .ok, "\(deleted)")
    let run = try await CommandRun(
      ["bisect", "look", "--url", "sample:beach", "--concept", "sharp", "--threshold", "0.001", "-o", "json"],
      home: home)
    #expect(run.ending == .ok, "\(run)")
    let found = try #require(try jsonObject(run.output)["bisect"] as? [String: Any])
    #expect((found["asked"] as? [Any])?.count ?? 9 <= 5 && found["after"] as? String != nil, "\(run.output)")
    let never = try await CommandRun(
      ["bisect", "look", "--url", "sample:beach", "--concept", "unheard of"], home: home)
    #expect(throws: (any Error).self) {
      try Meshwork.command(["bisect", "look", "--url", "sample:beach", "--url", "sample:cat", "--concept", "sharp"])
    }
    #expect(
      never.ending == .notFound && never.output.contains("no version that was run lists unheard of. Listed are "),
      "\(never)")
  }
}
