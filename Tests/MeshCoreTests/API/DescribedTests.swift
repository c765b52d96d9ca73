import FoundationEssentials
import MeshCore
import Synchronization
import TestSupport
import Testing

/// How many calls it takes to know whether an app is as files describe it.
@Suite struct DescribedTests {
  /// A service that answers from a list, and counts what it was asked. What `listed` makes of an entry stands in the list.
  private final class Shelf: Transport {
    let entries: [Workflow]
    let listed: @Sendable (Workflow) -> Workflow
    private let asked = Mutex([String]())

    init(_ entries: [Workflow], listed: @escaping @Sendable (Workflow) -> Workflow = { $0 }) {
      self.entries = entries
      self.listed = listed
    }

    var pages: Int { asked.withLock { $0.count { $0.contains("?") } } }
    var singles: Int { asked.withLock { $0.count { !$0.contains("?") } } }

    func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
      asked.withLock { $0.append(request.target) }
      guard request.segments.last == "workflows" else {
        let found = entries.first { $0.id == request.segments.last }
        return try
          (found.map { StubTransport.Answer.ok(["workflow": Self.json($0)]) }
          ?? .status(22102, "none", http: 404)).get()
      }
      let page = request.query.first { $0.name == "page" }.flatMap { Int($0.value) } ?? 1
      let hits = entries.dropFirst((page - 1) * 1000).prefix(1000).map { Self.json(listed($0)) }
      return try StubTransport.Answer.ok(["workflows": .array(hits)]).get()
    }

    private static func json(_ workflow: Workflow) -> JSON { (try? JSON(encoding: workflow)) ?? .null }
  }

  private static func workflows(_ count: Int) -> [Workflow] {
    var random = SeededGenerator(seed: 6)
    return (0..<count).map { random.workflow("w\($0)") }
  }

  private func app(
    _ shelf: Shelf, _ items: [Workflow], wholeList: Bool = true
  ) async throws -> DescribedApp {
    try await MeshClient(app: .demo, transport: shelf).app(
      describedBy: items.map { WorkflowPatch.Item($0) }, wholeList: wholeList)
  }

  @Test func whatIsAsItIsDescribedTakesThePagesOfOneList() async throws {
    let workflows = Self.workflows(1000)
    let shelf = Shelf(workflows + [Workflow("other", WorkflowNode("a"))])
    let found = try await app(shelf, workflows)
    #expect(found.stored.count == 1000 && found.others == ["other"])
    #expect(shelf.pages == 2 && shelf.singles == 0)
    // Many documents of single files too.
    let files = Shelf(workflows)
    let read = try await app(files, workflows, wholeList: false)
    #expect(read.stored.count == 1000 && files.pages == 1 && files.singles == 0)
  }

  @Test func onlyWhatDiffersIsReadByItself() async throws {
    let workflows = Self.workflows(100)
    let shelf = Shelf(workflows)
    var described = workflows
    described[7].nodes[0].model = ModelReference(id: "another")
    described[8].attributes["notes"] = "new"
    described[9] = Workflow("new", WorkflowNode("a"))
    let found = try await app(shelf, described)
    #expect(shelf.pages == 1 && shelf.singles == 3)
    #expect(found.stored.count == 99 && found.stored["w7"]?.nodes == workflows[7].nodes)
    #expect(found.others == ["w9"])
  }

  @Test func anAttributeThatTheListLeavesOutIsReadByItself() async throws {
    var workflows = Self.workflows(60)
    for place in 0..<40 { workflows[place].attributes = ["notes": "kept"] }
    for place in 40..<60 { workflows[place].attributes = [:] }
    let shelf = Shelf(workflows) { workflow in
      var cut = workflow
      cut.attributes = [:]
      return cut
    }
    let found = try await app(shelf, workflows)
    #expect(shelf.pages == 1 && shelf.singles == 40)
    #expect(found.stored.values.count { $0.attributes["notes"] == "kept" } == 40)
    // What is described as empty may be there, and only left out of the list.
    let cleared = workflows.prefix(20).map { WorkflowPatch.Item(id: $0.id, attributes: ["notes": ""]) }
    let again = try await MeshClient(app: .demo, transport: shelf).app(describedBy: cleared, wholeList: true)
    #expect(shelf.singles == 60 && again.stored["w0"]?.attributes["notes"] == "kept")
  }

  @Test func aWholeAppIsReadFromItsList() async throws {
    let workflows = Self.workflows(1200)
    let shelf = Shelf(workflows)
    #expect(try await MeshClient(app: .demo, transport: shelf).wholeApp().count == 1200)
    #expect(shelf.pages == 2 && shelf.singles == 12)
    let cut = Shelf(Array(workflows.prefix(50))) { workflow in Workflow(id: workflow.id, nodes: workflow.nodes) }
    let whole = try await MeshClient(app: .demo, transport: cut).wholeApp()
    #expect(
      Dictionary(uniqueKeysWithValues: whole.map { ($0.id, $0.attributes) })
        == Dictionary(
          uniqueKeysWithValues: workflows.prefix(50).map { ($0.id, $0.attributes) }))
    #expect(try await MeshClient(app: .demo, transport: Shelf([])).wholeApp().isEmpty)
  }
}
