import FoundationEssentials
import MeshCore
import Synchronization
import TestSupport
import Testing

@Suite struct PatientTransportTests {
  private let read = APIRequest(.get, ["v2", "workflows"])
  private let write = APIRequest(.post, ["v2", "workflows"], body: [:])

  /// What a call comes to, how often it was sent, and the pauses between.
  private func run(
    _ request: APIRequest, _ answers: StubTransport.Answer...
  ) async -> (outcome: StubTransport.Answer, sent: Int, naps: [Duration]) {
    let (stub, time) = (StubTransport(answers), TestTime())
    let transport = PatientTransport(base: stub, timing: time.timing)
    do {
      return (.success(try await transport.send(request)), stub.requests.count, time.naps)
    } catch {
      return (.failure(error), stub.requests.count, time.naps)
    }
  }

  @Test func aGoodAnswerIsHandedOnAtOnce() async {
    let run = await run(write, .ok())
    #expect(run.outcome == .ok() && run.sent == 1 && run.naps == [])
  }

  @Test func aThrottledWriteIsSentAgainAfterTheTimeThatIsAskedFor() async {
    let refusal = StubTransport.Answer.success(APIResponse(status: 429, body: Data(), retryAfter: .seconds(3)))
    let run = await run(write, refusal, .status(11005, "Throttled", http: 400), .ok())
    #expect(run.outcome == .ok() && run.sent == 3)
    #expect(run.naps == [.seconds(3), .seconds(1)])
  }

  @Test func aWriteWithoutAnAnswerIsNeverSentAgain() async {
    for answer in [
      StubTransport.Answer.failure(.lost("x")), .json("", http: 502), .json("", http: 503), .json("", http: 504),
    ] {
      let run = await run(write, answer)
      #expect(run.outcome == answer && run.sent == 1 && run.naps == [])
    }
  }

  @Test func aWriteThatNeverLeftIsSentAgain() async {
    let run = await run(write, .failure(.unreachable("x")), .ok())
    #expect(run.outcome == .ok() && run.sent == 2)
  }

  @Test func aReadIsSentAgainUntilTheServiceIsBack() async {
    let run = await run(
      read, .failure(.lost("x")), .json("<html>", http: 502), .json("", http: 503), .json("", http: 504), .ok())
    #expect(run.outcome == .ok() && run.sent == 5)
    #expect(run.naps == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)])
  }

  @Test func aHostThatIsDownIsToldSoon() async {
    let down = StubTransport.Answer.failure(.unreachable("x"))
    let run = await run(read, down, down, down)
    #expect(run.outcome == down && run.sent == 3)
    #expect(run.naps.reduce(.zero, +) < .seconds(2))
  }

  @Test func patienceEndsWithinAMinute() async {
    let time = TestTime()
    let busy = Busy { time.pass(.seconds(2)) }
    let outcome = try? await PatientTransport(base: busy, timing: time.timing).send(read)
    #expect(outcome?.status == 429)
    #expect(time.now > .seconds(45) && time.now <= .seconds(62))
  }

  @Test func aCancelledCallDoesNotWait() async {
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await run(read, .status(11005, "Throttled", http: 429))
    }
    let ended = await call.value
    #expect(ended.outcome == .failure(.cancelled) && ended.sent == 1)
  }

  @Test func noSecondHasMoreThanFifteenRequests() async throws {
    let time = TestTime()
    let starts = Mutex<[Duration]>([])
    let free = Busy(status: 200) { starts.withLock { $0.append(time.now) } }
    let transport = PatientTransport(base: free, timing: time.timing)
    for seed in UInt64(0)..<100 {
      var random = SeededGenerator(seed: seed)
      _ = try await transport.send(read)
      time.pass(.milliseconds(Int.random(in: 0...90, using: &random)))
    }
    let all = starts.withLock(\.self)
    #expect(all.count == 100)
    for (first, sixteenth) in zip(all, all.dropFirst(15)) { #expect(sixteenth - first >= .seconds(1)) }
    #expect(all[14] < .seconds(2), "fifteen may begin at once")
  }
}

/// A service that says the same to everything, and tells each time.
private struct Busy: Transport {
  let status: Int
  let asked: @Sendable () -> Void

  init(status: Int = 429, asked: @escaping @Sendable () -> Void) {
    self.status = status
    self.asked = asked
  }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    asked()
    return APIResponse(status: status, body: Data())
  }
}
