import Canvas
@testable import MeshUI
import Panels
import Testing

/// Keys as they are written, and read again.
@Suite struct KeyNameTests {
  @Test(arguments: Set(KeyContext.allCases.flatMap(\.bindings).map(\.keys)))
  func whatIsWrittenIsReadAgain(_ keys: [Key]) {
    let written = keys.map(\.name).joined(separator: " ")
    #expect([Key](keys: written) == keys, "\(written)")
  }

  @Test(arguments: [
    ("ctrl-p", [Key.ctrl("p")]), ("g g", [.char("g"), .char("g")]), ("G", [.char("G")]), ("esc", [.escape]),
    ("Escape", [.escape]), ("pgdn", [.pageDown]), ("F12", [.function(12)]), ("space", [.char(" ")]),
    ("é", [.char("é")]),
  ])
  func asPeopleWriteThem(text: String, keys: [Key]) { #expect([Key](keys: text) == keys) }

  @Test(arguments: ["", " ", "ctrl-", "ctrl-é", "ctrl-pp", "f0", "f99", "hyper-x", "g gg"])
  func whatIsNoKeyIsNone(text: String) { #expect([Key](keys: text) == nil) }
}
