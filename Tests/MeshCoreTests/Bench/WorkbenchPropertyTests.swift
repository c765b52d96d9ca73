import MeshCore
import Testing

/// What holds at a bench whatever is done there.
@Suite struct WorkbenchPropertyTests {
  /// Nothing that is done is lost by a death of the program, and nothing comes back that is done with.
  @Test func aJournalHoldsWhatTheBenchHolds() async {
    var (sent, followed) = (0, 0)
    for seed in seeds.prefix(100) {
      var walk = WorkbenchWalk(seed: seed)
      for step in 0..<80 {
        await walk.take()
        let isSame = walk.written.state == walk.bench.journal && walk.written.refused.isEmpty
        #expect(isSame, "seed \(seed), step \(step): \(walk.written.refused)")
        guard isSame else { break }
        let numbers = walk.bench.staged.map(\.id)
        #expect(Set(numbers).count == numbers.count && !numbers.contains(walk.bench.nextStep), "seed \(seed)")
      }
      #expect(Workbench(walk.bench.journal) == walk.bench, "seed \(seed)")
      (sent, followed) = (sent + walk.sentCount, followed + walk.followedCount)
    }
    #expect(sent > 100 && followed > 10)
  }
}
