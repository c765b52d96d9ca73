import Testing

@testable import MeshCurses

/// When frames wait for the line.
@Suite struct PaceTests {
  @Test func aSwiftLineIsAskedNowAndThen() {
    var pace = Pace()
    let asks = pace.sends(4000, at: 0)
    #expect(asks && pace.awaitsAnswer && !pace.holds)
    // Nobody waits for the first answer.
    let asksAgain = pace.sends(100, at: 1)
    let measure = pace.acknowledge(at: 20)
    #expect(!asksAgain && measure == nil && !pace.awaitsAnswer)
    let asked = (1...130).filter { _ in
      let asks = pace.sends(100, at: 30)
      if asks { _ = pace.acknowledge(at: 31) }
      #expect(!pace.holds)
      return asks
    }
    #expect(asked == [63, 127])
    let asksForNothing = pace.sends(0, at: 40)
    #expect(!asksForNothing)
  }

  @Test func onASlowLineOneFrameIsUnderWay() {
    var pace = Pace()
    _ = pace.sends(4000, at: 0)
    _ = pace.acknowledge(at: 4300)
    #expect(!pace.holds)
    _ = pace.sends(400, at: 5000)
    #expect(pace.holds)
    _ = pace.acknowledge(at: 5550)
    #expect(!pace.holds)
    _ = pace.sends(10, at: 6000)
    #expect(pace.holds)
    // In between nothing is concluded.
    _ = pace.acknowledge(at: 6180)
    _ = pace.sends(10, at: 7000)
    #expect(pace.holds)
    _ = pace.acknowledge(at: 7050)
    let asks = pace.sends(10, at: 8000)
    #expect(!asks && !pace.holds)
  }

  @Test func whoDoesNotAnswerIsNotAskedAgain() {
    var pace = Pace()
    _ = pace.sends(4000, at: 0)
    #expect(pace.deadline == 15_000)
    pace.expire(at: 14_999)
    #expect(pace.awaitsAnswer)
    pace.expire(at: 15_000)
    let asksAgain = pace.sends(10, at: 16_000)
    #expect(!pace.awaitsAnswer && pace.deadline == nil && !asksAgain)
    // Unless somebody wants to know.
    pace.report()
    let asks = pace.sends(10, at: 20_000)
    let measures = [pace.acknowledge(at: 20_040), pace.acknowledge(at: 20_041)]
    #expect(asks && measures == [Pace.Measure(bytes: 10, milliseconds: 40), nil])
  }

  @Test func whatIsGivenToOthersIsNotAwaited() {
    var pace = Pace()
    _ = pace.sends(4000, at: 0)
    _ = pace.acknowledge(at: 1000)
    _ = pace.sends(4000, at: 2000)
    pace.giveUpAnswers()
    #expect(!pace.holds && pace.deadline == nil)
  }

  @Test func whoShowsNothingUntilAFrameIsWhole() {
    func isKnown(_ variables: [String: String]) -> Bool { SynchronizedOutput.isKnown { variables[$0] } }
    #expect(isKnown(["TERM": "xterm-kitty"]) && isKnown(["TERM": "foot"]) && isKnown(["WT_SESSION": "x"]))
    #expect(isKnown(["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"]))
    #expect(!isKnown(["TERM": "xterm-256color"]) && !isKnown(["TERM": "linux"]) && !isKnown([:]))
    #expect(!isKnown(["TERM": "screen-256color", "KITTY_WINDOW_ID": "1", "TMUX": "x"]))
  }
}
