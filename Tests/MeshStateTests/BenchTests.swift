import Foundation
import MeshCore
import MeshState
import Testing

/// A bench and the journal that is given what it returns.
@Suite struct BenchTests {
  let scratch = Scratch()

  /// As many steps are kept in memory as on disk: those that are shown, and all of which no outcome was written.
  @Test func bothKeepTheSameHistory() throws {
    let journal = try scratch.journal()
    var bench = Workbench()
    bench.staged = (1...4).map { StagedStep(id: $0, change: .delete(["w\($0)"])) }
    let stored = Dictionary(uniqueKeysWithValues: (1...4).map { ("w\($0)", Samples.workflow("w\($0)")) })
    let app = AppScope(userID: "sample", appID: "gallery")
    let steps = Plan(bench.staged, drafts: [:], stored: stored, in: app, readAt: Samples.time).steps
    for count in 0..<(3 * JournalState.limit) {
      let step = steps[count % steps.count]
      var entries = bench.begin(step, at: Samples.time + Double(count))
      if !count.isMultiple(of: 7) { entries += bench.lose(step.id) }
      try journal.record(entries)
    }
    #expect(bench.history.count > JournalState.limit)
    #expect(try journal.restore().state.history == bench.history)
  }
}
