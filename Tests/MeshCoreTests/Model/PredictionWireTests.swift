import FoundationEssentials
import MeshCore
import Testing

@Suite struct PredictionWireTests {
  /// What is not modelled is named, so that nobody takes it for nothing found.
  @Test func otherFieldsAreNamed() throws {
    let data: OutputData = try Wire.decoded(
      #"{"clusters": [{"id": "c"}, {"id": "d"}], "int_value": 4, "frames": [], "heatmaps": null, "concepts": []}"#)
    #expect(data.others == ["clusters (2)", "int_value"] && data.concepts == [])
  }

  /// The captured reply of the contract, section 2.6.
  @Test func theCapturedReplyIsRead() throws {
    let reply: WorkflowResults = try Wire.decoded(
      """
      {"status":{"code":10000,"description":"Ok"},
       "workflow":{"id":"wf","app_id":"app","created_at":"2017-07-10T01:45:05.672880Z"},
       "results":[{"status":{"code":10000,"description":"Ok"},
         "input":{"id":"in","data":{"image":{"url":"https://…"}}},
         "outputs":[{"id":"o1","status":{"code":10000,"description":"Ok"},
           "created_at":"2017-07-10T12:01:44.929928529Z",
           "model":{"id":"d16f390eb32cad478c7ae150069bd2c6","name":"moderation","app_id":"main",
             "model_version":{"id":"b42ac907ac93483484483a0040a386be","created_at":"…",
               "status":{"code":21100,"description":"Model trained successfully"}}},
           "data":{"concepts":[{"id":"c","name":"safe","value":0.99999714,"app_id":"main"}]}}]}]}
      """)
    #expect(reply.results.count == 1)
    let output = try #require(reply.results.first?.outputs.first)
    #expect(output.id == "o1" && output.status == .ok)
    #expect(
      output.model
        == ModelReference(
          id: "d16f390eb32cad478c7ae150069bd2c6", appID: "main", versionID: "b42ac907ac93483484483a0040a386be"))
    #expect(output.data == OutputData(concepts: [Concept(id: "c", name: "safe", value: 0.99999714)]))
  }

  /// As any reader of proto3 JSON takes them.
  @Test func numbersMayBeTexts() throws {
    let plain = """
      {"concepts": [{"id": "cat", "value": 0.5}], "colors": [{"raw_hex": "#111111", "value": 1e-1}],
       "regions": [{"id": "r", "value": 0.25, "region_info": {"bounding_box": {"left_col": 0.25, "right_col": 1}}}],
       "embeddings": [{"num_dimensions": 2, "vector": [0.5, -1]}]}
      """
    let texts = plain.replacing(/(: |\[|, )(-?[0-9][0-9.e-]*)/) { "\($0.1)\"\($0.2)\"" }
    #expect(texts.contains(#""vector": ["0.5", "-1"]"#) && texts.contains(#""value": "1e-1""#))
    #expect(try Wire.decoded(texts, as: OutputData.self) == Wire.decoded(plain))
    for other in ["", "x", "0.5 ", "0x1", "1e999", "NaN"] {
      #expect(throws: DecodingError.self) { try Wire.decoded(#"{"id": "c", "value": "\#(other)"}"#, as: Concept.self) }
    }
    // What the program keeps for itself is as it wrote it.
    let kept = Wire.Decoder(rules: .kept)
    #expect(throws: DecodingError.self) {
      try kept.decode(Concept.self, from: Data(#"{"id": "c", "value": "0.5"}"#.utf8))
    }
  }

  @Test func everyKindOfDataIsRead() throws {
    let data: OutputData = try Wire.decoded(
      """
      {"concepts": [{"id": "cat"}, {"id": "dog", "name": "", "value": 0}],
       "colors": [{"raw_hex": "#f2f2f2", "w3c": {"hex": "#f5f5f5", "name": "whitesmoke"}, "value": 0.25},
         {"raw_hex": "#111111"}],
       "regions": [{"id": "r", "value": 0.5, "region_info": {"bounding_box": {"left_col": 0.25, "right_col": 1},
           "keypoint_locations": [{"row": 0.5, "col": 0.25, "visibility": "VISIBLE"}, {}]},
         "data": {"concepts": [{"id": "face", "value": 0.75}]}}, {"id": "whole"}],
       "text": {"raw": "EXIT"}, "embeddings": [{"num_dimensions": 1024, "vector": [0.5]}, {}], "hits": []}
      """)
    #expect(data.concepts == [Concept(id: "cat", value: 1), Concept(id: "dog", value: 0)])
    #expect(
      data.colors == [
        ColorShare(hex: "#f2f2f2", w3cHex: "#f5f5f5", w3cName: "whitesmoke", share: 0.25),
        ColorShare(hex: "#111111", w3cHex: "#111111", w3cName: "", share: 0),
      ])
    let box = Region.BoundingBox(top: 0, left: 0.25, bottom: 0, right: 1)
    #expect(
      data.regions == [
        Region(
          id: "r", box: box, keypoints: [.init(row: 0.5, col: 0.25, visibility: "VISIBLE"), .init(row: 0, col: 0)],
          value: 0.5, data: OutputData(concepts: [Concept(id: "face", value: 0.75)])),
        Region(id: "whole", box: nil),
      ])
    #expect(data.text == "EXIT" && data.embeddings == [Embedding([0.5], count: 1024), Embedding([])])
    #expect(try Wire.crossed(data) == data)
  }

