package import Canvas

/// Turns the bytes of a keyboard into events: UTF-8, the escape sequences of common terminals, bracketed paste.
///
/// Time is given, in milliseconds of any clock that only goes forward. Escape is a key and also begins the sequences
/// of other keys; what tells them apart is whether more follows within `escapeDelay`. On a slow line more may follow
/// later: then Escape was already reported, and what follows is swallowed, so that the rest of an arrow key never
/// becomes a command. `[` and `O` begin such a rest and are no commands themselves, so the letter behind them is
/// swallowed however late it comes.
///
/// What a terminal answers to questions of this program comes among the keys, and is told apart from them, also when it is
/// late and in pieces. Some answers begin like keys, and so are only looked for while they are expected.
package struct KeyDecoder: Sendable {
  /// How long Escape waits for the rest of a sequence.
  let escapeDelay: Int

  /// The longest that `ESCDELAY` may ask for.
  static let longestEscapeDelay = 10_000
  /// How long the rest of a sequence may take to be a key, and how long after an Escape `[` and `O` are none.
  static let sequencePatience = 1000
  /// How long Escape waits while it may be the beginning of the answer that says which ground the terminal has.
  static let answerDelay = 250
  /// How long an answer may stop.
  static let answerPatience = 12_000
  /// A paste that stops for so long has lost its end, and counts as it is.
  static let pastePatience = 3000

  var state = State.ground
  /// Until when `[` or `O` are not shown as typed; nil unless an Escape was reported and nothing came since.
  var lateUntil: Int?
  var events: [Event] = []
  var answers: [TerminalAnswer] = []
  /// Until when answers of a kind are looked for.
  var expected: [AnswerString.Kind: Int] = [:]

  enum State {
    case ground
    case escape(since: Int)
    /// After `ESC [` or `ESC O`; a late one reports nothing, and waits for its last letter without end.
    case sequence(Sequence)
    /// What may become an answer, or be keys.
    case opening(AnswerOpening)
    case answer(AnswerString)
    case utf8(bytes: [UInt8], length: Int)
    case paste(PasteBuffer, since: Int)
  }

  struct Sequence {
    enum Kind { case control, single, linuxFunction, oldMouse }

    var kind: Kind
    var parameters: [UInt8] = []
    var isLate: Bool
    var since: Int
  }

  /// - Parameter escapeDelay: in milliseconds; what is out of bounds is clamped, since it comes from the environment.
  package init(escapeDelay: Int = 50) {
    self.escapeDelay = min(max(0, escapeDelay), Self.longestEscapeDelay)
  }

  /// When `expire` should be called unless more bytes come before; nil while nothing is pending.
  package var deadline: Int? {
    switch state {
    case .ground, .utf8: nil
    case .escape(let since): since + (expected[.command] == nil ? escapeDelay : max(escapeDelay, Self.answerDelay))
    case .sequence(let sequence): sequence.isLate ? nil : sequence.since + Self.sequencePatience
    case .opening(let opening):
      opening.since + (opening.isLate || !opening.isExpected ? Self.sequencePatience : Self.answerPatience)
    case .answer(let answer):
      answer.last + (answer.kind == .command && !answer.isOfGround ? Self.sequencePatience : Self.answerPatience)
    case .paste(_, let since): since + Self.pastePatience
    }
  }

  /// The events that these bytes complete.
  package mutating func feed(_ bytes: some Swift.Sequence<UInt8>, at now: Int) -> [Event] {
    let bytes = Array(bytes)
    for (place, byte) in bytes.enumerated() {
      if case .escape = state, let begun = beginning(byte, bytes.dropFirst(place + 1).first, at: now) {
        state = begun
      } else {
        read(byte, at: now)
      }
    }
    return takeEvents()
  }

  /// Looks for answers of a kind from now on, and for the longest time given.
  package mutating func expect(_ kind: ExpectedAnswer, until end: Int?) {
    expected[kind.string] = end
  }

  /// Whether an answer of a kind may be on its way: it was asked for a moment ago.
  func mayHear(_ kind: ExpectedAnswer, at now: Int) -> Bool {
    expected[kind.string].map { $0 - now > Self.answerPatience - 1000 } ?? false
  }

  /// The answers that have come since the last call.
  package mutating func takeAnswers() -> [TerminalAnswer] {
    defer { answers = [] }
    return answers
  }

  /// The events of what was pending too long.
  package mutating func expire(at now: Int) -> [Event] {
    guard let deadline, now >= deadline else { return [] }
    switch state {
    case .escape:
      report(.escape)
      lateUntil = now + Self.sequencePatience
    case .sequence(var sequence):
      sequence.isLate = true
      state = .sequence(sequence)
      return []
    case .paste(let buffer, _):
      report(buffer)
    case .opening(let opening):
      reportKeys(of: opening)
    case .ground, .utf8, .answer:
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

  mutating func report(_ paste: PasteBuffer) {
    events.append(.paste(paste.text))
    if paste.isCut { events.append(.pasteCut(limit: PasteBuffer.limit)) }
  }
}

/// An answer that begins like keys do.
package enum ExpectedAnswer: Sendable {
  case graphics
  case version
  /// Which ground the terminal has.
  case ground

  var string: AnswerString.Kind {
    switch self {
    case .graphics: .graphics
    case .version: .version
    case .ground: .command
    }
  }
}
