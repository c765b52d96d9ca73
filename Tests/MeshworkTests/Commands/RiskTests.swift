import Meshwork
import Testing

/// What an action that was chosen by name may lose is asked for beside the yes to writing.
@Suite struct RiskTests {
  private static let chain = """
    workflow:
      id: chain
      description: kept
      nodes:
      - id: tiles
        model: {model_id: image-tiles, user_id: meshwork, app_id: local}
      - id: colours
        model: {model_id: color-recognition, user_id: clarifai, app_id: main}
        node_inputs: [{node_id: tiles}]
        suppress_output: true

    """
  /// The same node with nothing beside its model.
  private static let bare =
    "workflow: {id: chain, nodes: [{id: colours, model: {model_id: color-recognition, user_id: clarifai, app_id: main, "
    + "model_version_id: 0f9f3c4f0a4a4c0a9d5b8b54ab3f9e01}}]}"

  private func created() async throws -> Home {
    let home = try Home()
    let run = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Self.chain)
    #expect(run.ending == .ok, "\(run)")
    return home
  }

  private func bare(in home: Home) async throws -> String {
    let versions = try await CommandRun(["models", "color-recognition", "-o", "json"], home: home).output
    let ids = versions.matches(of: /[0-9a-f]{32}/).map { String($0.output) }
    let now = try await CommandRun(["show", "chain", "-o", "json"], home: home).output
    let other = try #require(ids.first { !now.contains($0) }, "\(versions)")
    return Self.bare.replacing("0f9f3c4f0a4a4c0a9d5b8b54ab3f9e01", with: other)
  }

  @Test func aChosenMergeThatMayLoseSomethingIsRefused() async throws {
    let home = try await created()
    let file = try await bare(in: home)
    let patch = ["patch", "chain", "--action", "merge", "-f", "-"]
    let refused = try await CommandRun(patch + ["--yes"], home: home, input: file)
    #expect(refused.ending == .gateRefused, "\(refused)")
    let losses = "merge chain would lose the hiding of colours, the input tiles of colours if merge replaces a node"
    #expect(refused.messages.contains(losses), "\(refused)")
    #expect(refused.messages.contains("--accept-risk"))
    // It stands beside the yes, never in its place.
    #expect(try await CommandRun(patch + ["--accept-risk"], home: home, input: file).ending == .gateRefused)
    let dry = try await CommandRun(patch + ["--accept-risk", "--dry-run"], home: home, input: file)
    #expect(dry.ending == .ok && dry.output.contains("was accepted"), "\(dry)")
    let sent = try await CommandRun(patch + ["--accept-risk", "--yes"], home: home, input: file)
    #expect(sent.ending == .ok && sent.output == "merge chain: done, as predicted.\n", "\(sent)")
    let shown = try await CommandRun(["show", "chain", "-o", "yaml"], home: home).output
    #expect(shown.contains("node_id: tiles") && shown.contains("suppress_output: true"))
  }

  @Test func aPlanNamesTheReadingAndWhatItWouldLose() async throws {
    let home = try await created()
    let file = try await bare(in: home)
      .replacing(
        "nodes: [", with: "nodes: [{id: tiles, model: {model_id: image-tiles, user_id: meshwork, app_id: local}}, "
      )
      .replacing("}}]}", with: "}, node_inputs: [{node_id: tiles}], suppress_output: true}]}")
    let plan = try await CommandRun(["plan", "-f", "-", "--action", "merge"], home: home, input: file)
    #expect(
      plan.ending == .planHasChanges
        && plan.output.contains("would lose the hiding of colours, the input tiles of colours"), "\(plan)")
    let json = try await CommandRun(["plan", "-f", "-", "--action", "merge", "-o", "json"], home: home, input: file)
    #expect(json.output.contains(#""merge=replace""#), "\(json)")
    #expect(json.output.contains(#"the input tiles of colours"#), "\(json)")
    // What is proposed loses nothing.
    let proposed = try await CommandRun(["plan", "-f", "-"], home: home, input: file)
    #expect(proposed.ending == .planHasChanges && proposed.output.hasPrefix("overwrite chain\n"), "\(proposed)")
    #expect(!proposed.output.contains("lose"))
    #expect(try await CommandRun(["apply", "-f", "-", "-y"], home: home, input: file).ending == .ok)
    #expect(try await CommandRun(["show", "chain", "-o", "yaml"], home: home).output.contains("description: kept"))
  }

  @Test(arguments: ["merge", "overwrite=half", "overwrite=whole,merge", ""])
  func anUnknownReadingIsWrongUsage(_ text: String) {
    #expect(throws: (any Error).self) { try Meshwork.command(["serve", "--reading", text]) }
  }
}
