import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels

/// States of one made-up app, for the tests of the views: every kind of mark, step, result and mistake occurs.
enum Fixtures {
  static let now = Timestamp.date("2026-11-23T22:04:00Z") ?? .distantPast
  static let app = AppScope(userID: "acme", appID: "vision-prod")

  static func ago(_ seconds: Double) -> Date { now - seconds }

  static func state(rows: Int, columns: Int) -> State {
    State(
      session: Session(
        badge: .remote("api.clarifai.com"), app: app, base: "https://api.clarifai.com",
        catalogues: [AppScope(userID: "clarifai", appID: "main")], samples: samples),
      clock: Clock(now: now, offset: 0), size: Size(rows: rows, columns: columns))
  }

  static let samples = [
    Session.Sample(id: "beach", title: "Beach"), Session.Sample(id: "market", title: "Market"),
    Session.Sample(id: "station", title: "Station"),
  ]

  /// Just started, nothing read.
  static func fresh(rows: Int, columns: Int) -> State {
    var state = state(rows: rows, columns: columns)
    state.library.beginReading()
    state.running = [.readWorkflows]
    return state
  }

  /// The embedded backend at its first start.
  static func booth(rows: Int, columns: Int) -> State {
    var state = State(
      session: Session(
        badge: .local, app: AppScope(userID: "sample", appID: "gallery"), base: "", catalogues: [], samples: samples),
      clock: Clock(now: now, offset: 0), size: Size(rows: rows, columns: columns))
    let what = WorkflowNode(id: "what", model: model("quality", "3f0c11d2"))
    let colors = WorkflowNode(id: "colours", model: model("color-recognition", "b31bf8b3"))
    state.library.beginReading()
    state.library.add([
      Workflow(
        id: "photo-basics", nodes: [what, colors],
        attributes: ["description": "What is in a picture, its colours, how sharp it is."],
        modifiedAt: ago(60)),
      Workflow(id: "photo-quality", nodes: [what], modifiedAt: ago(60)),
    ])
    state.library.finishReading(at: now)
    state.cursors.workflow = "photo-basics"
    return state
  }

  /// An app in the middle of work: a draft with all kinds of changes, three steps, a prediction that failed in part.
  static func busy(rows: Int, columns: Int) -> State {
    var state = state(rows: rows, columns: columns)
    state.library.beginReading()
    state.library.add(workflows)
    state.library.finishReading(at: ago(180))
    state.catalogue.add(models)
    state.catalogue.phase = .read
    state.cursors.workflow = station.id
    state.cursors.node = "general-concepts"
    state.focus = .nodes
    state.drafts = [station.id: stationDraft, "kiosk-intro": kioskDraft, "night-watch": newDraft]
    state.staged = [
      StagedStep(id: 1, change: .patch(station.id, .automatic)), StagedStep(id: 2, change: .delete(["old-demo"])),
      StagedStep(id: 3, change: .create("night-watch"), isHeld: true),
    ]
    state.history = [
      SentStep(
        step: StagedStep(id: 0, change: .patch("ticket-gates", .chosen(.merge))), sentAt: ago(1440), before: [],
        predicted: [], outcome: .asPredicted)
    ]
    state.runs = [run, earlierRun]
    state.thumbnails = [run.image: thumbnail]
    state.notice = .plain("general-concepts: version aa9ca482 → aa7f35c0. Draft only. u undoes.")
    return state
  }

  /// The same with a draft that the service would refuse.
  static func broken(rows: Int, columns: Int) -> State {
    var state = busy(rows: rows, columns: columns)
    state.drafts[station.id] = draft(station, [.removeNode("faces")])
    state.cursors.node = "face-crop"
    return state
  }

  static func model(_ id: String, _ version: String) -> ModelReference {
    // Versions are 32 hex digits; the rest of these is the digits again.
    let digits = String(String(repeating: version, count: 4).prefix(32))
    return ModelReference(id: id, userID: "clarifai", appID: "main", versionID: digits)
  }

  static func draft(_ base: Workflow, isNew: Bool = false, _ edits: [Edit]) -> Draft {
    do {
      return try Draft(base: base, isNew: isNew, edits: edits, undone: [])
    } catch {
      fatalError("the edits of a fixture can be made: \(error)")
    }
  }
}

extension Library {
  mutating func add(_ workflows: [Workflow]) { add(workflows.map(WorkflowDocument.init)) }
}
