/// What a user's editor left of a text.
package struct EditedText: Hashable, Sendable {
  /// The text as it was saved; nil where it cannot be read.
  let text: String?
  /// Why the editing does not count, in a sentence; nil if it does.
  let failure: String?

  package init(_ text: String?, failure: String? = nil) {
    self.text = text
    self.failure = failure
  }
}

/// Opens a text in the user's own editor, on the terminal that the screen has left meanwhile; returns when it ended.
package protocol TextEditor {
  func edit(_ text: String, from origin: TextOrigin) -> EditedText
}
