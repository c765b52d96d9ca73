import Foundation
import MeshCore
import MeshLocal
import Synchronization
import Testing

@Suite struct PredictionFailureTests {
  private func results(_ gallery: Gallery, _ id: WorkflowID, _ inputs: [ImageInput]) async throws -> Reply<
    WorkflowResults
  > {
    try await gallery.client.send(.workflowResults(of: id, on: inputs, in: gallery.app))
  }

  @Test func theRestIsComputed() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("what", .serviceOnly), WorkflowNode("colours", .colors),
        WorkflowNode("sure", .threshold, reads: ["what"]), WorkflowNode("surer", .threshold, reads: ["sure"])))
    let reply = try await results(gallery, "a", [Pictures.input(Pictures.red)])
    #expect(reply.status.code == .mixed)
    let result = try #require(reply.value.results.first)
    #expect(result.status.code == .mixed)
    #expect(result.outputs.map(\.status.code.rawValue) == [21353, 10000, 21313, 21313])
    #expect(result.outputs[0].data == OutputData())
    #expect(result.outputs[0].status.details?.contains("moderation-recognition") == true)
    #expect(result.outputs[1].data.colors.count == 1)
    #expect(result.outputs[3].status.details?.contains("what, which failed") == true)
    let raw = try await gallery.call(
      "POST", "workflows/a/results",
      body: #"{"inputs":[{"data":{"image":{"base64":"\#(Data(Pictures.red).base64EncodedString())"}}}]}"#)
    #expect(raw.verdict == [207, 10010])
  }

  @Test func allFailed() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("what", .serviceOnly)))
    let reply = try await results(gallery, "a", [Pictures.input(Pictures.red)])
    #expect(reply.status.code == .failure)
    #expect(reply.value.results.first?.status.code == .failure)
    let raw = try await gallery.call(
      "POST", "workflows/a/results",
      body: #"{"inputs":[{"data":{"image":{"base64":"\#(Data(Pictures.red).base64EncodedString())"}}}]}"#)
    #expect(raw.verdict == [400, 10020])
  }

  @Test(arguments: [
    (ImageFetchError.badURL("no scheme"), 30106), (.refusedAddress("10.0.0.1"), 30106),
    (.unreachable("no such host"), 39996), (.timedOut(seconds: 10), 39996), (.httpStatus(404), 30002),
    (.tooManyRedirects(limit: 5), 30002), (.tooLarge(limit: 20_971_520), 30105),
  ])
  func imagesThatDoNotCome(error: ImageFetchError, code: Int) async throws {
    let gallery = try Gallery(fetcher: StubFetcher(errors: ["bad": error]))
    let reply = try await results(gallery, "photo-basics", [.url("bad"), Pictures.input(Pictures.red)])
    #expect(reply.status.code == .mixed)
    let failed = try #require(reply.value.results.first)
    #expect(failed.status.code.rawValue == code)
    #expect(failed.status.details == error.message)
    #expect(failed.outputs.map(\.status.code.rawValue) == [code, code])
    #expect(reply.value.results.last?.status.code == .success)
  }

  @Test(arguments: [
    (ImageInput.base64("%%%"), 30300, "base64"),
    (.base64("data:image/png;base64,iVBO"), 30300, "base64"),
    (.base64(Data("<html></html>".utf8).base64EncodedString()), 30101, "HTML"),
    (.base64(Data(Pictures.red.prefix(60)).base64EncodedString()), 30300, "decoded"),
    (.url(""), 30104, "no image"),
  ])
  func bytesThatAreNoImage(input: ImageInput, code: Int, words: String) async throws {
    let reply = try await results(Gallery(), "photo-basics", [input])
    #expect(reply.status.code == .failure)
    #expect(reply.value.results.first?.status.code.rawValue == code)
    #expect(reply.value.results.first?.status.details?.contains(words) == true)
  }

  @Test(arguments: [#"{}"#, #"{"data":{}}"#, #"{"data":{"text":{"raw":"hi"}}}"#])
  func inputsWithoutAnImage(input: String) async throws {
    let answer = try await Gallery().call("POST", "workflows/photo-basics/results", body: #"{"inputs":[\#(input)]}"#)
    #expect(answer.verdict == [400, 10020])
    #expect(answer.json["results"]?[0]?["status"]?["code"] == 30104)
  }

  @Test func tooManyInputs() async throws {
    let gallery = try Gallery()
    let picture = Pictures.input(Pictures.red)
    let error = await #expect(throws: APIError.self) {
      try await results(gallery, "photo-basics", Array(repeating: picture, count: 33))
    }
    #expect(error?.status?.code == .inputOverLimit)
    let reply = try await results(gallery, "photo-basics", Array(repeating: picture, count: 32))
    #expect(reply.value.results.count == 32)
    #expect(reply.status.code == .success)
  }

  @Test func noInputs() async throws {
    let answer = try await Gallery().call("POST", "workflows/photo-basics/results", body: #"{"inputs":[]}"#)
    #expect(answer.verdict == [400, 30104])
  }

  @Test func anUnknownWorkflow() async throws {
    let answer = try await Gallery().call("POST", "workflows/none/results", body: #"{"inputs":[]}"#)
    #expect(answer.verdict == [404, 22102])
  }

  @Test func theImageIsNoInputForAThreshold() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .threshold)))
    let result = try await results(gallery, "a", [Pictures.input(Pictures.red)]).value.results.first
    #expect(result?.outputs.first?.status.code.rawValue == 22001)
    #expect(result?.outputs.first?.status.details?.contains("n reads concepts") == true)
  }

  @Test func tilesOfTilesHaveALimit() async throws {
    let gallery = try await Gallery.empty()
    let eight: [String: JSON] = ["rows": 8, "columns": 8]
    try await gallery.create(
      Workflow(
        "a", WorkflowNode("few", .tiles, params: eight), WorkflowNode("many", .tiles, reads: ["few"], params: eight)))
    let outputs = try await results(gallery, "a", [Pictures.input(Pictures.red)]).value.results.first?.outputs
    #expect(outputs?.map(\.status.code.rawValue) == [10000, 21202])
    #expect(outputs?.first?.data.regions.count == 64)
  }

  @Test func cancellingEndsAFetch() async throws {
    let (starts, started) = AsyncStream.makeStream(of: Void.self)
    let gallery = try Gallery()
    let backend = try LocalBackend(
      path: gallery.path, fetcher: EndlessFetcher(started: { started.yield() }), now: Clock().now)
    let client = MeshClient(app: gallery.app, transport: LocalTransport(backend))
    let call = Task {
      try await client.send(.workflowResults(of: "photo-basics", on: [.url("https://slow")], in: client.app))
    }
    for await _ in starts { break }
    call.cancel()
    let error = await #expect(throws: APIError.self) { try await call.value }
    #expect(error?.cause == .transport(.cancelled))
  }

  @Test func aCancelledCallHasNoAnswer() async throws {
    let gallery = try Gallery()
    let picture = Pictures.input(Pictures.red)
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await results(gallery, "photo-basics", [picture])
    }
    let error = await #expect(throws: APIError.self) { try await call.value }
    #expect(error?.cause == .transport(.cancelled))
  }
}

