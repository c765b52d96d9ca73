import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// How a conflict looks, and that it hides nothing.
@Suite struct SheetsConflictTests {
  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func snapshots(size: Size) {
    let name = "\(size.columns)x\(size.rows)"
    let state = Fixtures.conflict(rows: size.rows, columns: size.columns)
    assertSnapshot(screen(state), named: "sheet-conflict-\(name)")
    let half = Fixtures.conflict([.node("face-crop"): .side(.theirs)], rows: size.rows, columns: size.columns) {
      $0.choice = 1
    }
    assertSnapshot(screen(half), named: "sheet-conflict-half-\(name)")
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func answers(size: Size) {
    let state = Fixtures.conflict([.node("face-crop"): .side(.theirs)], rows: size.rows, columns: size.columns) {
      $0.answers["general-concepts"] = Fixtures.sideAnswers
    }
    assertSnapshot(screen(state), named: "sheet-conflict-answers-\(size.columns)x\(size.rows)")
  }

  @Test func whatIsNoNodeIsShownToo() {
    var (mine, theirs) = (Fixtures.station, Fixtures.station)
    mine.nodes.swapAt(0, 1)
    mine.attributes["description"] = .string("What I say of it.")
    theirs.nodes.swapAt(1, 2)
    theirs.attributes["description"] = .string(String(repeating: "what they say of it, at length, ", count: 6))
    let merge = ThreeWayMerge(base: Fixtures.station, mine: mine, theirs: theirs)
    for (place, words) in [(0, "What I say of it."), (1, "moderation, general-concepts, faces")] {
      for columns in [44, 80, 120] {
        var sheet = ConflictSheet(merge: merge, readAt: Fixtures.now)
        sheet.choice = place
        let text = screen(Fixtures.with(.conflict(sheet), rows: 60, columns: columns)).textLines
        #expect(text.joined(separator: " ").split(separator: " ").joined(separator: " ").contains(words))
      }
    }
  }

  /// The rows of a long list and the fields below it are reached on a low screen.
  @Test func everythingCanBeScrolledTo() throws {
    var mine = Fixtures.small("crowded", nodes: 20, age: 0)
    var theirs = mine
    let base = mine
    for place in mine.nodes.indices {
      mine.nodes[place].model = Fixtures.model("general-image-recognition", "aa7f35c0")
      theirs.nodes[place].model = Fixtures.model("general-image-recognition", "c5e1d3b7")
    }
    var state = Fixtures.with(
      .conflict(ConflictSheet(merge: ThreeWayMerge(base: base, mine: mine, theirs: theirs), readAt: Fixtures.now)),
      rows: 12)
    for number in 1...20 {
      #expect(screen(state).textLines.contains { $0.hasPrefix("▸!node-\(number) ") }, "node-\(number)")
      _ = update(&state, .event(.key(.down)))
    }
    var seen: [String] = []
    for _ in 1...12 {
      _ = update(&state, .event(.key(.pageDown)))
      seen += screen(state).textLines
    }
    for words in ["theirs  c5e1d3b7", "by whom the service does not tell", "Then the plan is shown again"] {
      #expect(seen.contains { $0.contains(words) }, "\(words)")
    }
  }
}
