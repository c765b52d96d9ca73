import Foundation
import MeshCore
import MeshState
import Meshwork
@testable import struct MeshUI.KeptConflict
@testable import struct MeshUI.KeptForms
@testable import struct MeshUI.NodeForm
import Synchronization
import Testing
import TestSupport

/// What became of what was staged, in words, by exit code and in the journal.
@Suite struct EndsOfAWriteTests {
  private static let base = workflow("flow", "v1")

  private static func workflow(_ id: String, _ version: String) -> Workflow {
    Workflow(id: id, nodes: [WorkflowNode(id: "a", model: ModelReference(id: "m", versionID: version))])
  }

  /// What the service holds, and what it does with writes and reads.
  private final class World: Sendable {
    struct Content: Sendable {
      var workflows: [WorkflowID: Workflow]
      var isUnreadable = false
    }

    let content: Mutex<Content>
    /// What a PATCH is answered with; nil where it breaks all later reads too.
    let answer: LoopbackServer.Answer
    let breaksReading: Bool
    /// Called before a write is answered.
    let onWrite = Mutex<(@Sendable () -> Void)?>(nil)

    init(_ workflows: [Workflow], answer: LoopbackServer.Answer, breaksReading: Bool) {
      content = Mutex(Content(workflows: Dictionary(uniqueKeysWithValues: workflows.map { ($0.id, $0) })))
      self.answer = answer
      self.breaksReading = breaksReading
    }

