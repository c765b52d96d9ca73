import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// The policy is a table: after this setback, of this kind of call, at this attempt, so long after the first one.
@Suite struct RetryPolicyTests {
  private typealias Row = (Setback, APIRequest.Purpose, attempt: Int, elapsed: Int, pause: Duration?)

  @Test(
    arguments: [
      // What was not done may be repeated, also a write.
      (.throttled(retryAfter: nil), .write, 1, 0, .milliseconds(500)),
      (.throttled(retryAfter: nil), .read, 4, 0, .seconds(4)),
      (.throttled(retryAfter: nil), .read, 40, 0, .seconds(15)),
      (.throttled(retryAfter: .seconds(7)), .write, 1, 0, .seconds(7)),
      (.throttled(retryAfter: .zero), .predict, 1, 0, .milliseconds(500)),
      (.throttled(retryAfter: .zero), .read, 9, 0, .seconds(15)),
      (.throttled(retryAfter: .seconds(7)), .read, 9, 0, .seconds(15)),
      (.unreachable, .write, 2, 0, .seconds(1)), (.unreachable, .read, 3, 4, nil),
      // What may have been done is repeated only where that does no harm.
      (.lost, .read, 1, 0, .milliseconds(500)), (.lost, .predict, 2, 0, .seconds(1)), (.lost, .read, 3, 0, nil),
      (.lost, .write, 1, 0, nil), (.unavailable(retryAfter: nil), .write, 1, 0, nil),
      (.unavailable(retryAfter: .seconds(1)), .write, 1, 0, nil),
      (.unavailable(retryAfter: nil), .read, 5, 0, .seconds(8)), (.unavailable(retryAfter: nil), .read, 6, 0, nil),
      (.unavailable(retryAfter: .seconds(3)), .predict, 1, 0, .seconds(3)),
      // Patience ends: what would begin later than a minute after the first attempt does not begin.
      (.throttled(retryAfter: nil), .read, 5, 52, .seconds(8)), (.throttled(retryAfter: nil), .read, 5, 53, nil),
      (.throttled(retryAfter: .seconds(61)), .read, 1, 0, nil), (.lost, .predict, 1, 120, nil),
    ] as [Row])
  private func thePauseIs(row: Row) {
    let elapsed = Duration.seconds(row.elapsed)
    #expect(
      RetryPolicy().pause(after: row.0, of: row.1, attempt: row.attempt, elapsed: elapsed, chance: 0) == row.pause)
  }

  @Test func chanceShortensAPauseByHalfAtMostAndNeverOneThatWasAskedFor() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let (chance, attempt) = (Double.random(in: 0..<1, using: &random), Int.random(in: 1...9, using: &random))
      func pause(_ setback: Setback, _ chance: Double) throws -> Duration {
        try #require(
          RetryPolicy().pause(after: setback, of: .read, attempt: attempt, elapsed: .zero, chance: chance),
          "seed \(seed)")
      }
      let (full, shorter) = (try pause(.throttled(retryAfter: nil), 0), try pause(.throttled(retryAfter: nil), chance))
      #expect(shorter <= full && shorter * 2 >= full, "seed \(seed)")
      #expect(try pause(.throttled(retryAfter: .seconds(3)), chance) >= .seconds(3), "seed \(seed)")
    }
  }

  private typealias Outcome = Result<APIResponse, TransportError>

  @Test(
    arguments: [
      (.status(11005, "x", http: 429), .throttled(retryAfter: nil)),
      (.status(11005, "x", http: 400), .throttled(retryAfter: nil)),
      (.status(11005, "x", http: 200), .throttled(retryAfter: nil)),
      (.json(#"{"status":{"code":"CONN_THROTTLED"}}"#, http: 403), .throttled(retryAfter: nil)),
      (.json("<html>slow down</html>", http: 429), .throttled(retryAfter: nil)),
      (.success(APIResponse(status: 429, body: Data(), retryAfter: .seconds(2))), .throttled(retryAfter: .seconds(2))),
      (.json("", http: 502), .unavailable(retryAfter: nil)), (.json("{}", http: 503), .unavailable(retryAfter: nil)),
      (.status(99009, "x", http: 504), .unavailable(retryAfter: nil)),
      (.status(10030, "x", http: 200), .unavailable(retryAfter: nil)),
      (.success(APIResponse(status: 503, body: Data(), retryAfter: .zero)), .unavailable(retryAfter: .zero)),
      (.failure(.unreachable("x")), .unreachable), (.failure(.lost("x")), .lost),
      // Another attempt would only repeat these; a model that starts is waited for by whoever predicts.
      (.failure(.refused("x")), nil), (.failure(.tooLarge(limit: 1)), nil), (.failure(.cancelled), nil),
      (.status(10000, "x", http: 200), nil), (.status(10010, "x", http: 207), nil),
      (.status(99009, "x", http: 500), nil), (.status(11003, "x", http: 403), nil),
      (.status(11009, "x", http: 401), nil), (.status(22102, "x", http: 404), nil),
      (.status(21351, "x", http: 503), nil),
    ] as [(Outcome, Setback?)])
  private func anOutcomeIsASetbackOrNot(outcome: Outcome, setback: Setback?) { #expect(Setback(outcome) == setback) }

  @Test(
    arguments: [
      (.get, ["v2", "workflows", "results"], .read), (.post, ["v2", "models", "searches"], .read),
      (.post, ["v2", "concepts", "searches"], .read), (.post, ["v2", "workflows", "w", "results"], .predict),
      (.post, ["v2", "models", "m", "versions", "v", "outputs"], .predict), (.post, ["v2", "workflows"], .write),
      (.post, ["v2", "workflows", "w", "publish"], .write), (.patch, ["v2", "workflows", "ids"], .write),
      (.delete, ["v2", "workflows", "searches"], .write),
    ] as [(APIRequest.Method, [String], APIRequest.Purpose)])
  func aCallIsForOnePurpose(method: APIRequest.Method, path: [String], purpose: APIRequest.Purpose) {
    #expect(APIRequest(method, path).purpose == purpose)
  }
}
