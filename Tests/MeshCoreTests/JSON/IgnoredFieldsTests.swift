import Foundation
import MeshCore
import Testing

/// What a text holds that nothing asks for.
@Suite struct IgnoredFieldsTests {
  private func ignored<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> [String] {
    let ignored = IgnoredFields()
    _ = try Wire.requests.decode(type, from: Data(text.utf8), ignored: ignored)
    return ignored.names
  }

  @Test func namesAreThoseOfThePath() throws {
    let nodes = #"[{"id":"a","nodeInputs":[{"nodeId":"b","c":1}],"d":2},{"id":"b","d":3,"e":4}]"#
    #expect(
      try ignored(WorkflowPatch.Item.self, #"{"id":"w","nodes":\#(nodes),"description":"","created_at":"now"}"#)
        == ["created_at", "nodes.d", "nodes.e", "nodes.node_inputs.c"])
  }

  /// What is kept as it is, is read.
  @Test func freeObjectsAreRead() throws {
    let override = #"{"params":{"anything":1},"output_config":{"more":2}}"#
    let node = #"{"id":"a","model":{"id":"m"},"output_info_override":\#(override)}"#
    #expect(try ignored(WorkflowPatch.Item.self, #"{"id":"w","metadata":{"mine":1},"nodes":[\#(node)]}"#) == [])
  }

  @Test func theyAreBounded() throws {
    let fields = (0..<3000).map { #""f\#($0)":0"# }.joined(separator: ",")
    let count = try ignored(WorkflowPatch.Item.self, #"{"id":"w","nodes":[{\#(fields)}]}"#).count
    #expect((900...IgnoredFields.most).contains(count))
  }
}