  @Test func howLongANodeComputedIsReadWhereItIsSaid() throws {
    let output: Output = try Wire.decoded(#"{"id":"o","seconds":0.125,"data":{}}"#)
    #expect(output.seconds == 0.125)
    #expect(try Wire.crossed(output) == output)
    #expect(try Wire.decoded(#"{"id":"o","seconds":"soon"}"#, as: Output.self).seconds == nil)
  }

  @Test func embeddingsAreNearAsTheirDirectionsAre() {
    let one = Embedding([3, 4])
    #expect(one.norm == 5 && one.count == 2)
    #expect(one.cosine(with: Embedding([6, 8])) == 1 && one.cosine(with: Embedding([-3, -4])) == -1)
    #expect(one.cosine(with: Embedding([-4, 3])) == 0)
    #expect(one.cosine(with: Embedding([1])) == nil && one.cosine(with: Embedding([0, 0])) == nil)
    #expect(Embedding([], count: 8).cosine(with: Embedding([], count: 8)) == nil)
  }

  @Test func anOutputThatSaysNothingIsEmptyAndOfUnknownStatus() throws {
    let output: Output = try Wire.decoded(#"{"data":{},"model":null}"#)
    #expect(output == Output(id: "", status: Status(code: .unknown), model: nil, data: OutputData()))
    #expect(try Wire.decoded(#"{"outputs":null}"#, as: WorkflowResult.self).outputs.isEmpty)
  }

  @Test func aRunCrossesTheWireUnchanged() throws {
    let run = PredictionRun(
      workflow: "flow", versionID: "ffff", nodes: [WorkflowNode("a"), WorkflowNode("b", hidden: true)],
      image: .sample("market"), at: Date(timeIntervalSince1970: 1_499_651_105), seconds: 0.25, status: .ok,
      result: WorkflowResult(status: .ok, outputs: [.of("colors", "v1")]))
    #expect(try Wire.crossed(run) == run)
    #expect(run.outputs.map(\.node.id) == ["a", "b"])
    #expect(run.outputs.map(\.output?.id) == ["colors", nil])
  }
}

@Suite struct OutputMatchingTests {
  private let nodes = [
    WorkflowNode("a", "colors", "c1", hidden: true), WorkflowNode("b", "colors", "c1"),
    WorkflowNode("c", "quality", "q1"),
  ]

  private func ids(_ outputs: Output...) -> [String?] {
    WorkflowResult(status: .ok, outputs: outputs).outputs(for: nodes).map { $0?.id }
  }

  @Test func byPositionAmongTheNodesThatAreShown() {
    // An old hex id names no model that the nodes name, and need not.
    let old = "eeed0b6733a644cea07cf4c60f87ebb7"
    #expect(ids(.of(old, nil, id: "first"), .of("quality", "q1", id: "second")) == [nil, "first", "second"])
  }

  @Test func byPositionAmongAllWhereHiddenNodesAnswerToo() {
    #expect(
      ids(.of("colors", "c1", id: "hidden"), .of("colors", "c1", id: "shown"), .of("quality", "q1", id: "last"))
        == [nil, "shown", "last"])
  }

  /// Where the models speak against the position, they decide; what they leave open cannot be told.
  @Test func byModelWhereThePositionCannotBe() {
    #expect(ids(.of("quality", "q1"), .of("colors", "c1")) == [nil, "colors", "quality"])
    #expect(ids(.of("quality", nil), .of("colors", nil)) == [nil, "colors", "quality"])
    #expect(ids(.of("colors", "c2"), .of("quality", "q1")) == [nil, nil, "quality"])
    // The version decides, whatever the ids; an old id may be any model's.
    let old = "eeed0b6733a644cea07cf4c60f87ebb7"
    #expect(ids(.of("colours", "c1"), .of("quality", "q1")) == [nil, "colours", "quality"])
    #expect(ids(.of(old, nil, id: "first"), .of("quality", nil, id: "second")) == [nil, "first", "second"])
    #expect(ids(.of(old, "c1", id: "first"), .of("quality", nil, id: "second")) == [nil, "first", "second"])
  }

  @Test func byModelWhereTheNumbersDiffer() {
    #expect(ids(.of("quality", "q1")) == [nil, nil, "quality"])
    #expect(ids(.of("colors", "c1")) == [nil, "colors", nil])
    #expect(ids(.of("colors", "c2")) == [nil, nil, nil])
    #expect(ids() == [nil, nil, nil])
  }

  @Test func twinsAreToldApartByTheirOrderOnly() {
    let twins = [WorkflowNode("a", "m", "v"), WorkflowNode("b", "m", "v"), WorkflowNode("c", "x", "y")]
    let result = WorkflowResult(status: .ok, outputs: [.of("m", "v", id: "one")])
    // It may be either's.
    #expect(result.outputs(for: twins).map { $0?.id } == [nil, nil, nil])
    let both = WorkflowResult(status: .ok, outputs: [.of("m", "v", id: "one"), .of("m", "v", id: "two")])
    #expect(both.outputs(for: twins).map { $0?.id } == ["one", "two", nil])
  }
}

extension Output {
  fileprivate static func of(_ model: ModelID, _ version: VersionID?, id: String? = nil) -> Output {
    Output(
      id: id ?? model, status: .ok, model: ModelReference(id: model, versionID: version), data: OutputData())
  }
}
