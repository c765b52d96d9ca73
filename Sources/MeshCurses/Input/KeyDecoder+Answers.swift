internal import Canvas

extension KeyDecoder {
  /// Whether a byte after an Escape begins an answer that is expected, or ends one that was given up.
  mutating func beginsAnswer(_ byte: UInt8, at now: Int, isLate: Bool) -> Bool {
    let awaited = expected.filter { now <= $0.value }.keys
    if byte == UInt8(ascii: "\\"), !awaited.isEmpty {
      state = .ground
      return true
    }
    guard let kind = awaited.first(where: { AnswerOpening.letters(of: $0).first == byte }) else { return false }
    let opening = AnswerOpening(kind, since: now, isLate: isLate)
    state = opening.isWhole ? .answer(AnswerString(kind, since: now)) : .opening(opening)
    return true
  }

  /// What begins with a byte right behind an Escape, though nobody asked for it: a late answer, or one to another program.
  /// `next` has come with it. Nobody types these in one moment, and their letters would be commands.
  func beginning(_ byte: UInt8, _ next: UInt8?, at now: Int) -> State? {
    guard !expected.contains(where: { now <= $0.value && AnswerOpening.letters(of: $0.key).first == byte }) else {
      return nil
    }
    switch (byte, next) {
    case (UInt8(ascii: "_"), nil), (UInt8(ascii: "_"), UInt8(ascii: "G")):
      return .opening(AnswerOpening(.graphics, since: now, isLate: false, isExpected: false))
    case (UInt8(ascii: "P"), UInt8(ascii: ">")):
      return .opening(AnswerOpening(.version, since: now, isLate: false, isExpected: false))
    case (UInt8(ascii: "P"), let next?) where "0123456789$+=!|".utf8.contains(next):
      return .answer(AnswerString(.device, since: now))
    case _: return nil
    }
  }

  mutating func read(_ byte: UInt8, after opening: AnswerOpening, at now: Int) {
    var opening = opening
    guard opening.append(byte) else {
      reportKeys(of: opening)
      state = .ground
      return read(byte, at: now)
    }
    state = opening.isWhole ? .answer(AnswerString(opening.kind, since: now)) : .opening(opening)
  }

  /// The keys that an opening was, since no answer came of it.
  mutating func reportKeys(of opening: AnswerOpening) {
    if !opening.isLate { report(.escape) }
    for letter in opening.letters {
      report(.char(Character(Unicode.Scalar(letter))))
    }
  }

  mutating func read(_ byte: UInt8, in answer: AnswerString, at now: Int) {
    var answer = answer
    switch byte {
    case 0x07:
      finish(answer)
    case UInt8(ascii: "\\") where answer.hasEscape:
      finish(answer)
    case 0x1B:
      answer.hasEscape = true
      answer.last = now
      state = .answer(answer)
    case _ where !answer.hasEscape && !answer.canGoOn(byte):
      // Alt-] and keys: what begins no answer is not swallowed.
      state = .ground
      report(.escape)
      for letter in [UInt8(ascii: "]")] + answer.text { report(.char(Character(Unicode.Scalar(letter)))) }
      read(byte, at: now)
    case _ where answer.hasEscape && answer.kind != .command:
      // An Escape breaks off what it does not end, and begins something else.
      state = .escape(since: now)
      read(byte, at: now)
    case _
    where answer.isOfGround && !answer.hasEscape
      && (!TerminalAnswer.goesOnGround(byte) || answer.text.count >= AnswerString.longestGround):
      // Broken off, and this is a key.
      state = .ground
      read(byte, at: now)
    case 0..<0x20 where answer.kind != .command:
      // No answer holds control characters: its end is lost, and this is a key.
      state = .ground
      read(byte, at: now)
    default:
      answer.hasEscape = false
      answer.append(byte, at: now)
      state = .answer(answer)
    }
  }

  private mutating func finish(_ answer: AnswerString) {
    state = .ground
    guard let answer = answer.answer else { return }
    answers.append(answer)
  }
}
