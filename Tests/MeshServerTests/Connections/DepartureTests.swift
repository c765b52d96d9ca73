import FoundationEssentials
import MeshCore
import MeshProto
import SwiftProtobuf
import TestSupport
import Testing

/// A model that computes for a client that has gone keeps others waiting: it is let go.
@Suite struct DepartureTests {
  @Test func aClosedConnectionEndsItsPrediction() async throws {
    let images = EndlessImages()
    try await Served.serving(fetcher: images) { served async throws in
      let body = #"{"inputs":[{"data":{"image":{"url":"http://host/endless.png"}}}]}"#
      try await RawConnection.open(port: served.port) { connection in
        try await connection.send(Served.request("POST", "/v2/workflows/photo-basics/results", body: body))
        await images.hasArrived()
      }
      await images.isLetGo()
      #expect(try await served.call("GET", "/v2/app").verdict == [200, 10000])
    }
  }

  @Test func soDoesAClosedStream() async throws {
    let images = EndlessImages()
    try await Served.serving(fetcher: images) { served async throws in
      let call = Task {
        try await StreamConnection.open(port: served.port) { calls async throws in
          let request = ProtoPostWorkflowResultsRequest.with {
            $0.workflowID = "photo-basics"
            $0.inputs = [.with { $0.data.image.url = "http://host/endless.png" }]
          }
          _ = try await calls.call("PostWorkflowResults", request)
        }
      }
      await images.hasArrived()
      call.cancel()
      await images.isLetGo()
    }
  }
}

/// Images that never come, and tell when they are asked for and when that is given up.
private struct EndlessImages: ImageFetcher {
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  private let departures = AsyncStream.makeStream(of: Void.self)

  func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    arrivals.continuation.yield()
    try? await Task.sleep(for: .seconds(3600))
    departures.continuation.yield()
    throw .badURL("it was given up")
  }

  func hasArrived() async { for await _ in arrivals.stream { return } }
  func isLetGo() async { for await _ in departures.stream { return } }
}
