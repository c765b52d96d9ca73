import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite("What each action leaves")
struct ViewsMatrixTests {
  private let matrix = ActionMatrix(Fixtures.stationDraft)

  private func column(_ choice: PatchChoice) throws -> ActionMatrix.Column {
    try #require(matrix.columns.first { $0.choice == choice })
  }

  @Test("a row for every node of either side, ghosts in their old places")
  func rows() {
    #expect(
      matrix.rows.map(\.id) == [
        "general-concepts", "moderation", "faces", "face-crop", "face-mood", "food-concepts", "colors",
      ])
    #expect(
      matrix.rows.map(\.draft) == [
        .changed("aa7f35c0"), .same, .same, .same, .same, .gone, .added("b31bf8b3"),
      ])
    #expect(matrix.rows.map(\.now).last == .some(nil))
  }

  @Test("overwrite leaves the draft")
  func overwrite() throws {
    let column = try column(.chosen(.overwrite))
    #expect(column.cells == matrix.rows.map(\.draft))
    #expect(column.off == 0 && !column.isUnclear && !column.reordered)
    #expect(column.nodesLeft == 6 && column.sends == [6])
  }

  @Test("merge cannot remove")
  func merge() throws {
    let column = try column(.chosen(.merge))
    #expect(column.cells[5] == .off("stays"))
    #expect(column.off == 1 && column.nodesLeft == 7 && column.sends == [2])
  }

  @Test("remove changes and adds nothing, and that it removes is open")
  func remove() throws {
    let column = try column(.chosen(.remove))
    #expect(column.cells[0] == .off("aa9ca482"))
    #expect(column.cells[5] == .unclear("gone"))
    #expect(column.cells[6] == .off("not added"))
    #expect(column.nodesLeft == 5 && column.sends == [1])
  }

  @Test("merge, then remove is the draft if the service removes")
  func both() throws {
    let column = try column(.mergeThenRemove)
    #expect(column.off == 0 && column.isUnclear)
    #expect(column.nodesLeft == 6 && column.sends == [2, 1])
  }

  @Test("whether merge replaces inputs is open")
  func mergedInputs() throws {
    var node = try #require(Fixtures.station[node: "face-mood"])
    node.inputs = ["faces"]
    let matrix = ActionMatrix(Fixtures.draft(Fixtures.station, [.updateNode("face-mood", to: node)]))
    let merge = try #require(matrix.columns.first { $0.choice == .chosen(.merge) })
    #expect(merge.cells[4] == .unclear("from faces"))
    #expect(merge.isUnclear && merge.losses == 0)
  }

  @Test("a node that merge may replace loses what is not sent of it")
  func lossyMerge() throws {
    var node = try #require(Fixtures.station[node: "face-mood"])
    node.model.versionID = "ffff0000"
    let matrix = ActionMatrix(Fixtures.draft(Fixtures.station, [.updateNode("face-mood", to: node)]))
    let merge = try #require(matrix.columns.first { $0.choice == .chosen(.merge) })
    #expect(merge.cells[4] == .loses("from?"))
    #expect(merge.losses == 1 && merge.off == 0)
    let overwrite = try #require(matrix.columns.first { $0.choice == .chosen(.overwrite) })
    #expect(overwrite.losses == 0 && overwrite.cells[4] == .changed("ffff0000") && !overwrite.isUnclear)
  }

  @Test("another order is what merge cannot send")
  func order() throws {
    let matrix = ActionMatrix(Fixtures.draft(Fixtures.station, [.moveNode("moderation", to: 0)]))
    let merge = try #require(matrix.columns.first { $0.choice == .chosen(.merge) })
    #expect(merge.sends.isEmpty && merge.reordered && merge.off == 0)
    let overwrite = try #require(matrix.columns.first { $0.choice == .chosen(.overwrite) })
    #expect(!overwrite.reordered)
  }

  @Test("an action that cannot send another order says that it is the order, and claims nothing of a write")
  func orderInWords() {
    var state = Fixtures.busy(rows: 40, columns: 120)
    state.drafts[Fixtures.station.id] = Fixtures.draft(Fixtures.station, [.moveNode("moderation", to: 0)])
    state.focus = .staged
    state.isZoomed = true
    #expect(screen(state).textLines.contains { $0.contains("as the draft?") && $0.contains("no, order") })
    #expect(screen(state).textLines.contains { $0.contains("Read again just before the write") })
    state.staged[0].change = .patch(Fixtures.station.id, .chosen(.merge))
    #expect(screen(state).textLines.contains { $0.contains("has nothing to send") })
    #expect(!screen(state).textLines.contains { $0.contains("just before the write") })
  }

  @Test("the proposed action has its column")
  func proposed() {
    #expect(matrix.index(of: .automatic, for: Fixtures.stationDraft) == 0)
    #expect(matrix.index(of: .mergeThenRemove, for: Fixtures.stationDraft) == 3)
  }

  @Test("what is not off is what the plan predicts to be the draft")
  func agreesWithPlan() {
    for choice in ActionMatrix.choices {
      let plan = Plan(
        [StagedStep(id: 1, change: .patch(Fixtures.station.id, choice))],
        drafts: [Fixtures.station.id: Fixtures.stationDraft], stored: [Fixtures.station.id: Fixtures.station],
        in: Fixtures.app, readAt: Fixtures.now)
      let after = plan.steps.first?.effects.first?.after
      let column = matrix.columns.first { $0.choice == choice }
      #expect(after?.nodes.count == column?.nodesLeft)
      let off = after.map { WorkflowDiff(from: $0, to: Fixtures.stationDraft.result).nodes.count }
      #expect(off == column?.off)
    }
  }
}
