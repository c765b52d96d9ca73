import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// How every sheet looks. The sizes are those of a small terminal and of a usual one.
@Suite struct SheetsSnapshotTests {
  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func main(size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    let typing = Fixtures.form { $0.model = TextField("color") }
    assertSnapshot(screen(typing, size), named: "sheet-form-model-\(name)")
    assertSnapshot(screen(Fixtures.planSheet(), size), named: "sheet-plan-diff-\(name)")
    assertSnapshot(screen(Fixtures.planSheet { $0.tab = .json }, size), named: "sheet-plan-json-\(name)")
    assertSnapshot(screen(.help(HelpSheet()), size), named: "sheet-help-\(name)")
    let predict = PredictForm(workflow: Fixtures.station.id, image: TextField())
    assertSnapshot(screen(.predict(predict), size), named: "sheet-predict-\(name)")
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func apps(size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    assertSnapshot(MeshUI.screen(Fixtures.picking(size)), named: "sheet-apps-\(name)")
    var asking = Fixtures.choosing(size)
    asking.dialogs.append(.question(.quit))
    assertSnapshot(MeshUI.screen(asking), named: "sheet-apps-choosing-\(name)")
  }

  @Test func appsThatCannotBeShown() {
    let size = Size(rows: 24, columns: 80)
    func screen(_ change: (inout AppSheet) -> Void) -> Frame {
      var state = Fixtures.choosing(size)
      var sheet = AppSheet()
      change(&sheet)
      state.dialogs = [.apps(sheet)]
      if sheet.phase != .reading { state.running = [] }
      return MeshUI.screen(state)
    }
    assertSnapshot(screen { _ in }, named: "sheet-apps-reading")
    let reason = "Could not list the apps of me. The key may not: it belongs to one app. Use a personal access token."
    assertSnapshot(screen { $0.phase = .failed(reason) }, named: "sheet-apps-failed")
    assertSnapshot(screen { $0.phase = .read }, named: "sheet-apps-none")
    let nothing = screen {
      $0.phase = .read
      $0.apps = Fixtures.apps
      $0.text = TextField("zeppelin")
    }
    assertSnapshot(nothing, named: "sheet-apps-no-hit")
  }

  private func screen(_ dialog: Dialog, _ size: Size) -> Frame {
    MeshUI.screen(Fixtures.with(dialog, rows: size.rows, columns: size.columns))
  }

  private func screen(_ dialog: Dialog) -> Frame { screen(dialog, Size(rows: 24, columns: 80)) }

  @Test func nodeForm() {
    assertSnapshot(screen(Fixtures.form()), named: "sheet-form-empty")
    let version = Fixtures.form {
      $0.model = TextField("face-detection")
      $0.owner = "clarifai/main"
      $0.focus = .version
      $0.choice = 1
      $0.id = TextField("faces")
    }
    assertSnapshot(screen(version), named: "sheet-form-version")
    let inputs = Fixtures.edit(0) {
      $0.inputs = ["moderation", "face-crop"]
      $0.focus = .inputs
      $0.choice = 1
      $0.parameters = TextField("{\"max_concepts\": 5}")
    }
    assertSnapshot(screen(inputs), named: "sheet-form-inputs")
    let parameters = Fixtures.edit(3) {
      $0.focus = .parameters
      $0.parameters = TextField(String(repeating: "long ", count: 20))
    }
    assertSnapshot(screen(parameters), named: "sheet-form-parameters")
  }

  @Test func versions() {
    let node = Fixtures.stationDraft.result.nodes[0]
    var sheet = Fixtures.versionSheet(node.id, node.model)
    sheet.choice = 2
    assertSnapshot(screen(.versions(sheet)), named: "sheet-versions")
    sheet = Fixtures.versionSheet("x", ModelReference(id: "not-read-yet"))
    assertSnapshot(screen(.versions(sheet)), named: "sheet-versions-reading")
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func bulk(size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    let node = Fixtures.station.nodes[0]
    var sheet = Fixtures.versionSheet(node.id, node.model)
    sheet.target.isFocused = true
    sheet.target.row = 1
    assertSnapshot(screen(.versions(sheet), size), named: "sheet-versions-everywhere-\(name)")
    sheet.target.row = 3
    sheet.target.chosen = [Fixtures.station.id]
    assertSnapshot(screen(.versions(sheet), size), named: "sheet-versions-choose-\(name)")
    let state = Fixtures.busy(rows: 24, columns: 80)
    let places = state.library.order.flatMap { id in
      (state.library[id]?.nodes ?? []).filter { $0.model.id == node.model.id }
        .map { ModelUse(place: .init(workflow: id, node: $0.id), version: $0.model.versionID) }
    }
    let uses = UsesSheet(model: node.model, uses: places, choice: places.last?.place)
    assertSnapshot(screen(.uses(uses), size), named: "sheet-uses-\(name)")
    let form = RenameForm(workflow: Fixtures.station.id, id: TextField("platform-9"))
    assertSnapshot(screen(.rename(form), size), named: "sheet-rename-\(name)")
  }

  @Test func plannedRename() {
    let step = StagedStep(id: 5, change: .rename(Fixtures.station.id, to: "platform-9"))
    let part = StagedStep(id: 6, change: .patch(Fixtures.station.id, .automatic, only: ["colors"]))
    assertSnapshot(screen(Fixtures.planSheet([step, part])), named: "sheet-plan-rename")
    assertSnapshot(screen(Fixtures.planSheet([step]) { $0.tab = .result }), named: "sheet-plan-rename-result")
  }

  @Test func newWorkflow() {
    assertSnapshot(screen(.newWorkflow(NewWorkflowForm(id: TextField("street--check")))), named: "sheet-new-refused")
    assertSnapshot(screen(.newWorkflow(NewWorkflowForm(id: TextField("platform-9")))), named: "sheet-new-free")
  }

  @Test func predictError() {
    var form = PredictForm(workflow: Fixtures.station.id, image: TextField("http://"))
    form.error = "http:// is not an image address: it needs a host, as in https://example.com/picture.jpg."
    assertSnapshot(screen(.predict(form)), named: "sheet-predict-error")
  }

  @Test func plan() {
    assertSnapshot(screen(Fixtures.planSheet { $0.tab = .result }), named: "sheet-plan-result")
    assertSnapshot(screen(Fixtures.planSheet { $0.tab = .curl }), named: "sheet-plan-curl")
    assertSnapshot(screen(Fixtures.planSheet { $0.phase = .reading }), named: "sheet-plan-reading")
    let failed = Fixtures.planSheet { $0.phase = .failed("Could not read workflow station-check. No answer came.") }
    assertSnapshot(screen(failed), named: "sheet-plan-failed")
    let contested = Fixtures.planSheet {
      $0.phase = .ready(Fixtures.plan(stored: Fixtures.contested))
    }
    assertSnapshot(screen(contested), named: "sheet-plan-contested")
    let typing = Fixtures.planSheet { $0.confirmation = TextField("old-") }
    assertSnapshot(screen(typing), named: "sheet-plan-confirming")
    let many = [
      StagedStep(id: 5, change: .delete(["old-demo", "kiosk-intro"])),
      StagedStep(id: 6, change: .patch(Fixtures.station.id, .mergeThenRemove)),
    ]
    assertSnapshot(screen(Fixtures.planSheet(many)), named: "sheet-plan-many")
  }

  @Test func help() {
    var sheet = HelpSheet()
    sheet.text = TextField("plan")
    sheet.choice = 3
    assertSnapshot(screen(.help(sheet)), named: "sheet-help-filtered")
  }

  @Test func applied() async {
    let plan = Fixtures.plan()
    var sheet = ApplySheet(plan: plan)
    sheet.sending = 1
    assertSnapshot(screen(.applied(sheet)), named: "sheet-applied-sending")

    let before = Fixtures.station
    let after = plan.steps[0].effects[0].after
    sheet.sending = nil
    sheet.reports = [await Fixtures.report(0, of: plan, readings: [before, after])]
    sheet.reports.append(
      await Fixtures.report(1, of: plan, readings: [Fixtures.stored["old-demo"]], write: .lost))
    sheet.choice = 1
    assertSnapshot(screen(.applied(sheet)), named: "sheet-applied-not-known")

    var other = after
    other?.nodes[0].model = Fixtures.model("general-image-recognition", "aa9ca482")
    sheet.reports = [
      await Fixtures.report(0, of: plan, readings: [before, other]),
      await Fixtures.report(1, of: plan, readings: [Fixtures.stored["old-demo"], nil]),
    ]
    sheet.choice = 0
    assertSnapshot(screen(.applied(sheet)), named: "sheet-applied-differs")

    sheet.reports = [await Fixtures.report(0, of: plan, readings: [other])]
    assertSnapshot(screen(.applied(sheet)), named: "sheet-applied-moved")

    let refusal = Status(code: .workflowInvalidGraph, details: "Node colors names no model.")
    sheet.reports = [await Fixtures.report(0, of: plan, readings: [before, before], write: .refused(refusal))]
    assertSnapshot(screen(.applied(sheet)), named: "sheet-applied-refused")
  }
}
