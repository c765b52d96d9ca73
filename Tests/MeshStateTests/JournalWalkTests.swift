import Foundation
import MeshCore
import MeshState
import TestSupport
import Testing

/// Random uses of the editor, and the death of the process at any point of them.
@Suite struct JournalWalkTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func aRestoreGivesWhatWasRecorded(seed: UInt64) throws {
    let scratch = Scratch()
    let walk = JournalWalk(seed: seed, length: 120)
    let journal = try scratch.journal()
    for (index, entry) in walk.entries.enumerated() {
      try journal.record([entry])
      guard index % 6 == 0 || index == walk.entries.count - 1 else { continue }
      let restored = try journal.restore()
      #expect(restored.state == walk.states[index + 1])
      #expect(restored.problems == [])
    }
    #expect(try scratch.journal().restore().state == walk.states.last, "opened again")
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func whatWasRecordedSurvivesTheProcess(seed: UInt64) throws {
    let scratch = Scratch()
    let walk = JournalWalk(seed: seed, length: 25)
    let journal = try scratch.journal()
    for (index, entry) in walk.entries.enumerated() {
      try journal.record([entry])
      let copy = try Journal(path: scratch.copy(), scope: journal.scope)
      #expect(try copy.restore().state == walk.states[index + 1])
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func aTornLogGivesAnEarlierStateAndNoMixture(seed: UInt64) throws {
    let scratch = Scratch()
    var generator = SeededGenerator(seed: seed)
    let walk = JournalWalk(seed: seed, length: 60)
    let journal = try scratch.journal()
    for entry in walk.entries { try journal.record([entry]) }
    let size = try scratch.logSize
    var reached = -1
    for cut in (0..<15).map({ _ in Int.random(in: 0...size, using: &generator) }).sorted() {
      let copy = try Journal(path: scratch.copy(logBytes: cut), scope: journal.scope)
      let state = try copy.restore().state
      let place = try #require(walk.states.lastIndex(of: state), "cut at \(cut) of \(size) bytes")
      #expect(place >= reached, "A longer log holds less.")
      reached = walk.states.firstIndex(of: state) ?? place
    }
  }

  @Test func aRecordIsAllOrNothing() throws {
    let scratch = Scratch()
    let journal = try scratch.journal()
    #expect(throws: JournalError.self) {
      try journal.record([.form("open"), .staged([]), .rewound("nowhere", to: 1)])
    }
    #expect(try journal.restore().state == JournalState())
  }
}
