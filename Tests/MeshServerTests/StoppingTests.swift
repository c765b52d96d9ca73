import Foundation
import MeshCore
import MeshLocal
import MeshProto
import MeshServer
import SwiftProtobuf
import TestSupport
import Testing

/// How the server starts and stops.
@Suite struct StoppingTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func aSignalLetsWhatRunsFinish(signal: CInt) async throws {
    await #expect(processExitsWith: .success) { [signal = signal as CInt] in
      let held = HeldImage()
      let stopped = try await Served.serving(fetcher: held, untilStopped: true) { served async throws in
        async let running = served.call(
          "POST", "/v2/workflows/photo-basics/results", body: #"{"inputs":[{"data":{"image":{"url":"held"}}}]}"#)
        await held.arrival()
        kill(getpid(), signal)
        // It takes no more connections now, but still answers.
        while (try? await served.call("GET", "/v2/app")) != nil { await Task.yield() }
        held.release()
        return try await running.verdict
      }
      precondition(stopped == [400, 10020])
    }
  }

  /// A call by gRPC that runs is answered before its connection is told to go.
  @Test func aSignalLetsACallFinish() async throws {
    await #expect(processExitsWith: .success) {
      let held = HeldImage()
      let code = try await Served.serving(fetcher: held, untilStopped: true) { served async throws in
        try await StreamConnection.open(port: served.port) { calls async throws in
          let request = ProtoPostWorkflowResultsRequest.with {
            $0.workflowID = "photo-basics"
            $0.inputs = [.with { $0.data.image.url = "held" }]
          }
          async let running = calls.call("PostWorkflowResults", request)
          await held.arrival()
          kill(getpid(), SIGTERM)
          // It takes no more connections now, but still answers.
          while (try? await served.call("GET", "/v2/app")) != nil { await Task.yield() }
          held.release()
          return try await running.code
        }
      }
      precondition(code == 0)
    }
  }

  @Test func cancellingStopsIt() async throws {
    let ended = try await Served.serving { served async throws in
      _ = try await served.call("GET", "/v2/app")
      return served
    }
    await #expect(throws: (any Error).self) { try await ended.call("GET", "/v2/app") }
  }

  @Test func aPortThatIsTaken() async throws {
    try await Served.serving { served async throws in
      let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).db").path
      let backend = try LocalBackend(path: path, fetcher: NoImages())
      let second = MeshServer(backend: backend, host: "127.0.0.1", port: served.port, key: "k")
      await #expect(throws: (any Error).self) { try await second.run { _ in } }
    }
  }

  @Test func aKeyIsNotInWhatIsPrinted() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).db").path
    let backend = try LocalBackend(path: path, fetcher: NoImages())
    let server = MeshServer(backend: backend, host: "127.0.0.1", port: 0, key: "the-secret")
    var text = "\(server)"
    dump(server, to: &text)
    #expect(!text.contains("the-secret"))
  }
}

/// An image that comes when the test says so, and then is none.
private final class HeldImage: ImageFetcher {
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  private let releases = AsyncStream.makeStream(of: Void.self)

  func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    arrivals.continuation.yield()
    for await _ in releases.stream { break }
    throw .httpStatus(404)
  }

  func arrival() async { for await _ in arrivals.stream { break } }
  func release() { releases.continuation.yield() }
}