    func reply(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
      if request.target.contains("/models/") {
        return .service(10000, http: 200, #","model":{"id":"m","model_version":{"id":"v2"}}"#)
      }
      let id = String(request.target.split(separator: "/").last ?? "")
      if request.method != "GET" { onWrite.withLock(\.self)?() }
      return content.withLock { content in
        guard request.method == "GET" else {
          for id in content.workflows.keys where request.body.contains(#""id":"\#(id)""#) {
            content.workflows[id]?.nodes[0].model.versionID = "v2"
          }
          content.isUnreadable = breaksReading
          return answer
        }
        guard !content.isUnreadable else { return .status(200, "{") }
        guard let stored = content.workflows[id], let json = try? JSON(encoding: stored) else {
          return .service(22102, http: 404)
        }
        return .service(10000, http: 200, #","workflow":\#(json.compact)"#)
      }
    }
  }

  private struct Bench {
    let home: Home
    let server: LoopbackServer
    let world: World
    let journal: Journal

    func run(_ arguments: String...) async throws -> CommandRun {
      try await CommandRun(
        arguments, home: home,
        environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
    }
  }

  /// Drafts of these workflows, staged: each takes version v2.
  private func bench(
    _ workflows: [Workflow] = [base], answering answer: LoopbackServer.Answer = .service(10000, http: 200),
    breaksReading: Bool = false, _ body: (Bench) async throws -> Void
  ) async throws {
    let home = try Home()
    let world = World(workflows, answer: answer, breaksReading: breaksReading)
    try await LoopbackServer.serving(world.reply) { server in
      let journal = try Journal(
        path: home.path + "/.local/state/meshwork/state.db", scope: "clarifai \(server.base)/me/a of alice")
      try KeyOwners(path: journal.path).note(
        "alice", of: KeyOwners.mark(of: server.base + " k"), movingScopes: " of nobody", to: " of alice")
      var steps: [StagedStep] = []
      for workflow in workflows {
        try journal.record([
          .draftBegan(base: workflow, isNew: false),
          .edited(workflow.id, .updateNode("a", to: Self.workflow("x", "v2").nodes[0]), at: 0),
        ])
        steps.append(StagedStep(id: steps.count + 1, change: .patch(workflow.id, .chosen(.overwrite))))
      }
      try journal.record([.staged(steps)])
      try await body(Bench(home: home, server: server, world: world, journal: journal))
    }
  }

  @Test(arguments: [(200, 22150), (202, 10070), (408, 22999), (303, 10050), (200, 31337)])
  func aWriteThatWasDoneIsDoneWhateverWasAnswered(http: Int, code: Int) async throws {
    try await bench(answering: .service(code, http: http)) { bench in
      let run = try await bench.run("apply", "--yes")
      #expect(run.ending == .ok && run.output.contains("done, as predicted."), "\(run)")
      #expect(try bench.journal.restore().state.staged.isEmpty)
    }
  }

  @Test(arguments: [
    (404, 22102, Ending.notFound), (401, 11009, .authentication), (400, 22100, .conflict), (400, 22107, .failure),
  ])
  func aRefusalEndsByItsCause(http: Int, code: Int, ending: Ending) async throws {
    try await bench(answering: .service(code, http: http)) { bench in
      let run = try await bench.run("apply", "--yes")
      #expect(run.ending == ending && run.messages.contains("refused."), "\(run)")
      #expect(try bench.journal.restore().state.staged.count == 1)
    }
  }

  @Test func whatTheServiceHasAlreadyIsDone() async throws {
    try await bench([Self.base, Self.workflow("other", "v1")]) { bench in
      bench.world.content.withLock { $0.workflows["flow"] = Self.workflow("flow", "v2") }
      #expect(try await bench.run("plan").output.contains("done already"))
      let run = try await bench.run("apply", "--yes")
      #expect(run.ending == .ok, "\(run)")
      #expect(
        run.output.contains("change flow: done already, nothing was sent.") && run.output.contains("done, as predicted")
      )
      #expect(bench.server.requests.count { $0.method == "PATCH" } == 1)
      let state = try bench.journal.restore().state
      #expect(state.staged.isEmpty && state.drafts.isEmpty)
      let again = try await bench.run("apply", "--yes")
      #expect(again.ending == .ok && again.messages.contains("Nothing is staged."), "\(again)")
    }
  }

  /// It neither sticks nor keeps the others from being sent.
  @Test func whatCannotBeReadBackIsWrittenAndSettledByTheNextReading() async throws {
    try await bench([Self.base, Self.workflow("other", "v1")], breaksReading: true) { bench in
      let run = try await bench.run("apply", "--yes")
      #expect(run.ending == .partialSuccess && run.messages.contains("written, and not read back."), "\(run)")
      #expect(try bench.journal.restore().state.staged.map(\.change.workflows) == [["other"]])
      bench.world.content.withLock { $0.isUnreadable = false }
      let again = try await bench.run("apply", "--yes")
      #expect(again.messages.contains("read now, and done as predicted."), "\(again)")
      let state = try bench.journal.restore().state
      #expect(state.staged.isEmpty && state.history.map(\.outcome).contains(.asPredicted))
      #expect(state.drafts.map(\.id).filter { $0 == "flow" }.isEmpty)
    }
  }

  /// The step that is on its way gets its report, the others stay staged.
  @Test func ctrlCStopsAfterTheStepThatIsBeingSent() async throws {
    try await bench([Self.base, Self.workflow("other", "v1")]) { bench in
      let (opening, gate) = AsyncStream.makeStream(of: Void.self)
      let running = Task {
        for await _ in opening {}
        return try await bench.run("apply", "--yes")
      }
      bench.world.onWrite.withLock { $0 = { running.cancel() } }
      gate.finish()
      let run = try await running.value
      #expect(run.ending == .interrupted && run.output.contains("overwrite flow: done, as predicted."), "\(run)")
      #expect(run.messages.contains("1 of 2 steps was not sent. They stay staged; `meshwork apply` sends them."))
      #expect(bench.server.requests.count { $0.method == "PATCH" } == 1)
      let state = try bench.journal.restore().state
      #expect(state.staged.map(\.change.workflows) == [["other"]] && state.drafts.map(\.id) == ["other"])
    }
  }

  /// The step that was being sent when an editor was killed is looked at, and does not stand in the way.
  @Test func aStepThatWasBeingSentIsLookedAt() async throws {
    try await bench { bench in
      let draft = try bench.journal.restore().state
      try bench.journal.record([
        .sending(
          SentStep(
            step: draft.staged[0], sentAt: .distantPast, before: [Self.base],
            predicted: draft.drafts.map(\.result)))
      ])
      let run = try await bench.run("apply", "--yes")
      #expect(run.ending == .ok && run.messages.contains("it was not carried out, and is still staged."), "\(run)")
      #expect(try bench.journal.restore().state.staged.isEmpty)
    }
  }

  /// What the editor keeps of a workflow follows it also where a command sends the rename.
  @Test func formsFollowARename() async throws {
    try await bench { bench in
      var kept = KeptForms()
      kept.nodes = [NodeForm(workflow: "flow", purpose: .add)]
      kept.texts = ["flow": "id: flow"]
      kept.conflicts = [try Self.decided("flow")]
      try bench.journal.record([
        .staged([StagedStep(id: 9, change: .rename("flow", to: "new"))]), .form(try JSON(encoding: kept)),
      ])
      // The service of this test renames nothing, but somebody else does.
      let renamed = Self.workflow("new", "v1")
      let before = Self.base
      try bench.journal.record([
        .sending(
          SentStep(
            step: StagedStep(id: 9, change: .rename("flow", to: "new")), sentAt: .distantPast, before: [before],
            predicted: [renamed]))
      ])
      bench.world.content.withLock { $0.workflows = ["new": renamed] }
      let run = try await bench.run("apply", "--yes")
      #expect(run.ending == .ok, "\(run)")
      let form = try #require(try bench.journal.restore().state.form)
      let now = try KeptForms(json: form)
      #expect(now.nodes.map(\.workflow) == ["new"] && now.texts == ["new": "id: flow"])
      #expect(now.conflicts == [try Self.decided("new")])
      #expect(try bench.journal.restore().state.drafts.map(\.id) == ["new"])
    }
  }

  /// What was chosen where the service had overtaken the draft of a workflow.
  private static func decided(_ id: WorkflowID) throws -> KeptConflict {
    let (mine, theirs) = (workflow(id, "v2"), workflow(id, "v3"))
    let merge = ThreeWayMerge(base: workflow(id, "v1"), mine: mine, theirs: theirs)
    var conflict = KeptConflict(workflow: id)
    conflict.steps = [[merge.decision(.side(.mine), of: .node("a"))]]
    #expect(merge.choices(conflict.steps[0]) == [.node("a"): .side(.mine)])
    return conflict
  }

  @Test func renamingOntoAnIDThatExistsAsksForAnother() async throws {
    try await bench([Self.base, Self.workflow("other", "v1")]) { bench in
      let run = try await bench.run("rename", "flow", "other", "--yes")
      #expect(run.ending == .conflict && run.messages.contains("Choose another id."), "\(run)")
      #expect(!run.messages.contains("meshwork apply"))
    }
  }
}
