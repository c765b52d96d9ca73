import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// What a plan must show: all that is sent, and each step where `update` scrolls to it.
@Suite struct SheetsPlanTests {
  @Test func stepTopsAreTheHeadsOfTheSteps() throws {
    let state = Fixtures.with(Fixtures.planSheet(), rows: 100)
    let sheet = try #require(plan(state))
    let tops = sheet.extent(state).tops
    #expect(tops.count == sheet.steps.count)
    let text = screen(state).textLines.dropFirst(2)
    for (place, top) in tops.enumerated() {
      let line = text[text.startIndex + top]
      #expect(line.dropFirst().prefix(2) == " \(place + 1)")
      let subject = try #require(sheet.steps[place].change.workflows.first)
      #expect(line.contains(subject))
    }
  }

  @Test func lineCountIsWhatIsDrawn() throws {
    for columns in [44, 80, 120, 200] {
      for tab in PlanSheet.Tab.allCases {
        let state = Fixtures.with(Fixtures.planSheet { $0.tab = tab }, rows: 400, columns: columns)
        let sheet = try #require(plan(state))
        // The last line of the text is above the three pinned ones, the notice and the keys.
        let rows = screen(state).textLines.dropFirst(2).dropLast(5)
        let last = try #require(rows.lastIndex { !panel(of: $0, tab, columns).isEmpty })
        #expect(sheet.extent(state).lines == last - rows.startIndex + 1, "\(tab) at \(columns)")
      }
    }
  }

  /// The panel that `top` scrolls, on wide screens one of two.
  private func panel(of line: String, _ tab: PlanSheet.Tab, _ columns: Int) -> String {
    guard columns >= 110 else { return line }
    let parts = line.split(separator: "│", maxSplits: 1, omittingEmptySubsequences: false)
    let part = tab == .diff ? parts[0] : parts.count > 1 ? parts[1] : ""
    return String(part).trimmed
  }

  @Test func jsonHidesNothing() throws {
    for columns in [40, 44, 53, 60, 69, 70, 80, 96, 109] {
      let state = Fixtures.with(Fixtures.planSheet { $0.tab = .json }, rows: 900, columns: columns)
      let sheet = try #require(plan(state))
      let body = try #require(sheet.plan?.steps[0].requests[0].body)
      let lines = screen(state).textLines
      let first = try #require(lines.firstIndex { $0.contains("authorization") })
      let last = try #require(lines.firstIndex { $0.hasSuffix("bytes") && $0.hasPrefix("    ") })
      // Behind the column of marks.
      let shown = lines[first + 1..<last].map { $0.dropFirst(3) }.joined().filter { $0 != " " }
      #expect(shown == body.compact.filter { $0 != " " }, "at \(columns) columns")
    }
  }

  @Test func changedNodesAreMarkedInTheJSON() {
    let lines = screen(Fixtures.with(Fixtures.planSheet { $0.tab = .json }, rows: 200)).textLines
    func marked(_ mark: Character) -> [String] {
      lines.filter { $0.hasPrefix(" \(mark) ") && $0.contains("\"id\"") }
    }
    #expect(marked("~").count == 1 && marked("~")[0].contains("general-concepts"))
    #expect(marked("+").count == 1 && marked("+")[0].contains("colors"))
  }

  @Test func theKeyIsNeverShown() {
    for tab in [PlanSheet.Tab.json, .curl] {
      let text = screen(Fixtures.with(Fixtures.planSheet { $0.tab = tab }, rows: 200)).textLines.joined()
      #expect(text.contains("Key $CLARIFAI_PAT"))
    }
  }

  @Test func summaryStaysWhenScrolled() throws {
    var state = Fixtures.with(Fixtures.planSheet { $0.tab = .json })
    let pinned = screen(state).textLines.suffix(4)
    #expect(screen(state).textLines.contains { $0.hasSuffix("more lines ─") })
    var sheet = try #require(plan(state))
    sheet.top = sheet.extent(state).lines - sheet.extent(state).rows
    state.dialogs = [.plan(sheet)]
    #expect(screen(state).textLines.suffix(4) == pinned)
    #expect(!screen(state).textLines.contains { $0.hasSuffix("more lines ─") })
    #expect(screen(state).textLines[21 - 3].hasSuffix("bytes"))
  }

