import MeshCore
import MeshState
import Meshwork
import Synchronization
import Testing
import TestSupport

/// A merge that was carried out before a remove that was refused is told as what it is.
@Suite struct PartlyDoneTests {
  private static let base = Workflow(
    id: "flow",
    nodes: [
      WorkflowNode(id: "a", model: ModelReference(id: "m", versionID: "v1")),
      WorkflowNode(id: "b", model: ModelReference(id: "n", versionID: "v1")),
    ])

  @Test func firstOfTwoRequestsWasCarriedOut() async throws {
    let home = try Home()
    let newer = WorkflowNode(id: "a", model: ModelReference(id: "m", versionID: "v2"))
    let half = Workflow(id: "flow", nodes: [newer, Self.base.nodes[1]])
    let (before, after) = (try JSON(encoding: Self.base).compact, try JSON(encoding: half).compact)
    let patches = Mutex(0)
    try await LoopbackServer.serving { request in
      guard request.method == "GET" else {
        let isFirst = patches.withLock { count in
          count += 1
          return count == 1
        }
        return isFirst ? .service(10000, http: 200) : .service(22999, http: 400)
      }
      guard !request.target.contains("/models/") else {
        return .service(10000, http: 200, #","model":{"id":"m","model_version":{"id":"v2"}}"#)
      }
      return .service(10000, http: 200, #","workflow":\#(patches.withLock(\.self) == 0 ? before : after)"#)
    } _: { server in
      let journal = try Journal(
        path: home.path + "/.local/state/meshwork/state.db", scope: "clarifai \(server.base)/me/a of alice")
      try KeyOwners(path: journal.path).note(
        "alice", of: KeyOwners.mark(of: server.base + " k"), movingScopes: " of nobody", to: " of alice")
      try journal.record([
        .draftBegan(base: Self.base, isNew: false), .edited("flow", .updateNode("a", to: newer), at: 0),
        .edited("flow", .removeNode("b"), at: 1),
        .staged([StagedStep(id: 1, change: .patch("flow", .mergeThenRemove))]),
      ])
      let run = try await CommandRun(
        ["apply", "-y"], home: home,
        environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
      #expect(run.ending == .partialSuccess, "\(run)")
      let words =
        "merge, then remove flow: done in part. The first of two requests was carried out, the second was refused."
      #expect(run.messages.contains(words), "\(run)")
      #expect(run.messages.contains("Changed by it: flow (a)."))
      let state = try journal.restore().state
      #expect(state.history.map(\.outcome) == [.differs] && state.history.first?.read.first?.nodes == half.nodes)
      #expect(state.staged.count == 1 && state.drafts.count == 1, "what is left of it can be sent")
    }
  }
}
