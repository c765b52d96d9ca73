package import Canvas

/// Turns the bytes of a keyboard into events: UTF-8, the escape sequences of common terminals, bracketed paste.
///
/// Time is given, in milliseconds of any clock that only goes forward. Escape is a key and also begins the sequences
/// of other keys; what tells them apart is whether more follows within `escapeDelay`. On a slow line more may follow
/// later: then Escape was already reported, and what follows is swallowed, so that the rest of an arrow key never
/// becomes a command.
package struct KeyDecoder: Sendable {
  /// How long Escape waits for the rest of a sequence.
  let escapeDelay: Int

  /// How long the rest of a sequence may take, and how long after an Escape its rest is still recognised.
  static let sequencePatience = 1000
  /// A paste that stops for so long has lost its end, and counts as it is.
  static let pastePatience = 3000

  var state = State.ground
  /// Until when `[` or `O` belong to an Escape that was already reported.
  var lateUntil: Int?
  var events: [Event] = []

  enum State {
    case ground
    case escape(since: Int)
    /// After `ESC [` or `ESC O`; a late one reports nothing.
    case sequence(Sequence)
    /// After `ESC ]`: an answer to a question of another program.
    case answer(since: Int, endsWithBackslash: Bool)
    case utf8(bytes: [UInt8], length: Int)
    case paste(PasteBuffer, since: Int)
  }

  struct Sequence {
    enum Kind { case control, single, linuxFunction }

    var kind: Kind
    var parameters: [UInt8] = []
    var isLate: Bool
    var since: Int
  }

  package init(escapeDelay: Int = 50) {
    self.escapeDelay = escapeDelay
  }

  /// When `expire` should be called unless more bytes come before; nil while nothing is pending.
  package var deadline: Int? {
    switch state {
    case .ground, .utf8: nil
    case .escape(let since): since + escapeDelay
    case .sequence(let sequence): sequence.since + Self.sequencePatience
    case .answer(let since, _): since + Self.sequencePatience
    case .paste(_, let since): since + Self.pastePatience
    }
  }

  /// The events that these bytes complete.
  package mutating func feed(_ bytes: some Swift.Sequence<UInt8>, at now: Int) -> [Event] {
    for byte in bytes {
      take(byte, at: now)
    }
    return takeEvents()
  }

  /// The events of what was pending too long.
  package mutating func expire(at now: Int) -> [Event] {
    guard let deadline, now >= deadline else { return [] }
    switch state {
    case .escape:
      report(.escape)
      lateUntil = now + Self.sequencePatience
    case .paste(let buffer, _):
      events.append(.paste(buffer.text))
    case .ground, .utf8, .sequence, .answer:
      break
    }
    state = .ground
    return takeEvents()
  }

  private mutating func takeEvents() -> [Event] {
    defer { events = [] }
    return events
  }

  mutating func report(_ key: Key) {
    events.append(.key(key))
  }
}
