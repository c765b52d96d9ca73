import MeshCore
import Synchronization
import TestSupport
import Testing

/// A workflow that is made for one run is noted before and gone after, whatever happens in between.
@Suite struct TemporaryWorkflowsTests {
  private final class Notes: TemporaryNotes {
    let noted = Mutex<[WorkflowID]>([])
    let left: Mutex<[WorkflowID]>
    let refuses: Bool

    init(left: [WorkflowID] = [], refuses: Bool = false) {
      self.left = Mutex(left)
      self.refuses = refuses
    }

    struct Full: WordedError { let message = "The disk is full." }

    func add(_ id: WorkflowID) throws {
      if refuses { throw Full() }
      noted.withLock { $0.append(id) }
    }
    func remove(_ id: WorkflowID) {
      noted.withLock { $0.removeAll { $0 == id } }
      left.withLock { $0.removeAll { $0 == id } }
    }
    func abandoned() -> [WorkflowID] { left.withLock(\.self) }
  }

  private let nodes = [WorkflowNode("a"), WorkflowNode("b", "quality", reads: ["a"])]
  private let image = ImageInput.url("https://host/1.jpg")

  @Test func itIsMadeRunAndDeleted() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    let results = try await TemporaryWorkflows(oracle.client, notes: notes).results(of: nodes, on: [image])
    #expect(results.map(\.outputs) == [Oracle.result(of: nodes, on: "https://host/1.jpg").outputs])
    #expect(oracle.calls.map { $0.prefix(4) } == ["POST", "POST", "DELE"] && oracle.calls.count == 3)
    #expect(oracle.calls.last?.contains("workflows/meshwork-tmp-") == true)
    #expect(oracle.workflowIDs.isEmpty && notes.noted.withLock(\.isEmpty))
  }

  @Test func itGoesAlsoWhereItCouldNotBeMade() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    oracle.refuse("POST workflows")
    await #expect(throws: APIError.self) {
      try await TemporaryWorkflows(oracle.client, notes: notes).results(of: nodes, on: [image])
    }
    #expect(oracle.calls.map { $0.prefix(4) } == ["POST", "DELE"] && notes.noted.withLock(\.isEmpty))
  }

  /// What cannot be deleted stays noted, for the next start, and is told.
  @Test func whatStaysIsNoted() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    oracle.refuse("DELETE")
    let told = Mutex<[WorkflowID]>([])
    let workflows = TemporaryWorkflows(oracle.client, notes: notes, left: { id in told.withLock { $0.append(id) } })
    _ = try await workflows.results(of: nodes, on: [image])
    #expect(told.withLock(\.self) == notes.noted.withLock(\.self))
    #expect(notes.noted.withLock(\.count) == 1 && oracle.workflowIDs.count == 1)
  }

  @Test func withoutANoteNothingIsSent() async throws {
    let oracle = Oracle()
    let error = await #expect(throws: APIError.self) {
      try await TemporaryWorkflows(oracle.client, notes: Notes(refuses: true)).results(of: nodes, on: [image])
    }
    #expect(oracle.calls.isEmpty && error?.message.contains("The disk is full") == true)
  }

  @Test func aCancelledRunLeavesNothing() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    let task = Task { try await TemporaryWorkflows(oracle.client, notes: notes).results(of: nodes, on: [image]) }
    task.cancel()
    _ = await task.result
    #expect(oracle.workflowIDs.isEmpty && notes.noted.withLock(\.isEmpty))
  }

  /// What is cut off before its answer may arrive later: whether it does is waited for, and deleted then.
  @Test func whatIsCutOffWhileItIsMadeLeavesNothing() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    let held = HeldCreation(oracle)
    let client = MeshClient(app: .demo, transport: held)
    let task = Task { try await TemporaryWorkflows(client, notes: notes).results(of: nodes, on: [image]) }
    await held.arrived()
    task.cancel()
    held.letGo()
    _ = await task.result
    #expect(oracle.calls.first == "POST workflows" && oracle.calls.last?.hasPrefix("DELETE") == true)
    #expect(oracle.workflowIDs.isEmpty && notes.noted.withLock(\.isEmpty))
  }

  /// No answer came, and it is not there: it may come yet, so it stays noted.
  @Test func whatMayArriveLaterStaysNoted() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    oracle.lose("POST workflows")
    await #expect(throws: APIError.self) {
      try await TemporaryWorkflows(oracle.client, notes: notes).results(of: nodes, on: [image])
    }
    #expect(notes.noted.withLock(\.count) == 1)
  }

  @Test func whatOthersLeftIsSwept() async throws {
    let notes = Notes(left: ["meshwork-tmp-a", "meshwork-tmp-b"])
    let oracle = Oracle(Workflow("meshwork-tmp-a"), Workflow("meshwork-tmp-c"))
    let time = TestTime()
    await TemporaryWorkflows(oracle.client, notes: notes, timing: time.timing).sweep()
    #expect(oracle.workflowIDs == ["meshwork-tmp-c"] && notes.left.withLock(\.isEmpty))
    // What is not there is looked for again a little later: its process may have died right after asking for it.
    #expect(oracle.calls.map { $0.split(separator: "-").last } == ["a", "b", "b"])
  }

  @Test func whatCannotBeSweptStaysNoted() async throws {
    let notes = Notes(left: ["meshwork-tmp-a"])
    let oracle = Oracle(Workflow("meshwork-tmp-a"))
    oracle.refuse("DELETE")
    await TemporaryWorkflows(oracle.client, notes: notes).sweep()
    #expect(oracle.workflowIDs == ["meshwork-tmp-a"] && notes.left.withLock(\.count) == 1)
  }
}

/// A service that takes its time over making a workflow; nothing is made where nobody waits for it any more.
private final class HeldCreation: Transport {
  private let oracle: Oracle
  private let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
  private let (opening, gate) = AsyncStream.makeStream(of: Void.self)

  init(_ oracle: Oracle) { self.oracle = oracle }

  func arrived() async { for await _ in arrivals { return } }
  func letGo() { gate.finish() }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    if request.method == .post, request.segments.last == "workflows" {
      arrival.yield()
      for await _ in opening {}
      if Task.isCancelled { throw .cancelled }
    }
    return try await oracle.send(request)
  }
}
