import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// How pastes, files, texts with faults and the copy menu look.
@Suite struct SheetsPasteTests {
  private func screen(_ dialog: Dialog, _ size: Size) -> Frame {
    MeshUI.screen(Fixtures.with(dialog, rows: size.rows, columns: size.columns))
  }

  private var curl: String {
    var station = Fixtures.station
    station.nodes[0].model = Fixtures.model("general-image-recognition", "4b3c1f0e")
    let patch = WorkflowPatch(
      action: .merge, items: [.init(station), .init(Fixtures.small("zoo-labels", nodes: 2, age: 0))])
    let body = (try? JSON(encoding: patch).compact) ?? ""
    return "curl -X PATCH https://api.clarifai.com/v2/users/acme/apps/vision-lab/workflows -d '\(body)'"
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func main(size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    assertSnapshot(screen(.paste(PasteSheet(curl, from: .paste)), size), named: "sheet-paste-\(name)")
    let new = Workflow(id: "night-shift", nodes: Array(Fixtures.station.nodes.prefix(2))).fileText(.official)
    assertSnapshot(
      screen(.paste(PasteSheet(new, from: .file("~/flows/night.yaml"))), size), named: "sheet-paste-file-\(name)")
    assertSnapshot(screen(.paste(PasteSheet()), size), named: "sheet-import-\(name)")
    assertSnapshot(screen(.copy(CopySheet(subject: .workflow("street-check"))), size), named: "sheet-copy-\(name)")
  }

  @Test func otherStates() {
    let size = Size(rows: 24, columns: 80)
    let text = Fixtures.station.fileText(.lossless)
    let fault = PasteSheet(
      faulty: text, from: .workflow("station-check"), because: "Two nodes have the id faces. Fix it.")
    assertSnapshot(screen(.paste(fault), size), named: "sheet-paste-fault")
    let placeholder = PasteSheet("curl -X DELETE h/v2/workflows/{YOUR_WORKFLOW_ID}", from: .paste)
    assertSnapshot(screen(.paste(placeholder), size), named: "sheet-paste-placeholder")
    let gone = PasteSheet("curl -X DELETE h/v2/workflows -d '{\"ids\":[\"old-demo\",\"nowhere\"]}'", from: .paste)
    assertSnapshot(screen(.paste(gone), size), named: "sheet-paste-obstacle")
    var failed = PasteSheet()
    failed.path = TextField("~/flow.yaml")
    failed.phase = .asking(error: "There is no file /home/ada/flow.yaml. Check the path.")
    assertSnapshot(screen(.paste(failed), size), named: "sheet-import-failed")
    var curl = CopySheet(subject: .node("station-check", "general-concepts"))
    curl.choice = 1
    assertSnapshot(screen(.copy(curl), size), named: "sheet-copy-node-curl")
  }
}
