extension String {
  /// The text with every word of more than 48 characters cut to that, and `…` at its end: an id may be of any length, and
  /// would be all that there is to read of a sentence. No workflow's id is longer (contract, section 4.1).
  package var withShortWords: String {
    guard utf8.count > Self.longestWord else { return self }
    return split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.count > Self.longestWord else { return String(word) }
      // A quote that was opened before it is closed after it.
      let end = word.reversed().prefix { "\"'`).,:;?".contains($0) }.reversed()
      let cut = word.dropLast(end.count)
      return cut.count > Self.longestWord ? cut.prefix(Self.longestWord - 1) + "…" + String(end) : String(word)
    }.joined(separator: " ")
  }

  private static let longestWord = Validation.maximumIDLength
}
