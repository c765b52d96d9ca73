import FoundationEssentials
import MeshCore
import Synchronization
import TestSupport
import Testing

/// Workflows as the app has them: whose an answer is, and many at once.
@Suite struct WorkflowsTests {
  /// A service that answers from a list, counts what it was asked, and says of single workflows what it is told to.
  private final class Shelf: Transport {
    let entries: [JSON]
    let single: @Sendable (JSON?) -> JSON?
    private let asked = Mutex([String]())

    init(_ entries: [JSON], single: @escaping @Sendable (JSON?) -> JSON? = { $0 }) {
      self.entries = entries
      self.single = single
    }

    var requests: [String] { asked.withLock(\.self) }

    func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
      asked.withLock { $0.append(request.target) }
      guard request.segments.last == "workflows" else {
        let found = single(entries.first { $0["id"]?.string == request.segments.last })
        return try (found.map { StubTransport.Answer.ok(["workflow": $0]) } ?? .status(22102, "none", http: 404)).get()
      }
      func number(_ name: String) -> Int { request.query.first { $0.name == name }.flatMap { Int($0.value) } ?? 1 }
      let search = request.query.first { $0.name == "search" }?.value ?? ""
      let hits = entries.filter { search.isEmpty || $0["id"]?.string?.hasPrefix(search) == true }
      let page = hits.dropFirst((number("page") - 1) * number("per_page")).prefix(number("per_page"))
      return try StubTransport.Answer.ok(["workflows": .array(Array(page))]).get()
    }
  }

  private func client(_ shelf: Shelf, _ app: AppScope = .demo) -> MeshClient { MeshClient(app: app, transport: shelf) }

  private static func entry(_ id: String, _ fields: [String: JSON] = [:]) -> JSON {
    let own: [String: JSON] = [
      "id": .string(id), "app_id": "demo", "user_id": "alice", "nodes": [["id": "a", "model": ["id": "m"]]],
    ]
    return .object(own.merging(fields) { $1 })
  }

  private static func object(_ json: JSON, _ change: (inout [String: JSON]) -> Void) -> JSON {
    guard case .object(var fields) = json else { return json }
    change(&fields)
    return .object(fields)
  }

  /// The service looks among Clarifai's own workflows first.
  @Test func anAnswerOfAnotherOwnerIsReadFromTheList() async throws {
    let theirs = Self.entry("General", ["app_id": "main", "user_id": "clarifai", "description": "theirs"])
    let ours = Shelf([Self.entry("General", ["description": "ours"])]) { _ in theirs }
    #expect(try await client(ours).workflow("General")?.description == "ours")
    let none = Shelf([theirs]) { _ in theirs }
    #expect(try await client(none).workflow("General") == nil)
    let user = Shelf([Self.entry("General", ["description": "ours"])]) { _ in
      Self.entry("General", ["user_id": "clarifai"])
    }
    #expect(try await client(user).workflow("General")?.description == "ours")
  }

  @Test(
    arguments: [
      ["user_id": "bob"], ["user_id": "me", "app_id": "demo"], ["app_id": "demo"], [:],
    ] as [[String: JSON]])
  func meAndAnOwnerThatIsNotNamedAreOurs(owner: [String: JSON]) async throws {
    let answer = Self.object(Self.entry("flow")) { fields in
      (fields["user_id"], fields["app_id"]) = (owner["user_id"], owner["app_id"])
    }
    let shelf = Shelf([]) { _ in answer }
    let me = AppScope(userID: "me", appID: "demo")
    #expect(try await client(shelf, me).workflow("flow") != nil)
  }

  @Test(arguments: [22102, 11101])
  func goneIsWhatTheCodeSays(code: Int) async throws {
    let stub = StubTransport(.status(code, "gone", http: 404))
    #expect(try await MeshClient(app: .demo, transport: stub).workflow("flow") == nil)
  }

  @Test(arguments: [99009, 21200, 77777])
  func another404IsAFailure(code: Int) async throws {
    let stub = StubTransport(.status(code, "gateway", http: 404))
    await #expect(throws: APIError.self) { try await MeshClient(app: .demo, transport: stub).workflow("flow") }
  }

  private func ids(_ count: Int) -> Set<WorkflowID> { Set((0..<count).map { "w\($0)" }) }

  @Test func manyAreReadFromPages() async throws {
    let shelf = Shelf((0..<1006).map { Self.entry("w\($0)", ["description": .string("d\($0)")]) })
    let read = try await client(shelf).workflows(ids(1006).union(["none", "nor this"]))
    #expect(read.count == 1006 && read["w1005"]?.description == "d1005")
    #expect(shelf.requests.count < 25, "\(shelf.requests.count)")
  }

  @Test func fewAreReadByThemselves() async throws {
    let shelf = Shelf((0..<1006).map { Self.entry("w\($0)") })
    #expect(try await client(shelf).workflows(["w1", "w2", "none"]).keys.sorted() == ["w1", "w2"])
    #expect(shelf.requests.count == 3)
  }

  /// A list that leaves out attributes would have them taken for cleared.
  @Test func aListThatCutsItsEntriesShortIsNotBelieved() async throws {
    let shelf = Shelf((0..<40).map { Self.entry("w\($0)") }) { entry in
      entry.map { Self.object($0) { $0["notes"] = "kept" } }
    }
    let read = try await client(shelf).workflows(ids(40))
    #expect(read.count == 40 && read.values.allSatisfy { $0.attributes["notes"] == "kept" })
  }

  @Test func whatTheListHasOfOtherAppsIsNotOurs() async throws {
    let theirs = (0..<40).map { Self.entry("w\($0)", ["app_id": "main", "user_id": "clarifai"]) }
    let shelf = Shelf(theirs) { _ in nil }
    #expect(try await client(shelf).workflows(ids(40)).isEmpty)
  }

  @Test func aListThatBringsTheSamePageForEverEnds() async throws {
    let page = StubTransport.Answer.ok(["workflows": .array((0..<1000).map { Self.entry("w\($0)") })])
    let client = MeshClient(app: .demo, transport: StubTransport(page, page))
    let error = await #expect(throws: APIError.self) { try await client.allWorkflows() }
    #expect(error?.message.contains("page 2 of the list brings nothing") == true)
  }

  /// A failure of one is the failure of all, and ends the reading.
  @Test func aWorkflowThatCannotBeReadFailsInItsName() async throws {
    let shelf = Shelf((0..<12).map { Self.entry("w\($0)") }) { entry in
      entry?["id"] == "w3" ? ["id": "w3", "nodes": 7] : entry
    }
    let error = await #expect(throws: APIError.self) { try await client(shelf).workflows(ids(12)) }
    #expect(error?.operation == "read workflow w3")
  }
}
