import Foundation
import MeshCore
import MeshLocal
import Testing

/// Predictions by one model, and what of their concepts is asked for.
@Suite struct ModelOutputTests {
  private let gallery: Gallery

  init() throws { gallery = try Gallery() }

  private func predict(
    _ path: String = "models/image-quality", info: String = "", on images: [[UInt8]] = [Pictures.halves]
  ) async throws -> Answer {
    let inputs = images.map { JSON.string(Data($0).base64EncodedString()).compact }
      .map { #"{"data":{"image":{"base64":\#($0)}}}"# }.joined(separator: ",")
    let model = info.isEmpty ? "" : #","model":{"output_info":{\#(info)}}"#
    return try await gallery.call("POST", path + "/outputs", body: #"{"inputs":[\#(inputs)]\#(model)}"#)
  }

  private func concepts(_ answer: Answer) -> [String] {
    guard case .array(let concepts) = answer.json["outputs"]?[0]?["data"]?["concepts"] else { return [] }
    return concepts.compactMap { $0["id"]?.string }
  }

  @Test func oneOutputAnInput() async throws {
    let answer = try await predict(on: [Pictures.halves, Pictures.red])
    #expect(answer.verdict == [200, 10000])
    #expect(answer.json["outputs"]?.count == 2)
    let output = answer.json["outputs"]?[0]
    #expect(output?["model"]?["id"] == "image-quality" && output?["input"]?["id"] != nil)
    #expect(output?["created_at"]?.string?.wholeMatch(of: #/.*\.\d{9}Z/#) != nil)
    #expect(concepts(answer).count == 8)
  }

  @Test func atAVersion() async throws {
    let version = try #require(ModelReference.firstQuality.versionID)
    let answer = try await predict("models/image-quality/versions/" + version)
    #expect(answer.json["outputs"]?[0]?["model"]?["model_version"]?["id"]?.string == version)
    #expect(try await predict("models/image-quality/versions/none").verdict == [404, 21200])
    #expect(try await predict("models/none").verdict == [404, 21200])
  }

  @Test func parametersOfTheModel() async throws {
    let answer = try await predict("models/image-tiles", info: #""params":{"rows":3.0,"columns":1}"#)
    #expect(answer.json["outputs"]?[0]?["data"]?["regions"]?.count == 3)
    let bad = try await predict("models/image-tiles", info: #""params":{"rows":0}"#)
    #expect(bad.verdict == [400, 10020])
    #expect(bad.json["outputs"]?[0]?["status"]?["code"] == 21202)
  }

  @Test(arguments: [
    (#""max_concepts":2"#, 2), (#""max_concepts":0"#, 8), (#""max_concepts":200"#, 8), (#""min_value":1"#, 0),
    (#""select_concepts":[{"id":"sharp"},{"name":"dark","value":0.0}]"#, 2),
  ])
  func whatIsWanted(config: String, count: Int) async throws {
    // With value 1 at least nothing of a grey-black-white picture passes but what is certain.
    let answer = try await predict(info: #""output_config":{\#(config)}"#)
    #expect(answer.verdict == [200, 10000])
    if count == 0 {
      #expect(concepts(answer).count < 8)
    } else {
      #expect(concepts(answer).count == count)
    }
  }

  @Test func conceptsThatTheModelDoesNotKnow() async throws {
    let some = try await predict(info: #""output_config":{"select_concepts":[{"id":"sharp"},{"id":"Sharp"}]}"#)
    #expect(some.verdict == [207, 10010])
    #expect(some.json["outputs"]?[0]?["status"]?["code"] == 10010)
    #expect(some.json["outputs"]?[0]?["status"]?["details"]?.string?.contains("Sharp") == true)
    #expect(concepts(some) == ["sharp"])
    let none = try await predict(info: #""output_config":{"select_concepts":[{"id":"cat"}]}"#)
    #expect(none.verdict == [400, 10020])
    #expect(none.json["outputs"]?[0]?["status"]?["code"] == 21202)
  }

  @Test(arguments: [(#""max_concepts":201"#, 21202), (#""min_value":1.1"#, 21202), (#""max_concepts":"many""#, 11100)])
  func badConfigs(config: String, code: Int) async throws {
    #expect(try await predict(info: #""output_config":{\#(config)}"#).verdict == [400, code])
  }

  @Test func inputs() async throws {
    #expect(try await gallery.call("POST", "models/image-quality/outputs", body: "{}").verdict == [400, 30104])
    let many = Array(repeating: Pictures.red, count: 129)
    #expect(try await predict(on: many).verdict == [400, 30105])
    let bad = #"{"inputs":[{"data":{"image":{"url":null}}}]}"#
    let answer = try await gallery.call("POST", "models/image-quality/outputs", body: bad)
    #expect(answer.verdict == [400, 10020])
    #expect(answer.json["outputs"]?[0]?["status"]?["code"] == 30104)
  }

  @Test func modelsOfTheServiceSayThatTheyDoNotRunHere() async throws {
    let answer = try await predict("models/moderation-recognition")
    #expect(answer.verdict == [400, 10020])
    #expect(answer.json["outputs"]?[0]?["status"]?["code"] == 21353)
  }
}
