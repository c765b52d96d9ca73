import FoundationEssentials
import MeshCore
import Synchronization
import TestSupport
import Testing

@Suite struct PredictingTests {
  private let time = TestTime()

  private func predict(
    _ stub: StubTransport, images: Int = 1, _ progress: @escaping @Sendable (PredictionProgress) -> Void = { _ in }
  ) async throws(APIError) -> Reply<WorkflowResults> {
    let inputs = (0..<images).map { ImageInput.url("https://host/\($0).jpg") }
    return try await MeshClient(app: .demo, transport: stub)
      .predict(with: "flow", on: inputs, timing: time.timing, progress: progress)
  }

  private func results(_ ids: Range<Int>, code: Int = 10000) -> StubTransport.Answer {
    let outputs = ids.map { JSON.object(["id": .string("\($0)"), "status": ["code": .number(Double(code))]]) }
    let results = outputs.map { JSON.object(["status": ["code": .number(Double(code))], "outputs": [$0]]) }
    return .status(code, "", http: code == 10000 ? 200 : 400, ["results": .array(results)])
  }

  @Test func imagesGoThirtyTwoACall() async throws {
    let stub = StubTransport(results(0..<32), results(32..<64), results(64..<70))
    let told = Mutex<[PredictionProgress]>([])
    let reply = try await predict(stub, images: 70) { step in told.withLock { $0.append(step) } }
    #expect(reply.value.results.flatMap(\.outputs).map(\.id) == (0..<70).map(String.init))
    #expect(reply.status == Status(code: .success))
    #expect(told.withLock(\.self) == [.answered(32, of: 70), .answered(64, of: 70), .answered(70, of: 70)])
    let counts = stub.requests.map { request -> Int in
      guard case .array(let inputs) = request.body?["inputs"] else { return 0 }
      return inputs.count
    }
    #expect(counts == [32, 32, 6])
    guard case .array(let raw) = try JSON(parsing: String(decoding: reply.body, as: UTF8.self))["results"] else {
      Issue.record("the joined answer has no results")
      return
    }
    #expect(raw.count == 70)
  }

  @Test func oneBatchThatFailedMakesTheWholeMixed() async throws {
    let reply = try await predict(StubTransport(results(0..<32), results(32..<33, code: 10020)), images: 33)
    #expect(reply.status.code == .mixed)
    #expect(reply.value.results.count == 33)
  }

  /// Whose the others are cannot be told.
  @Test func moreResultsThanImagesAreNoAnswer() async throws {
    let error = await #expect(throws: APIError.self) { try await predict(StubTransport(results(0..<2))) }
    #expect(error?.message.contains("it holds 2 results for 1 image") == true, "\(String(describing: error))")
  }

  /// What came before a call that fails is a value: it has cost time, and money.
  @Test func aLaterCallThatFailsLeavesWhatCameBefore() async throws {
    let stub = StubTransport(results(0..<32), .failure(.lost("the connection broke")))
    let reply = try await predict(stub, images: 70)
    #expect(reply.value.results.count == 32 && reply.status.code == .mixed)
    #expect(reply.shortfall?.cause == .transport(.lost("the connection broke")))
    #expect(stub.requests.count == 2, "nothing is asked after it")
    await #expect(throws: APIError.self) { try await predict(StubTransport(.failure(.unreachable("x"))), images: 70) }
  }

  @Test func aSingleCallIsHandedOnAsItCame() async throws {
    let answer = results(0..<1)
    let reply = try await predict(StubTransport(answer))
    #expect(try reply.body == answer.get().body)
  }

  @Test(arguments: [21351, 21352, 21354, 21355])
  func aModelThatStartsIsWaitedFor(code: Int) async throws {
    let starting = StubTransport.Answer.status(code, "Starting", http: 500)
    let stub = StubTransport(starting, results(0..<1, code: code), starting, results(0..<1))
    let told = Mutex<[PredictionProgress]>([])
    let reply = try await predict(stub) { step in told.withLock { $0.append(step) } }
    #expect(reply.value.results.count == 1 && stub.requests.count == 4)
    #expect(time.naps == [.seconds(2), .seconds(3), .seconds(4.5)])
    guard case .waiting(let status, .seconds(3), .seconds(2)) = told.withLock({ $0[1] }) else {
      Issue.record("the second wait is not told")
      return
    }
    #expect(status.code.rawValue == code)
  }

  @Test func afterTenMinutesTheRefusalCounts() async {
    let stub = StubTransport((0..<60).map { _ in .status(21351, "Deploying", http: 500) })
    let error = await #expect(throws: APIError.self) { try await predict(stub) }
    #expect(error?.status?.code == .modelDeploying)
    #expect(time.now > .seconds(560) && time.now <= .seconds(600))
  }

  @Test func anOutputThatIsStillStartingAfterTenMinutesIsAValue() async throws {
    let mixed: JSON = [["status": ["code": 10000], "outputs": [["id": "a"], ["status": ["code": 21351]]]]]
    let answer = StubTransport.Answer.status(10010, "Mixed", http: 207, ["results": mixed])
    let reply = try await predict(StubTransport((0..<60).map { _ in answer }))
    #expect(reply.status.code == .mixed && reply.value.results[0].outputs[1].status.code == .modelDeploying)
  }

  @Test func waitingEndsWhenItIsCancelled() async {
    let stub = StubTransport(.status(21351, "Deploying", http: 500))
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await predict(stub).status
    }
    let error = await #expect(throws: APIError.self) { try await call.value }
    #expect(error?.cause == .transport(.cancelled))
  }

  @Test func anotherRefusalIsNotWaitedFor() async {
    let error = await #expect(throws: APIError.self) {
      try await predict(StubTransport(.status(21353, "Not deployed.", http: 400)))
    }
    #expect(error?.message.contains("Not deployed (21353).") == true && time.naps.isEmpty)
  }

  @Test func aModelAloneIsAskedLikewise() async throws {
    let stub = StubTransport(.ok(["outputs": [["id": "o", "status": ["code": 10000]]]]))
    let model = ModelReference(id: "m", userID: "clarifai", appID: "main")
    let reply = try await MeshClient(app: .demo, transport: stub).predict(with: model, on: [.url("u")])
    #expect(reply.value.outputs.map(\.id) == ["o"])
    stub.verify(["POST /v2/users/clarifai/apps/main/models/m/outputs"])
  }
}
