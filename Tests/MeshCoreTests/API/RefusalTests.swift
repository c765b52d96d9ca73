import FoundationEssentials
import MeshCore
import Synchronization
import TestSupport
import Testing

/// What an answer says of a call that went wrong, by its HTTP status and its code.
@Suite struct RefusalTests {
  private func error(_ answer: StubTransport.Answer) async -> APIError? {
    do {
      _ = try await MeshClient(app: .demo, transport: StubTransport(answer)).send(.deleteWorkflow("flow", in: .demo))
      return nil
    } catch {
      return error
    }
  }

  /// A gateway before the service has a body of its own.
  @Test func tooManyRequestsAreToldByTheHTTPStatus() async {
    let page = APIResponse(status: 429, body: Data("<html>slow down</html>".utf8), retryAfter: .seconds(7))
    let error = await error(.success(page))
    #expect(
      error?.message == "Could not delete workflow flow. Too many requests, HTTP 429. Wait 7 seconds, then try again.")
    #expect(error?.mayHaveArrived == false)
  }

  @Test func aRefusedKeyIsToldByTheHTTPStatus() async {
    let error = await error(.json("no", http: 401))
    #expect(error?.isAboutKey == true)
    #expect(error?.mayHaveArrived == true, "a body that is not the API's proves nothing")
  }

  @Test(arguments: [(200, 11009), (200, 22102), (500, 11008)])
  func aCodeCountsAlsoBehindAnotherHTTPStatus(http: Int, code: Int) async {
    let error = await error(.status(code, "x", http: http))
    #expect(error?.isAboutKey == (code != 22102) && error?.isNotFound == (code == 22102))
    #expect(error?.mayHaveArrived == true)
  }

  @Test func longPausesAreTold() async throws {
    let told = Mutex([RetryPause]())
    let time = TestTime()
    let slow = StubTransport.Answer.success(APIResponse(status: 429, body: Data(), retryAfter: .seconds(12)))
    let pauses = RetryPauses()
    pauses.tell { pause in told.withLock { $0.append(pause) } }
    let transport = PatientTransport(base: StubTransport(slow, .ok()), timing: time.timing, pauses: pauses)
    _ = try await transport.send(APIRequest(.delete, ["v2", "workflows"]))
    let heard = told.withLock(\.self)
    #expect(heard.map(\.description) == ["The service refuses more requests for now. Tried again in 12 s."])
    #expect(heard.first?.isLong == true)
  }
}
