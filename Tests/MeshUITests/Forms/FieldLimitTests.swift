import Canvas
import Foundation
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// Each field holds what it is for and no more, says so, and works as fast as an empty one when it is full.
@Suite struct FieldLimitTests {
  private static let million = String(repeating: "x", count: 1_000_000)

  /// Where a text is typed: the keys that lead there, how much it holds, and what it holds then.
  private struct Place: Sendable {
    let keys: [Key]
    let limit: Int
    let text: @Sendable (Editor) -> String?
  }

  private static let places: [Place] = [
    Place(keys: [.char("/")], limit: 512) { $0.state.filter.text.text },
    Place(keys: [.char("?")], limit: 512) { editor in
      if case .help(let sheet) = editor.state.dialogs.last { sheet.text.text } else { nil }
    },
    Place(keys: [.char("A")], limit: 48) { editor in
      if case .newWorkflow(let form) = editor.state.dialogs.last { form.id.text } else { nil }
    },
    Place(keys: [.char("r"), .ctrl("u")], limit: 48) { editor in
      if case .rename(let form) = editor.state.dialogs.last { form.id.text } else { nil }
    },
    Place(keys: [.char("a")], limit: 4096) { $0.form?.model.text },
    Place(keys: [.char("a"), .tab], limit: 512) { $0.form?.version.text },
    Place(keys: [.char("a"), .tab, .tab], limit: 512) { $0.form?.id.text },
    Place(keys: [.char("p")], limit: 4096) { $0.predict?.image.text },
    Place(keys: [.char("p")] + "data:".map(Key.char), limit: 1_048_576) { $0.predict?.image.text },
    Place(keys: [.char("a"), .backTab, .backTab], limit: 1_048_576) { $0.form?.parameters.text },
    Place(keys: [.insert], limit: 4096) { $0.pasted?.path.text },
  ]

  @Test(arguments: places.indices)
  func aLongPasteIsCutAndSaid(place: Int) throws {
    let place = Self.places[place]
    var editor = Editor.ready()
    for key in place.keys { editor.press(key) }
    editor.paste(Self.million + Self.million)
    #expect(place.text(editor)?.utf8.count == place.limit)
    #expect(editor.notice.hasPrefix("This field is full: it holds at most "))
    // The paste was cut on its way too: what the field holds is what counts.
    _ = update(&editor.state, .event(.pasteCut(limit: 1_048_576)))
    #expect(editor.notice.hasPrefix("This field is full"))
    let full = place.text(editor)
    editor.type("y")
    #expect(place.text(editor) == full)
    #expect(editor.notice.hasPrefix("This field is full"))
    editor.press(.backspace)
    editor.type("y")
    #expect(place.text(editor) == full.map { $0.dropLast() + "y" })
  }

  /// Keys in a full field against keys in an empty one, each with its frame.
  @Test(arguments: places.indices)
  func aKeyCostsTheSameWhateverTheFieldHolds(place: Int) {
    let place = Self.places[place]
    var editor = Editor.ready()
    for key in place.keys { editor.press(key) }
    editor.paste(Self.million)
    editor.press(.backspace)
    let clock = ContinuousClock()
    let times = (0..<5).map { _ in
      clock.measure {
        editor.press(.left)
        editor.type("x")
        editor.press(.backspace)
        _ = screen(editor.state)
      }
    }
    // It was seconds; what is left is the copying of a journalled text of a megabyte, unoptimised.
    #expect(times.min() ?? .zero < .milliseconds(700), "\(times)")
  }

  /// The form of an earlier release comes back from the journal, and no longer freezes the editor.
  @Test func aJournalledFormIsCutToo() throws {
    var form = NodeForm(workflow: "photo-basics", purpose: .add)
    form.model = TextField(Self.million)
    form.version = TextField(Self.million)
    form.id = TextField(Self.million)
    let kept = try JSONDecoder().decode(NodeForm.self, from: JSONEncoder().encode(form))
    #expect([kept.model, kept.version, kept.id].map(\.text.utf8.count) == [4096, 512, 512])
    #expect(kept.suggestedID(Gallery.basics).utf8.count <= 512)
    // What a node has is not cut: saving it would give the node another id.
    let long = Gallery.node(String(repeating: "n", count: 2000), Gallery.color)
    let own = NodeForm(workflow: "photo-basics", editing: long)
    #expect(try JSONDecoder().decode(NodeForm.self, from: JSONEncoder().encode(own)).id.text == long.id)
  }

  @Test func aPasteThatWasCutOnItsWayIsSaid() {
    var editor = Editor.ready()
    editor.paste("{}")
    _ = update(&editor.state, .event(.pasteCut(limit: 1_048_576)))
    #expect(editor.notice == "The paste was longer than 1 MiB: the rest of it is left out.")
  }

  @Test func aCutLeavesWholeCharacters() {
    var editor = Editor.ready()
    editor.type("A")
    editor.paste(String(repeating: "日", count: 40))
    #expect(editor.state.dialogs == [.newWorkflow(NewWorkflowForm(id: TextField(String(repeating: "日", count: 16))))])
    editor.press(.ctrl("u"))
    editor.paste("ab" + String(repeating: "👩‍👩‍👧‍👦", count: 40))
    #expect(editor.state.dialogs == [.newWorkflow(NewWorkflowForm(id: TextField("ab👩‍👩‍👧‍👦")))])
  }

  @Test func longParametersAreReadWhenTheNodeIsTaken() {
    var editor = Editor.ready()
    editor.type("2acolor")
    editor.press(.enter)
    editor.answerVersions()
    editor.press(.enter, .enter, .tab, .tab)
    #expect(editor.form?.focus == .parameters)
    let long = "{\"a\": \"" + String(repeating: "b", count: 100_000) + "\""
    editor.paste(long)
    #expect(
      editor.form?.remark(on: .parameters, draft: Gallery.basics, catalogue: editor.state.catalogue)
        == .warn("long: read when the node is taken"))
    editor.press(.enter)
    #expect(editor.state.notice == .error("a JSON object, such as {\"threshold\": 0.7}"))
    #expect(editor.form?.focus == .parameters)
    editor.paste("}")
    editor.press(.enter)
    #expect(editor.form == nil)
    #expect(
      editor.state.current?.nodes.last?.override?["params"]?["a"] == .string(String(repeating: "b", count: 100_000)))
  }

  @Test func aTextOfAMillionLettersIsTrimmedAtOnce() {
    #expect((" \n" + Self.million + "\t ").trimmed == Self.million)
    #expect("".trimmed == "" && " \n".trimmed == "" && "é ".trimmed == "é")
  }
}
