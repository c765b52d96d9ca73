import MeshCore
import MeshLocal
import Testing

@Suite struct CreatingTests {
  @Test func severalOrNone() async throws {
    let gallery = try await Gallery.empty()
    let node = WorkflowNode("n", .colors)
    #expect(try await gallery.create(Workflow("a", node), Workflow("b", node)).map(\.id) == ["a", "b"])
    await #expect(throws: APIError.self) { try await gallery.create(Workflow("c", node), Workflow("a", node)) }
    #expect(Set(try await gallery.client.allWorkflows().map(\.id)) == ["a", "b"])
  }

  @Test func attributesAreKept() async throws {
    let gallery = try await Gallery.empty()
    let attributes: [String: JSON] = [
      "description": "Ö \"quoted\"\n", "notes": "\u{1F600}", "metadata": ["tag": ["x": 1.5, "list": [true, "y"]]],
      "visibility": ["gettable": "PRIVATE"], "use_cases": ["demo"],
    ]
    let made = Workflow(id: "a", nodes: [WorkflowNode("n", .colors)], attributes: attributes)
    try await gallery.create(made)
    #expect(try await gallery.client.workflow("a")?.content == made)
  }

  @Test func modelsAreFoundAndPinned() async throws {
    let gallery = try await Gallery.empty()
    let references: [(ModelReference, ModelReference)] = [
      (ModelReference(id: "color-recognition"), .colors),
      (ModelReference(id: "eeed0b6733a644cea07cf4c60f87ebb7"), .colors),
      (ModelReference(id: "color-recognition", userID: "clarifai", appID: "main"), .colors),
      (ModelReference(id: "color-recognition", versionID: ModelReference.fewColors.versionID), .fewColors),
      (ModelReference(id: "image-quality", userID: "me", appID: "gallery"), .quality),
      (ModelReference(id: "image-quality", userID: "meshwork"), .quality),
      (
        ModelReference(
          id: "d16f390eb32cad478c7ae150069bd2c6", userID: "clarifai", appID: "main",
          versionID: "aa8be956dbaa4b7a858826a84253cab9"), .serviceOnly
      ),
    ]
    for (index, (sent, stored)) in references.enumerated() {
      let made = try await gallery.create(Workflow("w\(index)", WorkflowNode("n", sent)))
      #expect(made.first?.nodes.first?.model == stored)
    }
  }

