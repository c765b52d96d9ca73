import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI

/// The busy app of the fixtures with a dialog on top.
extension Fixtures {
  /// The versions of a model of the station workflow, with those that run each.
  static func versionSheet(_ node: NodeID, _ model: ModelReference) -> VersionSheet {
    VersionSheet(
      workflow: station.id, node: node, model: model,
      users: busy(rows: 24, columns: 80).library.users(of: model.id))
  }

  static func with(_ dialog: Dialog, rows: Int = 24, columns: Int = 80) -> State {
    var state = busy(rows: rows, columns: columns)
    state.catalogue.add(moreModels)
    for (id, versions) in versions { state.catalogue.set(.read(versions), for: ModelKey(model(id, ""))) }
    state.notice = .plain("")
    state.dialogs = [dialog]
    return state
  }

  static func form(_ change: (inout NodeForm) -> Void = { _ in }) -> Dialog {
    var form = NodeForm(workflow: station.id, purpose: .add)
    change(&form)
    return .nodeForm(form)
  }

  static func edit(_ node: Int, _ change: (inout NodeForm) -> Void) -> Dialog {
    var form = NodeForm(workflow: station.id, editing: stationDraft.result.nodes[node])
    change(&form)
    return .nodeForm(form)
  }

  static let steps = [
    StagedStep(id: 1, change: .patch(station.id, .automatic)), StagedStep(id: 2, change: .delete(["old-demo"])),
    StagedStep(id: 3, change: .create("night-watch"), isHeld: true),
  ]

  static let drafts = [station.id: stationDraft, "night-watch": newDraft]

  /// What the service holds for plans, each by its id.
  static let stored = Dictionary(workflows.map { ($0.id, $0) }) { first, _ in first }

  static func plan(_ steps: [StagedStep] = Fixtures.steps, stored: [WorkflowID: Workflow] = Fixtures.stored) -> Plan {
    Plan(steps, drafts: drafts, stored: stored, in: app, readAt: now)
  }

  static func planSheet(_ steps: [StagedStep] = Fixtures.steps, _ change: (inout PlanSheet) -> Void = { _ in })
    -> Dialog
  {
    var sheet = PlanSheet(steps: steps)
    sheet.phase = .ready(plan(steps))
    change(&sheet)
    return .plan(sheet)
  }

  /// Somebody else set another version of the node that the draft changes.
  static let contested: [WorkflowID: Workflow] = {
    var others = stored
    others[station.id]?.nodes[0].model = model("general-image-recognition", "c5e1d3b7")
    return others
  }()

  private static let moreModels = [
    Model(id: "shelf-colors", userID: "acme", appID: "vision-lab", typeID: "image-color-recognizer"),
    Model(id: "color-by-region", userID: "acme", appID: "vision-prod", typeID: "region-thresholder"),
    Model(id: "clothes-of-lorry-drivers", userID: "clarifai", appID: "main", typeID: "visual-classifier"),
  ]

  private static let versions: [(ModelID, [ModelVersion])] = [
    ("general-image-recognition", [version("aa7f35c0", 2020), version("4b3c1f0e", 2018), version("aa9ca482", 2016)]),
    ("face-detection", [version("6dc7e46b", 2021), version("fe995da8", 2020), version("45fb9a67", 2019)]),
    ("color-recognition", [version("b31bf8b3", 2019)]),
  ]

  private static func version(_ digits: String, _ year: Int) -> ModelVersion {
    ModelVersion(
      id: model("", digits).versionID ?? "", createdAt: Timestamp.date("\(year)-05-12T00:00:00Z"),
      status: Status(code: .modelTrained))
  }
}

/// A service in a test's hand: readings are given one after the other, and every write has the same answer.
actor ScriptedService: Transport {
  enum Write: Sendable {
    case done
    case refused(Status)
    /// The first is done, every later one refused.
    case thenRefused(Status)
    case lost
  }

  private var readings: [Workflow?]
  private let write: Write
  private var writes = 0

  init(readings: [Workflow?], write: Write) {
    self.readings = readings
    self.write = write
  }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    guard request.method == .get else {
      writes += 1
      switch write {
      case .done: return answer(200, .ok)
      case .thenRefused where writes == 1: return answer(200, .ok)
      case .refused(let status), .thenRefused(let status): return answer(400, status)
      case .lost: throw .lost("connection reset")
      }
    }
    guard !readings.isEmpty else { throw .unreachable("connection refused") }
    guard let workflow = readings.removeFirst(), let json = try? JSON(encoding: workflow) else {
      return answer(404, Status(code: .workflowDoesNotExist))
    }
    return answer(200, .ok, ["workflow": json])
  }

  private func answer(_ http: Int, _ status: Status, _ fields: [String: JSON] = [:]) -> APIResponse {
    let status: JSON = ["code": .number(Double(status.code.rawValue)), "description": .string(status.text)]
    return APIResponse(status: http, body: JSON.object(fields.merging(["status": status]) { $1 }).data())
  }
}

extension Fixtures {
  /// What becomes of a step of `plan` with such a service.
  static func report(
    _ place: Int, of plan: Plan, readings: [Workflow?], write: ScriptedService.Write = .done
  ) async -> StepReport {
    let client = MeshClient(app: app, transport: ScriptedService(readings: readings, write: write))
    return await StepRunner(client: client, now: { now }).apply(plan.steps[place])
  }
}
