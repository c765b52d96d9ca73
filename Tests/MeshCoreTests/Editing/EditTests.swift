import MeshCore
import TestSupport
import Testing

@Suite struct EditTests {
  @Test func anEditAndItsInverseLeaveTheWorkflowAsItWas() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      var workflow = random.workflow()
      for _ in 0..<12 {
        let edit = random.edit(of: workflow)
        var after = workflow
        guard let inverse = try? edit.inverse(in: workflow), (try? edit.apply(to: &after)) != nil else {
          #expect(after == workflow, "seed \(seed): refused, but not without a trace: \(edit)")
          continue
        }
        var back = after
        try inverse.apply(to: &back)
        #expect(back == workflow, "seed \(seed): \(edit)")
        workflow = after
      }
    }
  }

  @Test func anEditCrossesTheWireUnchanged() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let edit = random.edit(of: random.workflow())
      #expect(try Wire.crossed(edit) == edit, "seed \(seed)")
    }
  }

  @Test func aNewNodeStandsWhereItIsPut() throws {
    var workflow = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"))
    try Edit.addNode(WorkflowNode("first"), at: 0).apply(to: &workflow)
    try Edit.addNode(WorkflowNode("last"), at: nil).apply(to: &workflow)
    #expect(workflow.nodes.map(\.id) == ["first", "a", "b", "last"])
  }

  @Test func aNewIDFollowsIntoTheInputsOfItsReaders() throws {
    var workflow = Workflow(
      "flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a"]), WorkflowNode("c", reads: ["b", "a"]))
    try Edit.updateNode("a", to: WorkflowNode("faces")).apply(to: &workflow)
    #expect(workflow.nodes.map(\.inputs) == [[], ["faces"], ["b", "faces"]])
  }

  @Test func readersOfARemovedNodeKeepNamingIt() throws {
    var workflow = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a"]))
    try Edit.removeNode("a").apply(to: &workflow)
    #expect(workflow.nodes == [WorkflowNode("b", reads: ["a"])])
  }

  @Test func aRenamedNodeMayKeepReadingItsOldID() throws {
    let before = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a"]))
    var draft = Draft(base: before)
    try draft.make(.updateNode("a", to: WorkflowNode("faces", reads: ["a"])))
    _ = try draft.undo()
    #expect(draft.result == before)
  }

  @Test func aListWithAnIDTwiceCanBeEditedAndUndone() throws {
    let before = Workflow("flow", WorkflowNode("a", "colors"), WorkflowNode("a", "quality"), WorkflowNode("b"))
    for edit in [Edit.removeNode("a"), .moveNode("a", to: 2), .updateNode("a", to: WorkflowNode("c"))] {
      var draft = Draft(base: before)
      try draft.make(edit)
      #expect(draft.result != before)
      _ = try draft.undo()
      #expect(draft.result == before, "\(edit)")
    }
  }

  @Test(arguments: [
    (Edit.addNode(WorkflowNode("b"), at: nil), EditError.duplicateNode("b", in: "flow")),
    (.addNode(WorkflowNode("new"), at: 4), .noSuchPlace(4, count: 2)),
    (.addNode(WorkflowNode("new"), at: -1), .noSuchPlace(-1, count: 2)),
    (.removeNode("x"), .noSuchNode("x", in: "flow")),
    (.updateNode("x", to: WorkflowNode("x")), .noSuchNode("x", in: "flow")),
    (.updateNode("a", to: WorkflowNode("b")), .duplicateNode("b", in: "flow")),
    (.updateNode("a", to: WorkflowNode("gone")), .danglingEdges(to: "gone", in: "flow")),
    (.moveNode("x", to: 0), .noSuchNode("x", in: "flow")),
    (.moveNode("a", to: 2), .noSuchPlace(2, count: 2)),
  ])
  func whatCannotBeMadeIsRefused(edit: Edit, expected: EditError) {
    let before = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", reads: ["gone"]))
    var workflow = before
    #expect(throws: expected) { try edit.apply(to: &workflow) }
    #expect(workflow == before)
    #expect(expected.message.hasSuffix("."))
  }

  @Test func theWordsNameWhatChanges() {
    let workflow = Workflow("flow", WorkflowNode("a", "colors", "0123456789ab"))
    let newer = WorkflowNode("a", "colors", "ba9876543210")
    #expect(Edit.updateNode("a", to: newer).description(in: workflow) == "a: version 01234567 → ba987654")
    #expect(
      Edit.updateNode("a", to: WorkflowNode("a", "quality", nil, hidden: true)).description(in: workflow)
        == "a: model colors → quality and 2 more")
    #expect(Edit.updateNode("a", to: workflow.nodes[0]).description(in: workflow) == "a unchanged")
    #expect(
      Edit.addNode(WorkflowNode("b", "quality", nil), at: 0).description(in: workflow)
        == "b added: quality, newest version")
    #expect(Edit.removeNode("a").description(in: workflow) == "a removed")
    #expect(Edit.moveNode("a", to: 0).description(in: workflow) == "a moved to place 1")
    #expect(Edit.replaceNodes([]).description(in: workflow) == "all nodes replaced, 0 now")
  }
}
