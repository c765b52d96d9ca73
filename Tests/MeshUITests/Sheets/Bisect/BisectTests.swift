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
