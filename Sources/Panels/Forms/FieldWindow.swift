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
    var shown: [String] = []
    var before = 0
    for character in field.before.reversed() {
      let part = sanitized(String(character))
      // The cursor itself needs a column.
      guard before + width(of: part) < columns else { break }
      before += width(of: part)
      shown.append(part)
    }
    var text = shown.reversed().joined()
    var used = before
    for character in field.after {
      let part = sanitized(String(character))
      guard used + width(of: part) <= columns else { break }
      text += part
      used += width(of: part)
    }
    self.text = text
    cursor = before
  }
}
