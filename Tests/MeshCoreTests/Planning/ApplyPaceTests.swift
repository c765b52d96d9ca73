import FoundationEssentials
import MeshCore
import Testing

@Suite struct ApplyPaceTests {
  private let start = Date(timeIntervalSince1970: 0)

  @Test(arguments: [
    (0, 10, 3.0, ""), (312, 1004, 17.3, "18 a second, 39 s left"), (3, 10, 2.0, "1.5 a second, 5 s left"),
    (1, 10, 10.0, "6.0 a minute, 1 min 30 s left"), (10, 5000, 10.0, "1.0 a second, 1 h 23 min left"),
    (10, 10, 10.0, "1.0 a second, 0 s left"),
  ])
  func rateAndTimeLeft(done: Int, total: Int, seconds: Double, words: String) {
    #expect(ApplyPace(done: done, of: total, since: start, now: start + seconds).description == words)
  }
}
