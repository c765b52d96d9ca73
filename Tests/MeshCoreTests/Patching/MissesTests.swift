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

  /// A merge sends nothing for what is empty to proto3, and null changes nothing.
  @Test func eachWishThatAMergeCannotCarryIsNamed() throws {
    let node = WorkflowNode("a", "m", "v", reads: ["b"], hidden: true, params: ["columns": 2, "rows": 3])
    let stored = Workflow(
      id: "flow", nodes: [WorkflowNode("b", "m", "v"), node],
      attributes: ["metadata": ["k": 1], "visibility": ["gettable": "PUBLIC"], "use_cases": ["x"]])
    func sentences(_ text: String) throws -> [String] {
      try WorkflowPatch(action: .merge, items: WorkflowFile(text).items).inexpressible(on: ["flow": stored])
    }
    func wish(_ name: String) -> String { "merge cannot clear \(name); overwrite may" }
    for (field, name) in [
      (#""suppress_output":false"#, "suppress_output"), (#""node_inputs":[]"#, "node_inputs"),
      (#""output_info_override":{}"#, "output_info_override"),
      (#""output_info_override":{"params":{"columns":null,"new":null}}"#, "output_info_override.params.columns"),
    ] {
      let text = #"{"id":"flow","nodes":[{"id":"a",\#(field)}]}"#
      #expect(try sentences(text) == [wish("\(name) of node a")])
      let items = try WorkflowFile(text).items
      #expect(FileChanges(patching: ["flow": stored], with: items, action: .merge).unchanged == ["flow"])
    }
    #expect(try sentences(#"{"id":"flow","use_cases":[]}"#) == [wish("use_cases of flow")])
    #expect(try sentences(#"{"id":"flow","visibility":{"gettable":0}}"#) == [wish("visibility of flow")])
    #expect(try sentences(#"{"id":"flow","metadata":{"k":null}}"#) == [wish("metadata.k of flow")])
    // An object that is empty is sent, and takes the place of the stored one.
    #expect(try sentences(#"{"id":"flow","metadata":{}}"#) == [])
    // What is so already is no wish.
    #expect(try sentences(#"{"id":"flow","nodes":[{"id":"b","suppress_output":false,"node_inputs":[]}]}"#) == [])
  }

  @Test func aRemovalOfNodesAndCoverIsTwoRequests() {
    var stored = base
    stored.attributes["image"] = ["url": "https://e.com/x.png"]
    let item = WorkflowPatch.Item(
      id: "flow", nodes: [NodePatch(id: base.nodes[0].id)],
      attributes: ["image": ["url": "https://e.com/x.png"], "description": "D"])
    let changes = FileChanges(patching: ["flow": stored], with: [item], action: .remove)
    guard case .patch(_, let choice, _)? = changes.steps.first?.change, let draft = changes.drafts["flow"] else {
      Issue.record("nothing is staged")
      return
    }
    let sent = choice.patches(from: stored, to: draft.result)
    #expect(sent.map { $0.items[0].nodes.map(\.id) } == [[base.nodes[0].id], []])
    #expect(sent.map { $0.items[0].attributes.keys.sorted() } == [[], ["image"]])
    #expect(draft.result.attributes["image"] == nil && draft.result.description == stored.description)
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
