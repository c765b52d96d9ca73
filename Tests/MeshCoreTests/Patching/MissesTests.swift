import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What an action that somebody chose does not come to is said with what it did.
@Suite struct MissesTests {
  private let base = Workflow("flow", WorkflowNode("a"), attributes: ["use_cases": ["a", "b"], "description": "D"])

  private func step(_ draft: Draft, _ choice: PatchChoice) -> Plan.Step {
    Plan(
      [StagedStep(id: 1, change: .patch("flow", choice))], drafts: ["flow": draft], stored: ["flow": base], in: .demo,
      readAt: Date(timeIntervalSince1970: 0)
    ).steps[0]
  }

  @Test func aMergeThatAppendsToAListMissesIt() throws {
    var draft = Draft(base: base)
    try draft.make(.replaceAttributes(["use_cases": ["a", "c"], "description": "D"]))
    #expect(step(draft, .chosen(.merge)).misses == [#"use_cases ["a", "b", "a", "c"]"#])
    #expect(step(draft, .automatic).misses == [])
  }

  @Test func aFileWithoutNodesLeavesThemAlone() {
    let item = WorkflowPatch.Item(id: "flow", attributes: ["description": "E"])
    let changes = FileChanges([item], stored: ["flow": base])
    #expect(changes.drafts["flow"]?.result.nodes == base.nodes)
    #expect(changes.drafts["flow"]?.result.description == "E")
  }

  @Test func whatAnActionCannotDoIsSaid() {
    let stored = ["flow": base]
    func sentences(_ action: PatchAction, _ attributes: [String: JSON]) -> [String] {
      WorkflowPatch(action: action, items: [.init(id: "flow", attributes: attributes)]).inexpressible(on: stored)
    }
    #expect(
      sentences(.merge, ["description": "", "notes": "n"]) == ["merge cannot clear description of flow; overwrite may"])
    #expect(sentences(.overwrite, ["description": ""]) == [])
    #expect(
      sentences(.remove, ["image": ["url": "https://e.com/x.png"], "notes": "n"]) == [
        "remove takes nodes and the cover image only: notes of flow stays as it is",
        "remove takes the cover image of flow only by its own address, which is another",
      ])
  }
}
