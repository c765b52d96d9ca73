import Canvas

/// The part of a text field that is shown in so many columns: all of it, or what ends at the cursor.
package struct FieldWindow: Hashable, Sendable {
  package let text: String
  /// The column of the cursor within the window.
  package let cursor: Int

  /// A field without the keyboard shows its beginning.
  package init(_ field: TextField, columns: Int, isFocused: Bool) {
    guard isFocused else {
      text = truncated(sanitized(field.text), to: columns)
      cursor = 0
      return
    }
    var start = field.cursor
    var before = 0
    while start > 0 {
      let needed = Self.columns(of: field.characters[start - 1])
      // The cursor itself needs a column.
      guard before + needed < columns else { break }
      before += needed
      start -= 1
    }
    var shown = ""
    var used = 0
    for character in field.characters[start...] {
      let needed = Self.columns(of: character)
      guard used + needed <= columns else { break }
      shown += sanitized(String(character))
      used += needed
    }
    text = shown
    cursor = before
  }

  private static func columns(of character: Character) -> Int { width(of: sanitized(String(character))) }
}
