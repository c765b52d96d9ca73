import Canvas
@testable import MeshUI
import Testing

/// With another key for every command, no place names a usual one: neither its hints, nor its sentences, nor what it says
/// to any key.
@Suite struct RebindingTests {
  /// F101, F102... for the commands in their order.
  private static let keymap: Keymap = {
    var keymap = Keymap()
    for (index, command) in Command.allCases.enumerated() { keymap.changes[command] = [[.function(101 + index)]] }
    return keymap
  }()

  /// In the colour of keys without being one: a mark, a chosen row, a method; and what is typed, so that it cannot be
  /// another key: Space in the fields of a form that are not text.
  private static let others: Set<String> = ["*", "(•)", "PATCH", "Space", "marked"]

  @Test(arguments: KeyContext.allCases, [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func whatIsDrawnAsAKeyIsOne(_ context: KeyContext, size: Size) throws {
    var editor = try BindingTests.editor(in: context)
    editor.state.keymap = Self.keymap
    editor.state.size = size
    for key in keys(in: screen(editor.state)) where !Self.others.contains(key) {
      // What a theme looks like is shown on keys of no place.
      if context == .themes, ["Enter", "Esc"].contains(key) { continue }
      #expect(key.isNew, "\(key) in \(context.title)")
    }
  }

  @Test(arguments: KeyContext.allCases)
  func whatIsSaidNamesNoUsualKey(_ context: KeyContext) throws {
    for binding in Self.keymap.bindings(of: context) {
      var editor = try BindingTests.editor(in: context)
      editor.state.keymap = Self.keymap
      editor.state.notice = .plain("")
      for key in binding.keys { editor.press(key) }
      let said = editor.notice
      for word in said.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) {
        #expect(!Self.names.contains(String(word)), "\(word), of \(binding.command) in \(context.title): \(said)")
      }
    }
  }

  @Test func aLetterAsksForNothingWhereLettersAreText() {
    var keymap = Keymap()
    keymap.changes[.back] = [[.char("b")], [.ctrl("g")]]
    #expect(keymap.bindings(of: .rename).filter { $0.command == .back }.map(\.keys) == [[.ctrl("g")]])
    #expect(keymap.bindings(of: .nodes).filter { $0.command == .back }.map(\.keys) == [[.char("b")], [.ctrl("g")]])
  }

  /// What was given to one command is no longer another's.
  @Test func aKeyThatIsTakenIsTaken() {
    var keymap = Keymap()
    keymap.changes[.predict] = [[.char("u")]]
    let bindings = keymap.bindings(of: .nodes)
    #expect(bindings.filter { $0.keys == [.char("u")] }.map(\.command) == [.predict])
    #expect(keymap.key(.predict, in: .nodes) == "u")
  }

  /// Names of keys that no word is.
  private static let names: Set<String> = {
    let usual = KeyContext.allCases.flatMap(\.bindings).map(\.keyNames)
    return Set(usual.filter { name in name.count > 1 && !name.contains(" ") && name != "Space" && name != "Home" })
      .union(["u", "x", "C", "R", "E", "D", "X", "T", "H", "Y", "s", "c", "d", "i", "p", "h", "l", "j", "k"])
  }()

  /// The runs of cells in the role of keys.
  private func keys(in frame: Frame) -> [String] {
    (0..<frame.size.rows).flatMap { row -> [Substring] in
      var text = ""
      for column in 0..<frame.size.columns {
        let cell = frame[row, column]
        text += cell.paint.isKey ? String(cell.glyph) : " "
      }
      return text.split(separator: " ")
    }.map(String.init)
  }
}

extension String {
  fileprivate var isNew: Bool { first == "F" && Int(dropFirst()).map { $0 > 100 } == true }
}

extension Paint {
  fileprivate var isKey: Bool { if case .role(.key, _) = self { true } else { false } }
}
