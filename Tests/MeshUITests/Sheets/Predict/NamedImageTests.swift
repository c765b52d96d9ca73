import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// What is typed into the form that asks for images, where it may be a name of the list below.
@Suite struct NamedImageTests {
  private func job(_ image: ImageSource) -> Job { .predict(Prediction(Gallery.basics, on: [image])) }

  /// The beginning of a name moves the mark in the list, and the marked one is run.
  @Test(arguments: [
    ("mar", ImageSource.url("https://x.org/market.jpg")), ("B", .sample("beach")), ("shot", .file("/shots/shot-1.png")),
    // The whole name before one that only begins so.
    ("ma", .url("https://x.org/maple.jpg")), ("market", .sample("market")),
  ])
  func theBeginningOfANameMarksIt(_ text: String, _ image: ImageSource) {
    var journal = JournalState()
    journal.runs = [
      Gallery.run(on: .file("/shots/shot-1.png")), Gallery.run(on: .url("https://x.org/maple.jpg")),
      Gallery.run(on: .url("https://x.org/market.jpg")),
    ]
    var editor = Editor.ready(journal)
    editor.type("p" + text)
    let marked = screen(editor.state).textLines.filter { $0.contains("▸ ") }
    #expect(marked.contains { $0.contains(image.isBuiltIn ? image.title : image.text) }, "\(marked)")
    #expect(editor.predict?.choice == nil)
    #expect(editor.press(.enter) == [.start(job(image)), editor.formEntry])
  }

  /// What can be no name of the list is a path, or an address, as it is.
  @Test(arguments: ["./mar", "mar/", "@mar", "~mar", "nowhere"])
  func allElseIsAPath(_ text: String) {
    var editor = Editor.ready()
    editor.type("p" + text)
    #expect(!screen(editor.state).textLines.contains { $0.contains("▸ market") })
    #expect(editor.press(.enter) == [.start(.findImages(text))])
  }

  @Test func theMarkIsCompletedAndLeftByItsKeys() {
    var editor = Editor.ready()
    editor.type("pmar")
    #expect(editor.press(.tab) == [editor.formEntry] && editor.predict?.image.text == "market")
    editor.press(.up)
    #expect(editor.predict?.choice == 0)
    #expect(editor.press(.enter).first == .start(job(.sample("beach"))))
  }
}
