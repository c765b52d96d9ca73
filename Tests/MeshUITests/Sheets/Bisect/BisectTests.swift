import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// `B`: which version changed a concept, then which node.
@Suite struct BisectTests {
  private struct Missing: Error {}

  private func question(_ editor: Editor) throws -> BisectQuestion {
    for case .bisect(let question) in editor.state.running { return question }
    throw Missing()
  }

  @Test func fromAConceptOfAComparison() throws {
    var editor = Comparisons.editor(1)
    editor.press(.down, .down)
    #expect(editor.type("B").count == 1)
    let question = try question(editor)
    #expect(question.concept == "no person" && question.node == "quality" && question.threshold == 0.5)
    #expect(question.image == Comparisons.images[0])
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func looks(size: Size) throws {
    var editor = Comparisons.editor(1)
    editor.type("jjB")
    let question = try question(editor)
    editor.state.size = size
    editor.take(.bisected(question, Comparisons.report(3, done: false)))
    assertSnapshot(screen(editor.state), named: "sheet-bisect-asking-\(size.columns)x\(size.rows)")
    editor.take(.bisected(question, Comparisons.report(9, done: true)))
    assertSnapshot(screen(editor.state), named: "sheet-bisect-\(size.columns)x\(size.rows)")
    #expect(editor.notice.contains("It changed at version 70c2f6d4"), "\(editor.notice)")
  }

  @Test func theTwoAreCompared() throws {
    var editor = Comparisons.editor(1)
    editor.type("jjB")
    editor.press(.enter)
    #expect(editor.notice.contains("not found yet"))
    editor.take(.bisected(try question(editor), Comparisons.report(9, done: true)))
    guard case .start(.compare(let trial, _))? = editor.press(.enter).first else { throw Missing() }
    #expect(trial.variants.map(\.label) == ["60c2f6d4", "70c2f6d4"])
  }

  private func sheet(_ editor: Editor) throws -> BisectSheet {
    guard case .bisect(let sheet)? = editor.state.dialogs.last else { throw Missing() }
    return sheet
  }

  private func choosing() -> Editor {
    var editor = Editor.ready()
    let face = Region(id: "r", box: nil, data: OutputData(concepts: [Concept(id: "face", value: 0.95)]))
    let now = OutputData(concepts: [Concept(id: "sharp", value: 0.8)], regions: [face])
    let before = OutputData(concepts: [Concept(id: "tabby", value: 0.7), Concept(id: "sharp", value: 0.6)])
    editor.state.runs = [
      Gallery.run(Gallery.gate, giving: now),
      Gallery.run(Gallery.gate, giving: before, at: Gallery.start - 60),
    ]
    editor.state.cursors.workflow = "quality-gate"
    return editor
  }

  /// Of the node all concepts, also of regions, and what it does not list any more; nothing runs before Enter.
  @Test func oneOfTheConceptsIsChosen() throws {
    var editor = choosing()
    let node = Gallery.gate.nodes[0].id
    editor.state.vanished["quality-gate"] = [
      BisectSheet.Option(node: node, concept: "blur", name: "blur", value: nil)
    ]
    #expect(editor.type("4B") == [.start(.readWorkflowVersions("quality-gate"))])
    #expect(try sheet(editor).options.map(\.name) == ["face", "sharp", "blur", "tabby"])
    #expect(try sheet(editor).question.threshold == 0.5)
    #expect(editor.type("jjj<") == [])
    let question = BisectQuestion(
      workflow: "quality-gate", image: .sample("beach"), concept: "tabby", node: node, threshold: 0.45)
    #expect(editor.press(.enter).last == .start(.bisect(question)))
    #expect(editor.type(">") == [] && editor.notice.contains("It searches at 0.45"), "\(editor.notice)")
  }

  /// Before anything is run.
  @Test func itSaysHowManyCallsItTakes() throws {
    var editor = choosing()
    editor.type("4B")
    let versions = Comparisons.report(0, done: false).bisection.versions
    var workflow = Gallery.gate
    workflow.id = "quality-gate"
    editor.take(.workflowVersions(workflow, Array(versions.reversed().prefix(8)), isLast: false))
    #expect(try sheet(editor).prospect == nil)
    editor.take(.workflowVersions(workflow, Array(versions.reversed().dropFirst(8)), isLast: true))
    #expect(
      screen(editor.state).textLines.joined(separator: "\n").contains(
        "12 versions differ, at most 6 calls. Enter searches"))
    #expect(editor.state.running.allSatisfy { $0.kind != .readWorkflowVersions })
  }

  /// What the two versions gave is known from the search.
  @Test func comparingTheTwoCallsNothing() throws {
    var editor = Comparisons.editor(1)
    editor.type("jjB")
    var report = Comparisons.report(9, done: true)
    for place in [6, 7] {
      report.given[place] = [
        "quality": .output(OutputData(concepts: [Concept(id: "train", value: 0.1 * Double(place))]))
      ]
    }
    editor.take(.bisected(try question(editor), report))
    editor.press(.enter)
    guard case .comparison(let sheet)? = editor.state.dialogs.last else { throw Missing() }
    #expect(sheet.plan.calls == 0)
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func choosingLooks(size: Size) {
    var editor = choosing()
    editor.type("4Bj")
    editor.state.size = size
    assertSnapshot(screen(editor.state), named: "sheet-bisect-choosing-\(size.columns)x\(size.rows)")
  }

  /// Where both ends are on one side the middle between them is proposed.
  @Test func aThresholdBetweenTheEndsIsProposed() throws {
    var editor = Comparisons.editor(1)
    editor.type("jjB")
    let question = try question(editor)
    var report = Comparisons.report(0, done: false)
    for (index, value) in [(0, 0.9), (report.bisection.versions.count - 1, 0.7)] {
      report.bisection.answer(index, value)
    }
    report.isDone = true
    editor.take(.bisected(question, report))
    #expect(try abs(sheet(editor).question.threshold - 0.8) < 1e-9)
    #expect(editor.notice.contains("on one side of 0.50") && editor.notice.contains("searches at 0.80"))
    guard case .start(.bisect(let again))? = editor.press(.enter).first else { throw Missing() }
    #expect(abs(again.threshold - 0.8) < 1e-9 && again.concept == question.concept)
  }

  @Test func leavingItCancels() throws {
    var editor = Comparisons.editor(1)
    editor.type("jjB")
    let question = try question(editor)
    #expect(editor.press(.escape) == [.cancel(.bisect(question))])
    #expect(editor.state.running == [.thumbnail(Comparisons.images[0])] || editor.state.running == [])
  }

  @Test func whatIsOnlyADraftHasNoVersions() throws {
    var editor = Editor.ready()
    editor.type("Anew")
    editor.press(.enter)
    let run = Gallery.run(Workflow(id: "new", nodes: Gallery.basics.nodes))
    editor.state.runs = [run]
    editor.type("4B")
    #expect(
      editor.notice.contains("No node gave a concept") || editor.notice.contains("only a draft"), "\(editor.notice)")
  }
}
