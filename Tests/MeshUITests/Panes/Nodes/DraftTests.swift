import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// Edits of the Nodes pane: each is made, journalled, said, and can be taken back.
@Suite struct DraftTests {
  /// Its readers are errors from then on.
  @Test func removingANodeThatOthersReadNamesThem() {
    var editor = Editor.ready()
    editor.state.cursors.workflow = "tile-colors"
    editor.state.focus = .nodes
    editor.state.cursors.node = "tiles"
    editor.type("d")
    #expect(
      editor.notice
        == "tiles removed. Draft only. u undoes. colors, quality read it, and are errors until "
        + "i there chooses other inputs.")
    editor.state.cursors.node = "colors"
    editor.type("d")
    #expect(editor.notice == "colors removed. Draft only. u undoes.")
  }

  private static let began = Effect.record(.draftBegan(base: Gallery.tiles, isNew: false))

  private func tiles() -> Editor {
    var editor = Editor.ready()
    editor.type("G")
    editor.type("2")
    return editor
  }

  @Test func theFirstEditBeginsADraft() {
    var editor = tiles()
    #expect(editor.type("d") == [Self.began, .record(.edited("tile-colors", .removeNode("tiles"), at: 0))])
    #expect(editor.state.drafts["tile-colors"]?.edits == [.removeNode("tiles")])
    #expect(editor.state.notice.word == "-")
    #expect(editor.notice.hasPrefix("tiles removed. Draft only. u undoes."))
  }

  @Test func aRemovedNodeStaysAsAGhostUnderTheCursor() {
    var editor = tiles()
    editor.type("jd")
    #expect(editor.nodeIDs == ["tiles", "colors", "quality"])
    #expect(editor.state.selectedNode?.id == "colors")
    #expect(editor.state.selectedNode?.mark == .removed)
    #expect(editor.type("d") == [])
    #expect(editor.notice.hasPrefix("colors is removed already"))
    for key in "eviJK" {
      #expect(editor.type(String(key)) == [], "\(key) on a ghost")
      #expect(editor.notice == "colors is removed. u brings it back.")
    }
  }

  @Test func anAddedNodeThatGoesLeavesTheCursorAtItsPlace() throws {
    var editor = Editor.drafting(
      try Gallery.draft(
        of: Gallery.basics, .addNode(Gallery.node("a", Gallery.tiling), at: 1),
        .addNode(Gallery.node("b", Gallery.tiling), at: 2)))
    editor.type("jd")
    #expect(editor.nodeIDs == ["colors", "b", "quality"])
    #expect(editor.state.selectedNode?.id == "b")
    editor.type("u")
    #expect(editor.state.selectedNode?.id == "b")
    editor.type("uu")
    #expect(editor.nodeIDs == ["colors", "quality"])
    #expect(editor.state.selectedNode?.id == "quality")
  }

  @Test func nodesMoveWithTheCursor() {
    var editor = tiles()
    let effects = editor.type("J")
    #expect(effects == [Self.began, .record(.edited("tile-colors", .moveNode("tiles", to: 1), at: 0))])
    #expect(editor.nodeIDs == ["colors", "tiles", "quality"])
    #expect(editor.state.selectedNode?.id == "tiles")
    #expect(editor.type("K") == [.record(.edited("tile-colors", .moveNode("tiles", to: 0), at: 1))])
    #expect(editor.type("K") == [])
    #expect(editor.notice == "tiles is first in the list already.")
    #expect(editor.type("GJ") == [])
    #expect(editor.notice == "quality is last in the list already.")
  }

  @Test func undoAndRedoNameWhatCameBack() {
    var editor = tiles()
    editor.type("dj")
    editor.type("d")
    #expect(editor.type("u") == [.record(.rewound("tile-colors", to: 1))])
    #expect(editor.state.notice == Notice(.ok, "Undone", "colors removed."))
    #expect(editor.type("u") == [.record(.rewound("tile-colors", to: 0))])
    #expect(editor.notice == "tiles removed. No change is left.")
    #expect(editor.type("u") == [])
    #expect(editor.notice == "Nothing to undo in this draft.")
    #expect(editor.type("UU") == [.record(.rewound("tile-colors", to: 1)), .record(.rewound("tile-colors", to: 2))])
    #expect(editor.state.notice == Notice(.ok, "Redone", "colors removed."))
    #expect(editor.type("U") == [])
    #expect(editor.notice == "Nothing to redo in this draft.")
  }

  @Test func anEditAfterUndoIsJournalledInItsPlace() {
    var editor = tiles()
    editor.type("d")
    editor.type("u")
    #expect(editor.type("jd") == [.record(.edited("tile-colors", .removeNode("colors"), at: 0))])
  }

  @Test(arguments: ["1", "2", "0"])
  func undoWorksWhereverTheDraftIsSeen(_ pane: String) {
    var editor = tiles()
    editor.type("d")
    editor.type(pane)
    #expect(editor.type("u") == [.record(.rewound("tile-colors", to: 0))])
    #expect(editor.type("U") == [.record(.rewound("tile-colors", to: 1))])
  }

  @Test func nothingIsEditedWithoutAWorkflow() {
    var editor = Editor()
    editor.take(.workflows([], isLast: true))
    for key in ["2a", "2e", "2v", "2i", "2d", "2J", "2K", "2u", "2U", "1s", "1c", "1C", "1X", "1D", "p"] {
      #expect(editor.type(key) == [], "\(key)")
      #expect(!editor.notice.isEmpty, "\(key)")
      #expect(editor.state.dialogs == [], "\(key)")
    }
  }

  @Test func discardAsksAndThenTakesTheStepAlong() throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      staged: [
        StagedStep(id: 1, change: .delete(["tile-colors"])),
        StagedStep(id: 2, change: .patch("photo-basics", .automatic)),
      ])
    #expect(editor.type("X") == [])
    #expect(editor.question == .discardDraft("photo-basics"))
    #expect(editor.type("n") == [])
    #expect(editor.state.drafts.count == 1)
    editor.type("X")
    let rest = [StagedStep(id: 1, change: .delete(["tile-colors"]))]
    #expect(editor.type("y") == [.record(.draftEnded("photo-basics")), .record(.staged(rest))])
    #expect(editor.state.drafts == [:])
    #expect(editor.state.staged == rest)
    #expect(editor.type("X") == [])
    #expect(editor.notice == "This workflow has no draft.")
  }
}
