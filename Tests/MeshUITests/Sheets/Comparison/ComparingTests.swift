import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// `=`: workflows, versions of them or of a model, and runs side by side.
@Suite struct ComparingTests {
  private struct Missing: Error {}

  private func trial(_ effects: [Effect]) throws -> Trial {
    guard case .start(.compare(let trial, _))? = effects.first else { throw Missing() }
    return trial
  }

  @Test func markedWorkflows() throws {
    var editor = Editor.ready()
    editor.type("1=")
    #expect(editor.notice.contains("Nothing is marked"), "\(editor.notice)")
    editor.type(" ")
    editor.press(.down)
    editor.type("=")
    let found = try trial(editor.press(.enter))
    #expect(found.variants.count == 2 && found.variants.contains { $0.label == "photo-basics" }, "\(found.variants)")
    #expect(found.images == [.sample("beach")] && editor.state.dialogs.count == 1)
  }

  /// The marked version and the chosen one; without a mark the current one.
  @Test func versionsOfAWorkflow() throws {
    var editor = Editor.ready()
    editor.state.cursors.workflow = "quality-gate"
    editor.type("1v")
    editor.answerWorkflowVersions()
    editor.type("=")
    #expect(editor.notice.contains("It is the current version"))
    editor.press(.down)
    editor.type("=")
    let found = try trial(editor.press(.enter))
    #expect(found.variants.map(\.label) == Gallery.gateVersions.prefix(2).map { String($0.id.prefix(8)) })
  }

  @Test func versionsOfAModel() throws {
    var editor = Editor.ready()
    editor.type("2v")
    editor.answerVersions()
    editor.type("P")
    #expect(editor.notice.contains("runs this version"), "\(editor.notice)")
    editor.press(.down)
    editor.type("P")
    let found = try trial(editor.press(.enter))
    #expect(found.variants.count == 2 && found.variants.allSatisfy { $0.nodes.count == 1 && $0.source == .unstored })
  }

  /// A run compared with itself has no changes, and nothing is called.
  @Test func runsAreComparedWithoutACall() throws {
    var editor = Editor.ready()
    let run = Gallery.run()
    editor.state.runs = [run]
    editor.type("4=")
    #expect(editor.notice.contains("No other run"), "\(editor.notice)")
    let trial = Trial([Variant("a", kept: [run]), Variant("b", kept: [run])], on: [run.image])
    #expect(TrialPlan(trial, callsPerGraph: nil).calls == 0)
  }
}
