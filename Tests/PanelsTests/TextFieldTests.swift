import Canvas
import TestSupport
import Testing
import Panels

@Suite struct TextFieldTests {
  @Test func whatIsSelectedIsReplaced() {
    func selected() -> TextField {
      var field = TextField("color")
      field.selectAll()
      return field
    }
    func after(_ key: Key) -> (String, Int) {
      var field = selected()
      _ = field.handle(key)
      #expect(!field.isSelected)
      return (field.text, field.cursor)
    }
    #expect(after(.char("x")) == ("x", 1))
    #expect(after(.backspace) == ("", 0) && after(.delete) == ("", 0) && after(.ctrl("w")) == ("", 0))
    #expect(after(.left) == ("color", 0) && after(.right) == ("color", 5) && after(.end) == ("color", 5))
    var field = selected()
    field.insert("pasted")
    #expect(field.text == "pasted")
    field = selected()
    let isHandled = field.handle(.tab)
    #expect(!isHandled && field.isSelected && field == TextField("color"))
    field = TextField()
    field.selectAll()
    #expect(!field.isSelected)
  }

  /// Readline on a string cut at the cursor: slow and plain.
  private struct Model {
    var before = ""
    var after = ""

    mutating func press(_ key: Key) -> Bool {
      switch key {
      case .char(let character): before.append(character)
      case .backspace, .ctrl("h"): _ = before.popLast()
      case .delete, .ctrl("d"): if !after.isEmpty { after.removeFirst() }
      case .left, .ctrl("b"): if let last = before.popLast() { after = String(last) + after }
      case .right, .ctrl("f"): if !after.isEmpty { before.append(after.removeFirst()) }
      case .home, .ctrl("a"): (before, after) = ("", before + after)
      case .end, .ctrl("e"): (before, after) = (before + after, "")
      case .ctrl("u"): before = ""
      case .ctrl("k"): after = ""
      case .ctrl("w"):
        while before.last == " " { before.removeLast() }
        while let last = before.last, last != " " { before.removeLast() }
      default: return false
      }
      return true
    }
  }

  private static let keys: [Key] =
    [
      .backspace, .delete, .left, .right, .home, .end, .enter, .tab, .up, .escape, .insert, .function(3), .ctrl("h"),
      .ctrl("d"), .ctrl("b"), .ctrl("f"), .ctrl("a"), .ctrl("e"), .ctrl("u"), .ctrl("k"), .ctrl("w"), .ctrl("n"),
    ] + "ab c-é日👍 ".map(Key.char)

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func editsAsReadlineDoes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var field = TextField()
    var model = Model()
    for _ in 0..<300 {
      let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
      let handled = field.handle(key)
      #expect(handled == model.press(key), "\(key)")
      #expect(field.text == model.before + model.after)
      #expect(field.cursor == model.before.count)
    }
  }

  @Test func takesAPasteAtTheCursorInOneLine() {
    var field = TextField("ab")
    _ = field.handle(.left)
    field.insert("x\r\ny\nz")
    #expect(field.text == "ax y zb")
    #expect(field.cursor == 6)
  }

  @Test func holdsNoMoreThanItsLimit() {
    var field = TextField(String(repeating: "a", count: TextField.limit + 5))
    field.insert("b")
    #expect(field.characters.count == TextField.limit)
    #expect(field.cursor == TextField.limit)
  }
}
