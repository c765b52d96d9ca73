import MeshCore
import TestSupport
import Testing

@Suite struct DraftTests {
  @Test func undoingAllGivesTheBaseAndRedoingAllTheResult() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      var draft = random.draft(of: base, edits: 8)
      let made = draft
      while try draft.undo() != nil {}
      #expect(draft.result == base, "seed \(seed)")
      #expect(draft.edits.isEmpty && draft.undone == made.edits.reversed(), "seed \(seed)")
      while try draft.redo() != nil {}
      #expect(draft == made, "seed \(seed)")
    }
  }

  /// The model of a draft is the list of its states and a place in that list.
  @Test func anyOrderOfMakingUndoingAndRedoingFollowsTheModel() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      var draft = Draft(base: base)
      var states = [base]
      var place = 0
      for _ in 0..<30 {
        switch random.below(4) {
        case 0:
          #expect(try (draft.undo() != nil) == (place > 0), "seed \(seed)")
          place = max(0, place - 1)
        case 1:
          #expect(try (draft.redo() != nil) == (place + 1 < states.count), "seed \(seed)")
          place = min(states.count - 1, place + 1)
        case _:
          let edit = random.edit(of: draft.result)
          var next = states[place]
          guard (try? edit.apply(to: &next)) != nil else {
            let before = draft
            #expect(throws: EditError.self, "seed \(seed)") { try draft.make(edit) }
            #expect(draft == before, "seed \(seed)")
            continue
          }
          try draft.make(edit)
          states = states[...place] + [next]
          place += 1
        }
        #expect(draft.result == states[place], "seed \(seed)")
        #expect(draft.edits.count == place && draft.undone.count == states.count - 1 - place, "seed \(seed)")
        #expect(draft.base == base)
      }
    }
  }

  @Test func whatWasJournalledGivesTheSameDraft() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      var draft = random.draft(of: random.workflow(), edits: 6)
      for _ in 0..<random.below(7) { _ = try draft.undo() }
      let restored = try Draft(base: draft.base, isNew: draft.isNew, edits: draft.edits, undone: draft.undone)
      #expect(restored == draft, "seed \(seed)")
    }
  }

  @Test func anEditThatCannotBeMadeAgainFailsTheRestoring() {
    #expect(throws: EditError.noSuchNode("x", in: "flow")) {
      try Draft(base: Workflow(), isNew: false, edits: [.removeNode("x")], undone: [])
    }
  }

  @Test func onlyANewOrADifferentWorkflowHasChanges() throws {
    let base = Workflow("flow", WorkflowNode("a"))
    var draft = Draft(base: base)
    #expect(!draft.hasChanges)
    #expect(Draft(base: base, isNew: true).hasChanges)
    try draft.make(.addNode(WorkflowNode("b"), at: nil))
    #expect(draft.hasChanges)
    try draft.make(.removeNode("b"))
    #expect(!draft.hasChanges)
  }
}
