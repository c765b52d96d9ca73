import Foundation
import MeshCore
import MeshState
import Testing

/// What commands send by themselves, beside an editor that has the app.
@Suite struct SendingTests {
  let scratch = Scratch()

  private func begin(_ journal: Journal, _ id: WorkflowID) throws -> SentStep {
    try journal.begin(
      .create(id), at: Samples.time, before: [], predicted: [Samples.workflow(id, nodes: ["detect"])])
  }

  @Test func stepsOfCommandsCountDown() throws {
    let editor = try scratch.journal()
    try editor.record([.sending(Samples.sent(4, "check"))])
    let sent = try begin(try scratch.journal(), "one")
    #expect(sent.step == StagedStep(id: -1, change: .create("one")) && sent.outcome == .sending)
    #expect(try begin(try scratch.journal(), "two").step.id == -2)
    #expect(try begin(try scratch.journal("other"), "one").step.id == -1)
    // Each is settled by its own number, in whichever order.
    try editor.record([.settled(4, .asPredicted, read: [])])
    try scratch.journal().record([.settled(-1, .differs, read: [Samples.workflow("one")])])
    let history = try scratch.journal().restore().state.history
    #expect(history.map(\.step.id) == [-2, -1, 4])
    #expect(history.map(\.outcome) == [.sending, .differs, .asPredicted])
    #expect(history[1].read == [Samples.workflow("one")])
    #expect(history[1].predicted == sent.predicted)
  }

  @Test func commandsAtOnceTakeNoNumberTwice() async throws {
    _ = try scratch.journal()
    let path = scratch.path
    let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
      for place in 0..<24 {
        group.addTask {
          let journal = try Journal(path: path, scope: "local/sample/gallery", patience: .seconds(20))
          let sent = try journal.begin(.delete(["w\(place)"]), at: Samples.time, before: [], predicted: [])
          try journal.record([.settled(sent.step.id, .asPredicted, read: [])])
          return sent.step.id
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(numbers.sorted() == Array(-24 ... -1))
    let history = try scratch.journal().restore().state.history
    #expect(history.count == 24 && history.allSatisfy { $0.outcome == .asPredicted })
  }

  /// What nobody is shown any more goes; what still waits for its outcome stays, to be settled.
  @Test func theHistoryIsBounded() throws {
    let journal = try scratch.journal()
    let waiting = try begin(journal, "first")
    for _ in 0..<(2 * JournalState.limit) {
      let sent = try begin(journal, "next")
      try journal.record([.settled(sent.step.id, .asPredicted, read: [])])
    }
    let history = try journal.restore().state.history
    #expect(history.count == JournalState.limit + 1 && history.last == waiting)
    try journal.record([.settled(waiting.step.id, .notKnown, read: [])])
    _ = try begin(journal, "last")
    #expect(throws: JournalError.self) { try journal.record([.settled(waiting.step.id, .notKnown, read: [])]) }
  }
}
