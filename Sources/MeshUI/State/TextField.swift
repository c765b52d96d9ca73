package import Canvas

/// One line of text with a cursor, edited as readline does.
package struct TextField: Hashable, Sendable {
  package private(set) var characters: [Character]
  /// 0 to `characters.count`: the character before which one types.
  package private(set) var cursor: Int

  /// As much as one paste brings: a picture as a data URL is long.
  package static let limit = 1_048_576

  package init(_ text: String = "") {
    characters = Array(text.prefix(Self.limit))
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  /// Inserts typed or pasted text. Line breaks become spaces: a paste never acts.
  package mutating func insert(_ text: String) {
    let line = text.map { $0.isNewline ? " " : $0 }.prefix(Self.limit - characters.count)
    characters.insert(contentsOf: line, at: cursor)
    cursor += line.count
  }

  /// Whether the key is one of editing; what is not is left to the form.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .char(let character): insert(String(character))
    case .backspace, .ctrl("h"): delete(from: cursor - 1, to: cursor)
    case .delete, .ctrl("d"): delete(from: cursor, to: cursor + 1)
    case .left, .ctrl("b"): cursor = max(0, cursor - 1)
    case .right, .ctrl("f"): cursor = min(characters.count, cursor + 1)
    case .home, .ctrl("a"): cursor = 0
    case .end, .ctrl("e"): cursor = characters.count
    case .ctrl("u"): delete(from: 0, to: cursor)
    case .ctrl("k"): delete(from: cursor, to: characters.count)
    case .ctrl("w"): delete(from: wordStart, to: cursor)
    case .ctrl, .enter, .tab, .backTab, .escape, .insert, .up, .down, .pageUp, .pageDown, .function: return false
    }
    return true
  }

  private var wordStart: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }

  private mutating func delete(from start: Int, to end: Int) {
    let range = max(0, start)..<min(characters.count, end)
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }
}
