import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// The command of a plan's request: where it can be run as it is copied.
@Suite struct SheetsCurlTests {
  private func text(_ session: Session) throws -> String {
    let draft = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)
    var journal = JournalState()
    journal.drafts = [draft]
    var editor = Editor.ready(journal, session: session)
    editor.state.cursors.workflow = draft.id
    editor.type("2c")
    editor.answerPlan()
    var sheet = try #require(editor.plan)
    sheet.tab = .curl
    editor.state.dialogs = [.plan(sheet)]
    editor.state.size = Size(rows: 60, columns: 160)
    return screen(editor.state).textLines.joined(separator: "\n")
  }

  /// An app that is on this machine only is none that the service has.
  @Test func ofTheEmbeddedBackendItNamesTheServerOfThisMachine() throws {
    let text = try text(Gallery.session())
    #expect(text.contains("curl ") && text.contains("meshwork serve"), "\(text)")
    #expect(!text.contains("api.clarifai.com") && text.contains("127.0.0.1"), "\(text)")
  }

  @Test func ofAServiceItNamesTheService() throws {
    let text = try text(Gallery.service())
    #expect(text.contains("curl ") && !text.contains("meshwork serve") && !text.contains("127.0.0.1"), "\(text)")
  }
}
