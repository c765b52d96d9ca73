import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct WorkflowDocumentTests {
  private func page(_ text: String) async throws -> [WorkflowDocument] {
    let client = MeshClient(app: .demo, transport: StubTransport(.json(text)))
    return try await client.send(.listWorkflows(in: .demo, page: 1, perPage: 10)).value.documents
  }

  @Test func rowsAreReadWithoutTheRest() async throws {
    let documents = try await page(
      #"""
      {"status": {"code": 10000, "req_id": "r"}, "workflows": [
        {"nodes": [{"id": "a", "model": {"id": "} ] \" {"}}, {"id": "b"}], "id": "one\u002d1", "app_id": "demo",
         "created_at": "2026-01-02T03:04:05Z", "modified_at": "2026-02-03T04:05:06Z", "description": "caf\u00e9 \"x\"",
         "version": {"id": "v", "nodes": []}, "more": {"id": "another", "nodes": [1, 2, 3]}},
        null, {"id": "two", "nodes": null, "created_at": "2026-01-02T03:04:05Z"}, {}
      ], "extra": [[]]}
      """#)
    #expect(documents.map(\.id) == ["one-1", "two"])
    #expect(documents.map(\.summary.nodes) == [2, 0])
    #expect(documents[0].summary.description == "café \"x\"")
    #expect(documents[0].summary.modifiedAt == Timestamp.date("2026-02-03T04:05:06Z"))
    #expect(documents[1].summary.modifiedAt == Timestamp.date("2026-01-02T03:04:05Z"))
    #expect(try documents[0].workflow().nodes.map(\.id) == ["a", "b"])
  }

  @Test func faultOfOneWorkflowIsItsOwn() async throws {
    let documents = try await page(
      #"{"status":{"code":10000},"workflows":[{"id":"bad","nodes":7},{"id":"good","nodes":[{"id":"n"}]}]}"#)
    #expect(documents.map(\.id) == ["bad", "good"])
    #expect(throws: DecodingError.self) { try documents[0].workflow() }
    #expect(try documents[1].workflow().nodes.count == 1)
  }

  @Test func whatIsNoNodeIsAFault() async throws {
    let documents = try await page(
      #"{"status":{"code":10000},"workflows":[{"id":"w","nodes":[{"id":"a"},5,null,"b"],"description":1}]}"#)
    #expect(documents[0].summary.nodes == 1)
    #expect(documents[0].summary.faults == ["nodes[1]", "nodes[3]", "description"])
  }

  @Test(arguments: [0, 1, 2, 3, 4]) func sameAsTheDecodedOne(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let workflows = (0..<20).map { _ in generator.workflow() }
    let body = JSON.object([
      "status": ["code": 10000], "workflows": .array(try workflows.map { try JSON(encoding: $0) }),
    ])
    let documents = try await page(String(decoding: body.data(), as: UTF8.self))
    #expect(try documents.map { try $0.workflow() } == workflows)
    for (document, workflow) in zip(documents, workflows) {
      #expect(document.id == workflow.id)
      #expect(document.summary == WorkflowDocument(workflow).summary)
      #expect(document.runs.map(\.node) == workflow.nodes.map(\.id))
      #expect(document.runs.map(\.model) == workflow.nodes.map(\.model))
    }
  }

  /// Every page that is cut off is an error, and no byte of it is read past its end.
  @Test func pageCutAnywhereIsUnreadable() async throws {
    let whole = #"{"status":{"code":10000},"workflows":[{"id":"a\\","nodes":[{"id":"n"}]},{"id":"b"}]}"#
    #expect(try await page(whole).count == 2)
    for length in 0..<whole.utf8.count {
      let part = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      let error = await #expect(throws: APIError.self) { try await page(part) }
      #expect(error?.message.contains("not of the Clarifai API") == true)
    }
  }
}
