import MeshCore
import Testing
import TestSupport

/// What is exported is what is imported again.
@Suite struct WorkflowFileRoundTripTests {
  @Test func losslessFormsLoseNothing() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let workflow = random.strange(random.workflow())
      #expect(try WorkflowFile(workflow.fileText(.lossless)).workflows == [workflow])
      #expect(try WorkflowFile(WorkflowFile.json([workflow])).workflows == [workflow])
    }
  }

  @Test func officialFormKeepsTheGraph() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      var workflow = random.strange(random.workflow())
      let text = workflow.fileText(.official)
      workflow.attributes = [:]
      for index in workflow.nodes.indices {
        workflow.nodes[index].override = nil
        workflow.nodes[index].suppressesOutput = false
      }
      #expect(try WorkflowFile(text).workflows == [workflow])
    }
  }

  @Test(arguments: strangeTexts)
  func textsSurviveYAML(_ text: String) throws {
    let workflow = Workflow(
      id: "w",
      nodes: [WorkflowNode(id: "a", model: ModelReference(id: "m"), override: ["params": ["k": .string(text)]])],
      attributes: ["notes": .string(text), "metadata": [text: 1]])
    #expect(try WorkflowFile(workflow.fileText(.lossless)).workflows == [workflow])
  }

  static let strangeTexts = [
    "true", "yes", "n", "null", "~", "1", "0x1f", "1e9", "1_000", "12:30:45", "2024-01-01", ".5", "-", "- a", "a: b",
    "a #b", "#", "'", "\"", "\\", "it's", "*star", "&and", "!bang", "%", "@", "`", "{a}", "[a]", " lead", "trail ",
    "line\nbreak", "tab\t", "\u{1b}[31m", "\u{7f}", "\u{85}", "\u{2028}", "\u{202e}", "a\u{feff}", "é", "日本", "👩‍🚀",
    "a,b",
    "? q", "<<", "=", "...", "---", "1e-05", "Infinity", "nan", "0o17", "+1", "1.", "00",
  ]
}

extension SeededGenerator {
  /// The workflow with ids and texts that only look like something else.
  mutating func strange(_ workflow: Workflow) -> Workflow {
    var workflow = workflow
    if chance(oneIn: 2) { workflow.attributes["notes"] = .string(pick(WorkflowFileRoundTripTests.strangeTexts)) }
    for index in workflow.nodes.indices where chance(oneIn: 4) {
      let text = pick(WorkflowFileRoundTripTests.strangeTexts)
      workflow.nodes[index].override = ["params": [text: .array([.string(text), .number(-0.25), 1, [:], [], .null])]]
    }
    return workflow
  }
}
