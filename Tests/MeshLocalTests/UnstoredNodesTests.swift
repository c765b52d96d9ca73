import Foundation
import MeshCore
import MeshLocal
import Testing

/// A draft is run as it stands: what it gives is what a stored workflow of its nodes gives.
@Suite struct UnstoredNodesTests {
  @Test func itGivesWhatAStoredWorkflowGives() async throws {
    let gallery = try Gallery()
    let client = gallery.client
    let workflow = try #require(try await client.workflow("photo-quality"))
    let image = ImageInput.base64(Data(Pictures.halves).base64EncodedString())
    let stored = try await client.predict(with: workflow.id, on: [image]).value.results
    let unstored = try await gallery.backend.results(of: workflow.nodes, on: [image])
    #expect(unstored.map { $0.outputs.map(\.data) } == stored.map { $0.outputs.map(\.data) })
    #expect(unstored[0].outputs.count == workflow.nodes.count { !$0.suppressesOutput })
  }
}
