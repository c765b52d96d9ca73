import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct MeshClientTests {
  private func client(_ stub: StubTransport) -> MeshClient { MeshClient(app: .demo, transport: stub) }

  /// Reads workflow `flow` where the service answers `answer`.
  private func read(_ answer: StubTransport.Answer) async throws(APIError) -> Workflow {
    let reply = try await client(StubTransport(answer)).send(.getWorkflow("flow", in: .demo))
    return reply.value.workflow
  }

  /// The cause for which reading workflow `flow` fails.
  private func failure(_ answer: StubTransport.Answer) async -> APIError.Cause? {
    do {
      _ = try await read(answer)
      return nil
    } catch {
      #expect(error.operation == "read workflow flow")
      return error.cause
    }
  }

  @Test func anAnswerHoldsTheValueTheStatusAndTheBytes() async throws {
    let text = #"{"status":{"code":10000,"description":"Ok","req_id":"0123"},"workflow":{"id":"flow"},"more":[]}"#
    let stub = StubTransport(.json(text))
    let reply = try await client(stub).send(.getWorkflow("flow", in: .demo))
    #expect(reply.value.workflow == Workflow("flow"))
    #expect(reply.status.code == .success && reply.requestID == "0123")
    #expect(reply.body == Data(text.utf8))
    stub.verify(["GET /v2/users/alice/apps/demo/workflows/flow"])
  }

  @Test(arguments: ["10000", #""10000""#, #""SUCCESS""#])
  func aGoodCodeIsReadInEveryForm(code: String) async throws {
    let text = #"{"status":{"code":\#(code)},"workflow":{"id":"flow"}}"#
    #expect(try await read(.json(text)).id == "flow")
  }

  @Test(arguments: ["10010", #""MIXED_STATUS""#])
  func aPartIsNoSuccessInAnyForm(code: String) async throws {
    let text = #"{"status":{"code":\#(code)},"workflow":{"id":"flow"}}"#
    let error = await #expect(throws: APIError.self) { try await read(.json(text, http: 207)) }
    guard case .partial? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    (401, 11009, "unauthorized"), (403, 11007, "unauthorized"), (400, 11008, "unauthorized"),
    (200, 11001, "rejected"), (404, 99009, "rejected"), (404, 11101, "notFound"), (404, 22102, "notFound"),
    (400, 22102, "notFound"),
    (429, 11005, "throttled"), (400, 11005, "throttled"), (429, 99009, "throttled"), (400, 22107, "rejected"),
    (200, 10020, "rejected"), (500, 99009, "rejected"), (200, 0, "rejected"), (500, 10000, "rejected"),
    (302, 10050, "rejected"),
  ])
  func httpStatusAndCodeBothCount(http: Int, code: Int, kind: String) async {
    let cause = await failure(.status(code, "No", http: http, ["workflow": ["id": "flow"]]))
    let expected = Status(code: StatusCode(rawValue: code), summary: "No")
    switch cause {
    case .unauthorized(let status): #expect(kind == "unauthorized" && status == expected)
    case .notFound(let status): #expect(kind == "notFound" && status == expected)
    case .throttled(let status, nil): #expect(kind == "throttled" && status == expected)
    case .rejected(let status, http): #expect(kind == "rejected" && status == expected)
    case _: Issue.record("HTTP \(http) with \(code) gave \(String(describing: cause))")
    }
  }

  @Test(arguments: [
    ("", 200), ("<html>Bad request</html>", 400), ("null", 200), ("[]", 200), ("{}", 200),
    (#"{"workflow":{"id":"flow"}}"#, 200), (#"{"status":null}"#, 200), (#"{"code":5,"message":"not found"}"#, 404),
    (#"{"status":{"code":10000},"workflow":{"id":"fl"#, 200),
  ])
  func whatIsNotOfTheContractIsUnreadable(body: String, http: Int) async {
    #expect(
      await failure(.json(body, http: http))
        == .unreadable("HTTP \(http), \(body.utf8.count) bytes that are not its JSON"))
  }

  /// A gateway says what it has to say by the HTTP status alone, whatever is asked.
  @Test(arguments: [
    ("oops", 500, "The service, or a gateway before it, answers HTTP 500. The service has a problem: try again later."),
    (
      "<html>", 502,
      "The service, or a gateway before it, answers HTTP 502. The service has a problem: try again later."
    ),
    ("{}", 504, "The service, or a gateway before it, answers HTTP 504. The service has a problem: try again later."),
    ("<html>", 403, "The service, or a proxy before it, refuses with HTTP 403. Check CLARIFAI_PAT and its scopes."),
    ("<html>", 407, "The proxy wants a user and a password, HTTP 407. Fix it, then try again."),
    (
      "{}", 404,
      "The answer is not of the Clarifai API: HTTP 404, 2 bytes that are not its JSON. Check the base URL. If it is right, try again later."
    ),
  ])
  func whatAGatewayAnswersIsToldByItsStatus(body: String, http: Int, words: String) async {
    let one = await #expect(throws: APIError.self) {
      try await client(StubTransport(.json(body, http: http))).workflow("flow")
    }
    #expect(one?.message == "Could not read workflow flow. " + words)
    let all = await #expect(throws: APIError.self) {
      try await client(StubTransport(.json(body, http: http))).allWorkflows()
    }
    #expect(all?.message.hasSuffix(words) == true, "\(all?.message ?? "")")
  }

  @Test func aFieldThatIsMissingOrOfAnotherKindIsNamed() async {
    #expect(await failure(.ok()) == .unreadable("field workflow is missing"))
    #expect(await failure(.ok(["workflow": ["id": 3]])) == .unreadable("field workflow.id cannot be read"))
  }

  @Test func aBadStatusIsReportedAlsoWithoutAValue() async {
    guard case .notFound = await failure(.status(22102, "Workflow does not exist", http: 404)) else {
      Issue.record("a refusal needs no workflow")
      return
    }
  }

  @Test(arguments: [TransportError.unreachable("x"), .refused("x"), .lost("x"), .tooLarge(limit: 1), .cancelled])
  func noAnswerIsTold(error: TransportError) async {
    #expect(await failure(.failure(error)) == .transport(error))
  }

  @Test func predictionsInWhichAllFailedAreStillAValue() async throws {
    let stub = StubTransport(
      .status(
        10020, "Failure", http: 400,
        ["results": [["status": ["code": 10020], "outputs": [["id": "o", "status": ["code": 30104]]]]]]))
    let reply = try await client(stub).send(.workflowResults(of: "flow", on: [.url("x")], in: .demo))
    #expect(reply.status.code == .failure)
    #expect(reply.value.results[0].outputs[0].status.code == .inputInvalidArgument)
  }

  @Test func onlyAMissingWorkflowIsNil() async throws {
    #expect(try await client(StubTransport(.status(22102, "No", http: 404))).workflow("flow") == nil)
    await #expect(throws: APIError.self) {
      try await client(StubTransport(.status(11009, "No", http: 401))).workflow("flow")
    }
    await #expect(throws: APIError.self) {
      try await client(StubTransport(.json("<html>404</html>", http: 404))).workflow("flow")
    }
  }

  @Test func allPagesAreReadAndOtherAppsLeftOut() async throws {
    let full = JSON.array((0..<1000).map { ["id": .string("w\($0)"), "app_id": "demo"] })
    let last: JSON = [["id": "own"], ["id": "General", "app_id": "main", "user_id": "clarifai"]]
    let stub = StubTransport(.ok(["workflows": full]), .ok(["workflows": last]))
    let workflows = try await client(stub).allWorkflows()
    #expect(workflows.count == 1001 && workflows.last?.id == "own")
    stub.verify([
      "GET /v2/users/alice/apps/demo/workflows?page=1&per_page=1000",
      "GET /v2/users/alice/apps/demo/workflows?page=2&per_page=1000",
    ])
  }

  @Test func anEmptyPageAfterAFullOneEndsTheList() async throws {
    let full = JSON.array((0..<1000).map { ["id": .string("w\($0)")] })
    let stub = StubTransport(.ok(["workflows": full]), .ok())
    #expect(try await client(stub).allWorkflows().count == 1000)
    stub.verify([
      "GET /v2/users/alice/apps/demo/workflows?page=1&per_page=1000",
      "GET /v2/users/alice/apps/demo/workflows?page=2&per_page=1000",
    ])
  }

  @Test func aPageThatIsTooLargeIsReadInParts() async throws {
    func page(_ count: Int, _ name: String) -> StubTransport.Answer {
      .ok(["workflows": .array((0..<count).map { ["id": .string("\(name)\($0)")] })])
    }
    let tooLarge = StubTransport.Answer.failure(.tooLarge(limit: 1))
    // The second of the five parts is too large itself.
    let stub = StubTransport(
      tooLarge, page(10, "a"), tooLarge, page(2, "b"), page(2, "c"), page(2, "d"), page(2, "e"), page(2, "f"),
      page(10, "g"), page(10, "h"), page(10, "i"))
    let read = try await client(stub).workflows(page: 2, perPage: 50)
    #expect(
      read.documents.map(\.id).reduce(into: "") { $0 += $1.prefix(1) }
        == "aaaaaaaaaabbccddeeffgggggggggghhhhhhhhhhiiiiiiiiii")
    #expect(!read.isLast)
    let asked =
      ["2&per_page=50", "6&per_page=10", "7&per_page=10"] + (31...35).map { "\($0)&per_page=2" }
      + (8...10).map { "\($0)&per_page=10" }
    stub.verify(asked.map { "GET /v2/users/alice/apps/demo/workflows?page=" + $0 })
  }

  @Test func whatCannotBeDividedIsTooLarge() async throws {
    let stub = StubTransport(.failure(.tooLarge(limit: 1)))
    await #expect(
      throws: APIError(operation: "list the workflows of alice/demo", cause: .transport(.tooLarge(limit: 1)))
    ) {
      try await client(stub).workflows(page: 1, perPage: 1)
    }
  }

  @Test(arguments: ["", ".", ".."])
  func anIDThatWouldNameAnotherPathIsNeverSent(id: String) async {
    let stub = StubTransport()
    let error = await #expect(throws: APIError.self) { try await client(stub).send(.deleteWorkflow(id, in: .demo)) }
    #expect(
      error?.message == "Could not delete workflow \(id). \"\(id)\" is not an id (11102). Fix it, then try again.")
    #expect(error?.mayHaveArrived == false)
    stub.verify([])
  }

  @Test func aPlanReadsEachWorkflowOnceAndSendsNothing() async throws {
    let stub = StubTransport(.ok(["workflow": ["id": "flow", "nodes": [["id": "a", "model": ["id": "m"]]]]]))
    let plan = try await client(stub).plan(
      [
        StagedStep(id: 0, change: .delete(["flow"])), StagedStep(id: 1, change: .delete(["flow"])),
        StagedStep(id: 2, change: .delete(["held"]), isHeld: true),
      ], drafts: [:], now: Date(timeIntervalSince1970: 0))
    #expect(plan.steps.map(\.id) == [0, 1])
    stub.verify(["GET /v2/users/alice/apps/demo/workflows/flow"])
  }
}