  @Test(arguments: [
    ModelReference(id: "no-such-model"), ModelReference(id: "color-recognition", versionID: "b31b"),
    ModelReference(id: "color-recognition", userID: "someone", appID: "else"),
    ModelReference(id: "image-quality", userID: "clarifai", appID: "main"),
  ])
  func unknownModels(reference: ModelReference) async throws {
    let gallery = try await Gallery.empty()
    let error = await #expect(throws: APIError.self) {
      try await gallery.create(Workflow("a", WorkflowNode("first", reference)))
    }
    guard case .rejected(let status, 400)? = error?.cause else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(status.code == .modelDoesNotExist)
    #expect(status.details?.contains("first") == true && status.details?.contains(reference.id) == true)
  }

  @Test(arguments: ["", "a b", "-a", "a--b", "ä", String(repeating: "a", count: 49)])
  func badIDs(id: String) async throws {
    let gallery = try await Gallery.empty()
    let answer = try await gallery.call(
      "POST", body: #"{"workflows":[{"id":"\#(id)","nodes":[{"id":"n","model":{"id":"image-quality"}}]}]}"#)
    #expect(answer.verdict == [400, 22104])
    #expect(answer.details.contains(id.prefix(40)))
  }

  @Test(
    arguments: [
      ([], "at least one node"),
      ((1...21).map { WorkflowNode("n\($0)", .colors) }, "21 nodes"),
      ([WorkflowNode("n", .colors), WorkflowNode("n", .quality)], "Two nodes have the id n"),
      ([WorkflowNode("n", .colors, reads: ["m"])], "n reads m"),
      ([WorkflowNode("n", .tiles, reads: ["m"]), WorkflowNode("m", .tiles, reads: ["n"])], "circle"),
      ([WorkflowNode("n", .tiles, reads: ["n"])], "circle"),
      ([WorkflowNode("", .colors)], "needs an id"),
      ([WorkflowNode("n", ModelReference(id: ""))], "names no model"),
      ([WorkflowNode("n", .colors), WorkflowNode("m", .quality, reads: ["n"])], "m reads image, but n gives colors"),
      (
        [WorkflowNode("t", .tiles), WorkflowNode("m", .threshold, reads: ["t"])],
        "m reads concepts, but t gives regions"
      ),
    ] as [([WorkflowNode], String)])
  func badGraphs(nodes: [WorkflowNode], words: String) async throws {
    let gallery = try await Gallery.empty()
    let error = await #expect(throws: APIError.self) { try await gallery.create(Workflow(id: "a", nodes: nodes)) }
    #expect(error?.status?.code == .workflowInvalidGraph)
    #expect(error?.status?.details?.contains(words) == true)
    #expect(try await gallery.client.allWorkflows().isEmpty)
  }

  @Test func theOrderOfTheListIsFree() async throws {
    let gallery = try await Gallery.empty()
    let made = Workflow("a", WorkflowNode("colours", .colors, reads: ["tiles"]), WorkflowNode("tiles", .tiles))
    #expect(try await gallery.create(made).first?.nodes == made.nodes)
  }

  @Test(
    arguments: [
      (ModelReference.tiles, ["rows": 0], "rows"), (.tiles, ["columns": 2.5], "2.5"), (.tiles, ["row": 2], "row"),
      (.threshold, ["threshold": 1.01], "1.01"), (.centerCrop, ["share": "half"], "half"), (.quality, ["x": 1], "none"),
    ] as [(ModelReference, [String: JSON], String)])
  func badParameters(model: ModelReference, params: [String: JSON], words: String) async throws {
    let gallery = try await Gallery.empty()
    let node = WorkflowNode("n", model, params: params)
    let error = await #expect(throws: APIError.self) { try await gallery.create(Workflow("a", node)) }
    #expect(error?.status?.code.rawValue == 21202)
    #expect(error?.status?.details?.contains(words) == true)
  }

  @Test func duplicates() async throws {
    let gallery = try await Gallery.empty()
    let workflow = Workflow("a", WorkflowNode("n", .colors))
    let inRequest = await #expect(throws: APIError.self) { try await gallery.create(workflow, workflow) }
    #expect(inRequest?.status?.code == .workflowDuplicate)
    #expect(try await gallery.client.allWorkflows().isEmpty)
    try await gallery.create(workflow)
    let stored = await #expect(throws: APIError.self) { try await gallery.create(workflow) }
    #expect(stored?.status?.code == .workflowDuplicate)
  }

  @Test func notesHaveALimit() async throws {
    let gallery = try await Gallery.empty()
    func made(_ length: Int) -> Workflow {
      Workflow(
        id: "a", nodes: [WorkflowNode("n", .colors)],
        attributes: ["notes": .string(String(repeating: "x", count: length))])
    }
    let error = await #expect(throws: APIError.self) { try await gallery.create(made(65_537)) }
    #expect(error?.status?.code == .workflowInvalidArgument)
    try await gallery.create(made(65_536))
  }

  @Test(arguments: [
    (#""description":5"#, 11100), (#""use_cases":["a",1]"#, 11100), (#""metadata":"x""#, 11100),
    (#""image":[1]"#, 11100), (#""visibility":{"gettable":"EVERYBODY"}"#, 22104),
    (#""image":{"url":5}"#, 11100), (#""image":{"base64":"@@"}"#, 11100), (#""visibility":"PUBLIC""#, 11100),
  ])
  func badAttributes(attribute: String, code: Int) async throws {
    let node = #"{"id":"n","model":{"id":"image-quality"}}"#
    let answer = try await Gallery().call("POST", body: #"{"workflows":[{"id":"a","nodes":[\#(node)],\#(attribute)}]}"#)
    #expect(answer.verdict == [400, code])
    #expect(answer.details.contains("Workflow a"))
  }

  @Test(arguments: [
    #""x""#, #"{"params":[1]}"#, #"{"data":{"concepts":[{"id":"c","value":1e39}]}}"#,
    #"{"output_config":{"max_concepts":-1}}"#, #"{"data":{"image":{"base64":"@@"}}}"#,
  ])
  func badOverrides(override: String) async throws {
    let gallery = try await Gallery.empty()
    let model = #""model":{"id":"color-recognition"}"#
    let node = #"{"id":"n",\#(model),"output_info_override":\#(override)}"#
    let made = try await gallery.call("POST", body: #"{"workflows":[{"id":"a","nodes":[\#(node)]}]}"#)
    #expect(made.verdict == [400, 11100] && made.details.contains("output_info_override"), "\(made)")
    try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    for action in ["merge", "overwrite"] {
      let body = #"{"action":"\#(action)","workflows":[{"id":"a","nodes":[\#(node)]}]}"#
      #expect(try await gallery.call("PATCH", body: body).verdict == [400, 11100])
    }
  }

  @Test func aRefusalHoldsTheListThatItsReplyWouldHave() async throws {
    let gallery = try Gallery()
    #expect(try await gallery.call("POST", body: "{}").json["workflows"] == [])
    #expect(try await gallery.call("GET", query: ["per_page": "1001"]).json["workflows"] == [])
    #expect(try await gallery.call("GET", "workflows/none/versions").json["workflow_versions"] == [])
    #expect(try await gallery.call("GET", "workflows/none").json["workflows"] == nil)
  }

  @Test func nothingToCreate() async throws {
    #expect(try await Gallery().call("POST", body: #"{"workflows":[]}"#).verdict == [400, 22999])
    #expect(try await Gallery().call("POST", body: "{}").verdict == [400, 22999])
  }
}