/// An image that does not come until the task is cancelled.
private struct EndlessFetcher: ImageFetcher {
  let started: @Sendable () -> Void

  func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    started()
    for await _ in AsyncStream<Void>.makeStream().stream {}
    throw .timedOut(seconds: 1)
  }
}

/// What predictions hold at one time, however many ask.
@Suite struct PredictionBoundsTests {
  /// Counts who fetches at the same time, and lets nobody go on before enough have come.
  private final class Crowd: ImageFetcher {
    let counts = Mutex((now: 0, most: 0))

    func fetch(_ url: String) async throws(ImageFetchError) -> Data {
      counts.withLock { counts in
        counts.now += 1
        counts.most = max(counts.most, counts.now)
      }
      for _ in 0..<20 { await Task.yield() }
      counts.withLock { $0.now -= 1 }
      return Data(Pictures.red)
    }
  }

  @Test func imagesOfAllRequestsTakeTurns() async throws {
    let crowd = Crowd()
    let file = TemporaryFile()
    let backend = try LocalBackend(path: file.path, fetcher: crowd)
    let client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend))
    let inputs = (0..<32).map { ImageInput.url("http://host.example/\($0)") }
    let good = try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<12 {
        group.addTask {
          let request = Endpoint.workflowResults(of: "photo-quality", on: inputs, in: LocalBackend.sampleApp)
          return try await client.send(request).value.results.count
        }
        // Some are given up while they wait: their places go to others.
        if index.isMultiple(of: 3) {
          let given = Task {
            try await client.send(.workflowResults(of: "photo-quality", on: inputs, in: LocalBackend.sampleApp))
          }
          given.cancel()
          _ = await given.result
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(good == 12 * 32)
    #expect((1...16).contains(crowd.counts.withLock(\.most)))
  }
}