  @Test func placeBehindTheEndShowsTheEnd() throws {
    for columns in [80, 120] {
      for tab in PlanSheet.Tab.allCases {
        var state = Fixtures.with(Fixtures.planSheet { $0.tab = tab }, rows: 20, columns: columns)
        var sheet = try #require(plan(state))
        sheet.top = max(0, sheet.extent(state).lines - sheet.extent(state).rows)
        state.dialogs = [.plan(sheet)]
        let end = screen(state).textLines
        sheet.top += 300
        state.dialogs = [.plan(sheet)]
        #expect(screen(state).textLines == end, "\(tab) at \(columns)")
      }
    }
  }

  @Test func anotherOrderIsShownBeforeAndAfter() {
    let draft = Fixtures.draft(Fixtures.station, [.moveNode("moderation", to: 0)])
    let steps = [StagedStep(id: 1, change: .patch(Fixtures.station.id, .automatic))]
    let dialog = Fixtures.planSheet(steps) {
      $0.phase = .ready(
        Plan(
          steps, drafts: [Fixtures.station.id: draft], stored: Fixtures.stored, in: Fixtures.app, readAt: Fixtures.now))
    }
    let lines = screen(Fixtures.with(dialog, rows: 40, columns: 100)).textLines
    #expect(lines.contains { $0.contains("was      - general-concepts, moderation, faces") })
    #expect(lines.contains { $0.contains("is       + moderation, general-concepts, faces") })
  }

  @Test(arguments: [
    (PatchChoice.mergeThenRemove, "after: 3 nodes, 2 new workflow versions"),
    (.automatic, "after: 3 nodes, a new workflow version"),
  ])
  func eachRequestThatSendsNodesMakesAVersion(choice: PatchChoice, words: String) throws {
    let station = Fixtures.station
    let first = try #require(station.nodes.last)
    let added = WorkflowNode(id: "more", model: first.model)
    let draft = Fixtures.draft(station, [.removeNode(first.id), .addNode(added, at: nil)])
    let steps = [StagedStep(id: 1, change: .patch(station.id, choice))]
    let dialog = Fixtures.planSheet(steps) {
      $0.phase = .ready(
        Plan(steps, drafts: [station.id: draft], stored: Fixtures.stored, in: Fixtures.app, readAt: Fixtures.now))
    }
    let text = screen(Fixtures.with(dialog, rows: 60, columns: 100)).textLines.joined(separator: "\n")
    #expect(text.contains(words.replacing("3", with: "\(station.nodes.count)")), "\(text)")
  }

  @Test func whatTheServiceChangedIsSaidInTheTitle() {
    func title(_ stored: [WorkflowID: Workflow]) -> String {
      let dialog = Fixtures.planSheet { $0.phase = .ready(Fixtures.plan(stored: stored)) }
      return screen(Fixtures.with(dialog)).textLines[0]
    }
    #expect(title(Fixtures.stored).contains("nobody changed it"))
    #expect(title(Fixtures.contested).contains("changed: Enter decides"))
    var moved = Fixtures.stored
    moved[Fixtures.station.id]?.nodes[1].model = Fixtures.model("moderation-recognition", "c5e1d3b7")
    #expect(title(moved).contains("changed, and merged"))
  }

  @Test func enterAppliesOnlyWhatWasTypedWhole() throws {
    for (typed, role) in [("", Role.dim), ("old-dem", .dim), ("old-demo", .buttonFocus)] {
      let frame = screen(Fixtures.with(Fixtures.planSheet { $0.confirmation = TextField(typed) }))
      let row = try #require(frame.textLines.lastIndex { $0.contains("Apply 2 steps") })
      let line = frame.textLines[row]
      let column = line.distance(from: line.startIndex, to: try #require(line.firstRange(of: "Apply")).lowerBound)
      #expect(frame[row, column].paint == .ink(role), "\"\(typed)\"")
    }
  }

  private func plan(_ state: State) -> PlanSheet? {
    if case .plan(let sheet) = state.dialogs.last { sheet } else { nil }
  }
}
