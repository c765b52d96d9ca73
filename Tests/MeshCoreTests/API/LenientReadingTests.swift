import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// Answers that say the same in other words, or less, or more.
@Suite struct LenientReadingTests {
  private func workflow(_ text: String) async throws -> Workflow {
    let stub = StubTransport(.json(#"{"status":{"code":10000},"workflow":\#(text)}"#))
    return try await MeshClient(app: .demo, transport: stub).send(.getWorkflow("flow", in: .demo)).value.workflow
  }

  private let snake = """
    {"id":"flow","app_id":"demo","user_id":"alice","created_at":"2017-07-10T01:45:05Z","use_cases":["x"],
     "nodes":[{"id":"n","model":{"id":"m","model_version":{"id":"ff"},"user_id":"u","app_id":"a"},
       "node_inputs":[{"node_id":"k"}],"suppress_output":true,
       "output_info_override":{"params":{"topK":3,"maxItems":[{"nodeId":1}]}}}],
     "version":{"id":"vv","workflow_id":"flow","is_deprecated":true},"metadata":{"modelVersion":{"createdAt":1}}}
    """
  private let camel = """
    {"id":"flow","appId":"demo","userId":"alice","createdAt":"2017-07-10T01:45:05Z","useCases":["x"],
     "nodes":[{"id":"n","model":{"id":"m","modelVersion" : {"id":"ff"},"userId":"u","appId":"a"},
       "nodeInputs":[{"nodeId":"k"}],"suppressOutput":true,
       "outputInfoOverride":{"params":{"topK":3,"maxItems":[{"nodeId":1}]}}}],
     "version":{"id":"vv","workflowId":"flow","isDeprecated":true},"metadata":{"modelVersion":{"createdAt":1}}}
    """

  /// Names are translated; keys that belong to the user, in parameters and metadata, are left alone.
  @Test func camelCaseSaysTheSame() async throws {
    let read = try await workflow(snake)
    #expect(try await workflow(camel) == read)
    #expect(read.nodes[0].model.versionID == "ff" && read.nodes[0].inputs == ["k"] && read.nodes[0].suppressesOutput)
    #expect(read.nodes[0].override == ["params": ["topK": 3, "maxItems": [["nodeId": 1]]]])
    #expect(read.attributes["metadata"] == ["modelVersion": ["createdAt": 1]])
    #expect(read.version?.isDeprecated == true && read.attributes["use_cases"] == ["x"])
  }

  @Test func camelCaseIsReadInPredictionsAndLists() async throws {
    let text = """
      {"status":{"code":10000,"reqId":"0123"},"results":[{"outputs":[{"data":{"colors":[{"rawHex":"#fff","value":1}],
       "regions":[{"regionInfo":{"boundingBox":{"topRow":0.25,"leftCol":0.5,"bottomRow":1,"rightCol":1}}}]}}]}]}
      """
    let client = MeshClient(app: .demo, transport: StubTransport(.json(text)))
    let reply = try await client.send(.workflowResults(of: "flow", on: [.url("u")], in: .demo))
    let data = reply.value.results[0].outputs[0].data
    #expect(reply.requestID == "0123" && data.colors[0].hex == "#fff")
    #expect(data.regions[0].box == Region.BoundingBox(top: 0.25, left: 0.5, bottom: 1, right: 1))
    let page = #"{"status":{"code":"SUCCESS","reqId":"7"},"workflows":[\#(camel)]}"#
    let list = try await MeshClient(app: .demo, transport: StubTransport(.json(page)))
      .send(.listWorkflows(in: .demo, page: 1, perPage: 9))
    #expect(list.requestID == "7" && list.value.documents[0].appID == "demo")
    let read = try await workflow(snake)
    #expect(try list.value.documents[0].workflow() == read)
  }

  @Test func aDateThatCannotBeReadIsLeftOut() async throws {
    let read = try await workflow(
      """
      {"id":"flow","created_at":"yesterday","modified_at":17,"version":{"id":"v","created_at":{}},
       "nodes":[{"id":"n"}]}
      """)
    #expect(read.id == "flow" && read.createdAt == nil && read.modifiedAt == nil && read.version?.createdAt == nil)
    let models: JSON = [["id": "a", "model_version": ["id": "v", "created_at": "…"]], ["id": "b"]]
    let client = MeshClient(app: .demo, transport: StubTransport(.ok(["models": models])))
    #expect(try await client.send(.listModels(in: .demo, page: 1, perPage: 9)).value.models.map(\.id) == ["a", "b"])
  }

  /// Services that write null where there is nothing; a file that does is told so.
  @Test func nullsInListsArePassedOver() async throws {
    let text = #"{"id":"flow","nodes":[null,{"id":"n","node_inputs":[null,{"node_id":"k"},{}]}]}"#
    let read = try await workflow(text)
    #expect(read.nodes.map(\.id) == ["n"] && read.nodes[0].inputs == ["k", ""])
    let version: WorkflowVersion = try Wire.decoded(#"{"id":"v","nodes":[{"id":"n","node_inputs":[null]},null]}"#)
    #expect(version.nodes.map(\.inputs) == [[]])
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.problem.contains("nodes[0] has to be another kind of value") == true)
    let input = #expect(throws: FileError.self) {
      try WorkflowFile(#"{"id":"flow","nodes":[{"id":"n","model":{"id":"m"},"node_inputs":[null]}]}"#)
    }
    #expect(input?.problem.contains("nodes[0].node_inputs[0] has to be another kind of value") == true)
  }

  @Test func nullsAndMissingListsAreEmpty() async throws {
    let read = try await workflow(
      """
      {"id":"flow","nodes":null,"version":null,"created_at":null,"description":null,"visibility":{"gettable":"NEW"},
       "a_new_field":{"with":["more"]}}
      """)
    #expect(read.nodes == [] && read.version == nil && read.description == nil)
    #expect(read.attributes == ["visibility": ["gettable": "NEW"]])
    #expect(read.extras["a_new_field"] == ["with": ["more"]])
    for answer in [StubTransport.Answer.ok(), .ok(["models": .null])] {
      let client = MeshClient(app: .demo, transport: StubTransport(answer))
      #expect(try await client.send(.listModels(in: .demo, page: 1, perPage: 9)).value.models == [])
    }
    #expect(try await workflow("{}") == Workflow(id: ""))
  }
}

/// Answers that were damaged on the way: every one is a value or an error in words.
@Suite struct DamagedAnswerTests {
  private static let answers: [String] = [
    """
    {"status":{"code":10000,"description":"Ok","req_id":"0123"},"workflows":[{"id":"fl\\u00f6w","app_id":"demo","nodes":
    [{"id":"a","model":{"id":"m","model_version":{"id":"v"}},"node_inputs":[{"node_id":"b"}]}],"created_at":
    "2017-07-10T01:45:05.672880Z","metadata":{"x":[1,2.5e3,-7,true,null,"\\"}{"]}},{"id":"two","appId":"demo"}]}
    """,
    """
    {"status":{"code":"10010","description":"Mixed"},"results":[{"status":{"code":10000},"outputs":[{"id":"o","status":
    {"code":21351},"model":{"id":"m"},"created_at":"2017-07-10T12:01:44.929928529Z","data":{"concepts":[{"id":"c",
    "value":0.99}],"regions":[{"id":"r","regionInfo":{"boundingBox":{"topRow":0.1}}}],"embeddings":[{"vector":[1]}]}}]}]}
    """,
  ]

  /// Reads the bytes as every kind of answer, down to the last workflow; how many of them were values.
  private func values(of bytes: Data, http: Int) async -> Int {
    let client = MeshClient(
      app: .demo, transport: StubTransport((0..<4).map { _ in .success(APIResponse(status: http, body: bytes)) }))
    var values = 0
    if let page = try? await client.workflows(page: 1, perPage: 9) {
      values += 1
      for document in page.documents {
        _ = document.summary
        _ = try? document.workflow()
      }
    }
    if (try? await client.send(.workflowResults(of: "flow", on: [], in: .demo))) != nil { values += 1 }
    if (try? await client.send(.listModels(in: .demo, page: 1, perPage: 9))) != nil { values += 1 }
    _ = Setback(.success(APIResponse(status: http, body: bytes)))
    return values
  }

  @Test func noPartOfAnAnswerIsTakenForTheWhole() async {
    for text in Self.answers {
      let bytes = Data(text.utf8)
      #expect(await values(of: bytes, http: 200) > 0)
      for count in 0..<bytes.count - 1 {
        #expect(await values(of: bytes.prefix(count), http: 200) == 0, "\(count) bytes")
      }
    }
  }

  @Test func flippedBytesAreReadOrRefused() async {
    var refused = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      for text in Self.answers {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if await values(of: Data(bytes), http: [200, 207, 429, 500].randomElement(using: &random) ?? 200) == 0 {
          refused += 1
        }
      }
    }
    #expect(refused > 0)
  }
}
