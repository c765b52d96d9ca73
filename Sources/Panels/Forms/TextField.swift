package import Canvas

/// One line of text with a cursor, edited as readline does.
///
/// What a key costs does not grow with what the field holds, but for the copying of its bytes: the text is kept in the
/// two parts that the cursor makes of it.
package struct TextField: Sendable {
  package private(set) var before = ""
  package private(set) var after = ""
  /// All of it is selected: what is typed next takes its place. How a text is shown is no part of what the field holds.
  package private(set) var isSelected = false

  /// What a field is for, and so how much it can hold.
  package enum Content: Hashable, Sendable {
    case workflowID
    /// The id of a node or of a version.
    case id
    /// An id, an address or a path.
    case place
    /// Words to search for.
    case words
    /// An address or a path, or a whole picture as a data URL.
    case image
    /// JSON.
    case parameters

    /// In bytes of UTF-8.
    package var limit: Int {
      switch self {
      case .workflowID: 48
      case .id, .words: 512
      case .place: 4096
      case .image, .parameters: TextField.limit
      }
    }

    /// Goes on a sentence: "it holds at most 48 letters".
    package var most: String { limit < TextField.limit ? "\(limit) letters" : "\(limit >> 20) MiB" }
  }

  /// The most that any field holds, in bytes: as much as one paste brings.
  package static let limit = 1_048_576

  /// What is longer than `limit` bytes is cut.
  package init(_ text: String = "", limit: Int = Self.limit) { before = String(text.prefix(bytes: limit)) }

  package var text: String { before + after }
  package var isEmpty: Bool { before.isEmpty && after.isEmpty }
  package var characters: [Character] { Array(text) }
  /// 0 to `characters.count`: the character before which one types.
  package var cursor: Int { before.count }

  /// Selects all of it, the cursor at its end.
  package mutating func selectAll() {
    (before, after) = (text, "")
    isSelected = !isEmpty
  }

  /// Inserts typed or pasted text. Line breaks become spaces: a paste never acts.
  /// - Returns: whether all of it is there; what makes the field longer than `limit` bytes is left out.
  @discardableResult
  package mutating func insert(_ text: String, limit: Int = TextField.limit) -> Bool {
    if isSelected { self = TextField() }
    let room = max(0, limit - before.utf8.count - after.utf8.count)
    let taken = text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : text
    let fitting = taken.prefix(bytes: room)
    before += fitting
    return fitting.endIndex == taken.endIndex
  }

  /// Whether the key is one of editing; what is not is left to the form.
  package mutating func handle(_ key: Key, limit: Int = TextField.limit) -> Bool {
    let wasSelected = isSelected
    isSelected = false
    switch key {
    case .backspace where wasSelected, .delete where wasSelected, .ctrl("h") where wasSelected,
      .ctrl("d") where wasSelected, .ctrl("w") where wasSelected:
      self = TextField()
    case .char(let character):
      isSelected = wasSelected
      insert(String(character), limit: limit)
    case .backspace, .ctrl("h"): _ = before.popLast()
    case .delete, .ctrl("d"): if !after.isEmpty { after.removeFirst() }
    case .left where wasSelected: (before, after) = ("", text)
    case .left, .ctrl("b"): if let last = before.popLast() { after.insert(last, at: after.startIndex) }
    case .right, .ctrl("f"): if !after.isEmpty { before.append(after.removeFirst()) }
    case .home, .ctrl("a"): (before, after) = ("", text)
    case .end, .ctrl("e"): (before, after) = (text, "")
    case .ctrl("u"): before = ""
    case .ctrl("k"): after = ""
    case .ctrl("w"):
      while before.last?.isWhitespace == true { before.removeLast() }
      while let last = before.last, !last.isWhitespace { before.removeLast() }
    case .ctrl, .enter, .tab, .backTab, .escape, .insert, .up, .down, .pageUp, .pageDown, .function:
      isSelected = wasSelected
      return false
    }
    return true
  }
}

extension TextField: Hashable {
  package static func == (one: Self, other: Self) -> Bool { one.before == other.before && one.after == other.after }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(before)
    hasher.combine(after)
  }
}

extension String {
  /// As much of its beginning as fits into so many bytes of UTF-8, in whole characters.
  fileprivate func prefix(bytes: Int) -> Substring {
    guard utf8.count > bytes else { return self[...] }
    // A character that is itself as long as this is none that anybody reads: it is cut.
    for offset in (max(0, bytes - 64)...bytes).reversed() {
      let end = utf8.index(startIndex, offsetBy: offset)
      if String.Index(end, within: self) != nil { return self[..<end] }
    }
    return Substring(String(decoding: utf8.prefix(bytes), as: UTF8.self))
  }
}
