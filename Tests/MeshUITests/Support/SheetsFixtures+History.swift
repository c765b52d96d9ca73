import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels

/// What was applied to the busy app, and the versions of its station workflow.
extension Fixtures {
  static func historySheet(_ choice: Int = 0) -> Dialog {
    var sheet = HistorySheet()
    sheet.choice = choice
    return .history(sheet)
  }

  /// Every outcome and every kind of step, newest first.
  static let history: [SentStep] = {
    var patched = station
    patched.nodes[1].model = model("moderation-recognition", "c5e1d3b7")
    patched.nodes.removeLast()
    patched.version = WorkflowVersion(id: "8f21c0de8f21c0de8f21c0de8f21c0de")
    var other = patched
    other.nodes[0].suppressesOutput = true
    let kiosk = small("kiosk-intro", nodes: 3, age: 300)
    return [
      sent(9, .patch(station.id, .automatic), 1440, from: [station], to: [patched], .asPredicted),
      sent(8, .delete(["lost-luggage"]), 2400, from: [small("lost-luggage", nodes: 2, age: 1)], to: [], .asPredicted),
      sent(7, .patch(station.id, .mergeThenRemove), 7200, from: [station], to: [patched], .differs, read: [other]),
      sent(6, .create("kiosk-intro"), 86_400, from: [], to: [kiosk], .asPredicted),
      sent(5, .patch(station.id, .chosen(.merge)), 90_000, from: [station], to: [patched], .refused, read: [station]),
      sent(4, .patch(station.id, .chosen(.merge)), 90_100, from: [station], to: [patched], .notKnown, read: []),
      sent(3, .patch(station.id, .automatic), 90_200, from: [station], to: [patched], .sending, read: []),
    ]
  }()

  private static func sent(
    _ id: Int, _ change: StagedChange, _ seconds: Double, from before: [Workflow], to predicted: [Workflow],
    _ outcome: SentStep.Outcome, read: [Workflow]? = nil
  ) -> SentStep {
    SentStep(
      step: StagedStep(id: id, change: change), sentAt: ago(seconds), before: before, predicted: predicted,
      read: read ?? predicted, outcome: outcome)
  }

  /// The versions of the station workflow, all of them read.
  static func workflowVersions(_ change: (inout WorkflowVersionSheet) -> Void = { _ in }) -> Dialog {
    var sheet = WorkflowVersionSheet(workflow: station.id)
    sheet.versions = stationVersions
    sheet.phase = .read
    change(&sheet)
    return .workflowVersions(sheet)
  }

  private static let stationVersions: [WorkflowVersion] = {
    var older = station.nodes
    older[0].model = model("general-image-recognition", "c5e1d3b7")
    let states = [
      station.nodes, older, Array(older.dropLast()), Array(older.prefix(2)), Array(station.nodes.prefix(1)),
    ]
    let ids = ["41d77b02", "8f21c0de", "2b6a90f1", "77c01e5d", "0d94aa38"]
    return zip(ids, states).enumerated().map { place, version in
      WorkflowVersion(
        id: String(String(repeating: version.0, count: 4).prefix(32)), workflowID: station.id,
        createdAt: ago(7200 + Double(place) * 400_000), nodes: version.1, isDeprecated: place == 2)
    }
  }()
}
