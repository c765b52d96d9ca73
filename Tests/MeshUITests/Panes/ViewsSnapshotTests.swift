import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

@Suite("The main screen as text and roles")
struct ViewsSnapshotTests {
  static let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200)]

  private func assert(_ state: State, _ name: String) {
    assertSnapshot(mainScreen(state), named: "\(name)-\(state.size.columns)x\(state.size.rows)")
  }

  @Test("in the middle of work", arguments: sizes)
  func busy(_ size: Size) {
    assert(Fixtures.busy(rows: size.rows, columns: size.columns), "main")
  }

  @Test("the Staged screen, with the proposed action", arguments: sizes)
  func staged(_ size: Size) {
    var state = Fixtures.busy(rows: size.rows, columns: size.columns)
    state.focus = .staged
    state.isZoomed = true
    assert(state, "staged")
  }

  @Test("the Staged screen, with merge and remove chosen")
  func stagedBoth() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.focus = .staged
    state.isZoomed = true
    state.staged[0].change = .patch(Fixtures.station.id, .mergeThenRemove)
    assert(state, "staged-both")
  }

  @Test("the Staged screen on a deletion and on a creation")
  func stagedOthers() {
    var state = Fixtures.busy(rows: 40, columns: 120)
    state.focus = .staged
    state.isZoomed = true
    state.cursors.staged = 2
    assert(state, "staged-delete")
    state.cursors.staged = 3
    assert(state, "staged-create")
  }

  @Test("a prediction that failed in part, with the whole screen", arguments: sizes)
  func prediction(_ size: Size) {
    var state = Fixtures.busy(rows: size.rows, columns: size.columns)
    state.focus = .prediction
    state.isZoomed = true
    assert(state, "predict")
  }

  @Test("a prediction in its pane, and as JSON")
  func predictionPane() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.focus = .prediction
    assert(state, "prediction")
    state.showsRawPrediction = true
    assert(state, "prediction-json")
  }

  @Test("a draft that the service would refuse", arguments: sizes.dropLast())
  func broken(_ size: Size) {
    assert(Fixtures.broken(rows: size.rows, columns: size.columns), "broken")
  }

  @Test("the tabs of Detail")
  func detail() {
    var state = Fixtures.busy(rows: 40, columns: 120)
    state.focus = .detail
    state.detail = .draft
    assert(state, "detail-draft")
    state.detail = .json
    assert(state, "detail-json")
  }

  @Test("the filter while it is typed")
  func filter() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.focus = .workflows
    state.filter.isOpen = true
    state.filter.text = TextField("sta")
    state.marked = ["station-night"]
    assert(state, "filter")
  }

  @Test("marks, a part of a draft that is staged, and another order", arguments: sizes.dropLast())
  func marks(_ size: Size) {
    var state = Fixtures.busy(rows: size.rows, columns: size.columns)
    state.markedNodes = ["general-concepts", "colors", "food-concepts"]
    state.marked = ["station-night"]
    state.library.sort = .newest
    state.staged[0].change = .patch(Fixtures.station.id, .automatic, only: ["colors"])
    state.staged.append(StagedStep(id: 4, change: .rename("station-night", to: "platform-9")))
    assert(state, "marked")
    state.focus = .staged
    state.isZoomed = true
    assert(state, "staged-part")
    state.cursors.staged = 4
    assert(state, "staged-rename")
  }

  @Test("first starts: the embedded backend, and a service that is still read")
  func starts() {
    assert(Fixtures.booth(rows: 24, columns: 80), "booth")
    assert(Fixtures.fresh(rows: 24, columns: 80), "fresh")
  }

  @Test("little room", arguments: [Size(rows: 20, columns: 60), Size(rows: 10, columns: 40)])
  func small(_ size: Size) {
    assert(Fixtures.busy(rows: size.rows, columns: size.columns), "main")
  }

  @Test("less than that")
  func tooSmall() {
    var frame = Frame(size: Size(rows: 5, columns: 30))
    frame.putTooSmall(Fixtures.state(rows: 5, columns: 30))
    assertSnapshot(frame, named: "too-small")
  }
}
