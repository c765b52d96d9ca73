import MeshCore
import Synchronization
import TestSupport
import Testing

/// A workflow that is made for one run is noted before and gone after, whatever happens in between.
@Suite struct TemporaryWorkflowsTests {
  private final class Notes: TemporaryNotes {
    let noted = Mutex<[WorkflowID]>([])
    let left: [WorkflowID]
    let refuses: Bool

    init(left: [WorkflowID] = [], refuses: Bool = false) {
      self.left = left
      self.refuses = refuses
    }

    struct Full: WordedError { let message = "The disk is full." }

    func add(_ id: WorkflowID) throws {
      if refuses { throw Full() }
      noted.withLock { $0.append(id) }
    }
    func remove(_ id: WorkflowID) { noted.withLock { $0.removeAll { $0 == id } } }
    func abandoned() -> [WorkflowID] { left }
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

  /// What cannot be deleted stays noted, for the next start.
  @Test func whatStaysIsNoted() async throws {
    let (oracle, notes) = (Oracle(), Notes())
    oracle.refuse("DELETE")
    _ = try await TemporaryWorkflows(oracle.client, notes: notes).results(of: nodes, on: [image])
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

  @Test func whatOthersLeftIsSwept() async throws {
    let notes = Notes(left: ["meshwork-tmp-a", "meshwork-tmp-b"])
    let oracle = Oracle(Workflow("meshwork-tmp-a"), Workflow("meshwork-tmp-c"))
    await TemporaryWorkflows(oracle.client, notes: notes).sweep()
    #expect(oracle.workflowIDs == ["meshwork-tmp-c"])
    #expect(oracle.calls == ["DELETE workflows/meshwork-tmp-a", "DELETE workflows/meshwork-tmp-b"])
  }
}
