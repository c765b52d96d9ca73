/// How far a list is that is read page by page.
package enum ReadingPhase: Hashable, Sendable {
  case notRead, reading, read
  /// Why, in words.
  case failed(String)
}
