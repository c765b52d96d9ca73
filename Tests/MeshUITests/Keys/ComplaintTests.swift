import Canvas
import Foundation
@testable import MeshUI
import TestSupport
import Testing

/// What users complain of in such programs; the others of `docs/complaints.md` are tested where they belong.
@Suite struct ComplaintTests {
  /// Keys that scroll, move or erase a letter elsewhere are next to no loss: they move, or do nothing.
  @Test(arguments: KeyContext.allCases)
  func keysThatMoveNeverEdit(_ context: KeyContext) {
    let keys: [Key] = [
      .ctrl("d"), .ctrl("u"), .pageUp, .pageDown, .up, .down, .left, .right, .home, .end, .backspace, .delete,
      .ctrl("e"), .ctrl("y"), .ctrl("f"),
    ]
    for binding in Keymap.usual.bindings(of: context) where binding.keys.count == 1 && keys.contains(binding.keys[0]) {
      #expect(!binding.command.edits, "\(binding.keyNames) in \(context.title)")
    }
  }

  /// What is under way is said in words and a clock: nothing turns, and nothing of it is Braille to be read aloud.
  @Test(arguments: KeyContext.allCases)
  func nothingSpins(_ context: KeyContext) throws {
    let editor = try BindingTests.editor(in: context)
    let text = screen(editor.state).textLines.joined()
    #expect(!text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
  }

  /// Every test that the page names is there, so that no answer outlives its proof.
  @Test func thePageNamesTestsThatAreThere() throws {
    var root = URL(filePath: #filePath)
    while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
    let page = try String(contentsOf: root.appending(path: "../docs/complaints.md"), encoding: .utf8)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var sources = ""
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      sources += (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| U") }
    #expect(rows.count == 25)
    for row in rows {
      let names = row.matches(of: /`([A-Z]\w+Tests)(?:\.(\w+))?`/)
      #expect(!names.isEmpty, "\(row)")
      for name in names {
        #expect(sources.contains("struct \(name.1) "), "\(name.1)")
        if let test = name.2 { #expect(sources.contains("func \(test)("), "\(test)") }
      }
    }
  }
}
