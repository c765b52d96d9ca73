import Canvas
import MeshCurses
import TestSupport
import Testing

/// What terminals answer, among the keys: late, in pieces, or never.
@Suite struct AnswerTests {
  private var decoder = KeyDecoder(escapeDelay: 50)

  init() {
    decoder.expect(.graphics, until: 60_000)
    decoder.expect(.version, until: 60_000)
  }

  // MARK: The ground of the terminal

  @Test(arguments: [
    ("\u{1B}]11;rgb:ffff/8000/0000\u{1B}\\", RGB(255, 127, 0)), ("\u{1B}]11;rgb:1e/1e/2e\u{7}", RGB(0x1E, 0x1E, 0x2E)),
    ("\u{1B}]11;rgba:0000/ffff/0000/ffff\u{1B}\\", RGB(0, 255, 0)), ("\u{1B}]11;rgb:f/0/8\u{7}", RGB(255, 0, 136)),
  ])
  mutating func theGroundIsRead(bytes: String, color: RGB) {
    decoder.expect(.ground, until: 60_000)
    #expect(decoder.feed((bytes + "j").utf8, at: 0) == [.key(.char("j"))])
    #expect(decoder.takeAnswers() == [.ground(color)])
  }

  /// Late, in pieces of any size, and asked for or not any more: it is never a key.
  @Test(arguments: [1, 60, 240, 1500, 9000], [true, false])
  mutating func itIsNeverAKey(stall: Int, isAwaited: Bool) {
    let bytes = Array("\u{1B}]11;rgb:abcd/efab/cdef\u{1B}\\".utf8)
    for cut in bytes.indices.dropFirst() {
      var decoder = KeyDecoder(escapeDelay: 50)
      if isAwaited { decoder.expect(.ground, until: 60_000) }
      // Nobody who does not wait for it holds an Escape back, or letters that stall for so long.
      guard isAwaited || stall < 50 || cut > 1 && stall < 1000 else { continue }
      var events = decoder.feed(bytes[..<cut], at: 5000)
      while let deadline = decoder.deadline, deadline <= 5000 + stall { events += decoder.expire(at: deadline) }
      events += decoder.feed(bytes[cut...], at: 5000 + stall)
      let isLong = cut == 1 && stall > 250 || cut < 8 && stall > 1000
      #expect(isLong || events == [], "cut at \(cut): \(events)")
      if isLong, cut == 1, stall < 1250 { #expect(events == [.key(.escape)]) }
    }
  }

  /// One that is broken off takes no key with it that cannot be a part of it.
  @Test(arguments: [
    "\u{1B}]11;rgb:12", "\u{1B}]11;rgb:ffff/ffff/ff", "\u{1B}]11;rgb:" + String(repeating: "f", count: 40),
  ])
  mutating func aBrokenOneTakesNoKeys(bytes: String) {
    decoder.expect(.ground, until: 60_000)
    #expect(decoder.feed(bytes.utf8, at: 0).isEmpty || bytes.utf8.count > 32)
    #expect(decoder.feed("jq\r".utf8, at: 10).suffix(3) == [.key(.char("j")), .key(.char("q")), .key(.enter)])
    #expect(decoder.takeAnswers() == [])
  }

  @Test(arguments: ["11;rgb:12/34", "11;rgb:/1/2", "11;rgb:12345/1/1", "11;red", "11;rgb:1/2/3/4/5", "10;rgb:1/1/1"])
  mutating func whatIsNoColourIsNone(text: String) {
    decoder.expect(.ground, until: 60_000)
    _ = decoder.feed("\u{1B}]\(text)\u{7}".utf8, at: 0)
    #expect(decoder.takeAnswers() == [])
  }

  static let answers: [(bytes: String, answer: TerminalAnswer)] = [
    ("\u{1B}_Gi=31;OK\u{1B}\\", .graphics(id: 31, isOK: true)),
    ("\u{1B}_Gi=31;ENOENT:no such image\u{1B}\\", .graphics(id: 31, isOK: false)),
    ("\u{1B}_Gi=4194304,p=7;OK\u{1B}\\", .graphics(id: 4_194_304, isOK: true)),
    ("\u{1B}P>|kitty(0.40.0)\u{1B}\\", .version("kitty(0.40.0)")),
    ("\u{1B}P>|iTerm2 3.5.0\u{7}", .version("iTerm2 3.5.0")),
    ("\u{1B}[?62;4;22c", .attributes([62, 4, 22])), ("\u{1B}[?6c", .attributes([6])),
    ("\u{1B}[6;20;10t", .cellSize(width: 10, height: 20)), ("\u{1B}[?1;0;256S", .colorRegisters(256)),
    ("\u{1B}[0n", .status),
  ]

  @Test(arguments: answers.map(\.bytes), [1, 40, 400, 5000])
  mutating func inTwoPieces(bytes: String, stall: Int) throws {
    let answer = try #require(Self.answers.first { $0.bytes == bytes }).answer
    let bytes = Array(bytes.utf8)
    for cut in bytes.indices {
      var decoder = decoder
      var events = decoder.feed(bytes[..<cut], at: 5000)
      while let deadline = decoder.deadline, deadline <= 5000 + stall { events += decoder.expire(at: deadline) }
      events += decoder.feed(bytes[cut...], at: 5000 + stall)
      events += decoder.feed("x".utf8, at: 5001 + stall)
      // An Escape by itself that long may be the key; the letters after it are none.
      let escapes = events.filter { $0 == .key(.escape) }.count
      #expect(escapes <= (stall >= 50 && cut == 1 ? 1 : 0), "cut at \(cut)")
      let rest = events.filter { $0 != .key(.escape) }
      // What begins with a bracket that was held for an Escape reads on as that; it is no key either way.
      let shown = rest.filter { $0 != .key(.char("[")) }
      #expect(shown == [.key(.char("x"))], "cut at \(cut): \(rest)")
      if cut != 1 || stall < 50 { #expect(decoder.takeAnswers() == [answer], "cut at \(cut)") }
    }
  }

  @Test(arguments: answers.map(\.bytes)) mutating func byteByByte(bytes: String) throws {
    let answer = try #require(Self.answers.first { $0.bytes == bytes }).answer
    var now = 0
    for byte in bytes.utf8 {
      #expect(decoder.feed([byte], at: now) == [])
      now += 45
    }
    #expect(decoder.takeAnswers() == [answer] && decoder.takeAnswers() == [])
    #expect(decoder.deadline == nil)
  }

  @Test mutating func betweenKeys() {
    let all = Self.answers.map(\.bytes).joined(separator: "j")
    #expect(decoder.feed(all.utf8, at: 0) == Array(repeating: .key(.char("j")), count: Self.answers.count - 1))
    #expect(decoder.takeAnswers() == Self.answers.map(\.answer))
  }

  /// However bytes are cut into reads, keys and answers are the same.
  @Test(arguments: 0..<40 as Range<UInt64>) mutating func splittingChangesNothing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      Self.answers.map(\.bytes) + ["j", "G", "P", "_", "\\", "\u{1B}[A", "\r", "é", "\u{1B}[200~_G\u{1B}[201~"]
    let bytes = (0..<30).flatMap { _ in Array((pieces.randomElement(using: &random) ?? "").utf8) }
    var cut = decoder
    let whole = (decoder.feed(bytes, at: 0), decoder.takeAnswers())
    let events = cut.feed(bytes, inPieces: &random)
    #expect(events == whole.0 && cut.takeAnswers() == whole.1)
  }

  // MARK: Keys that begin like answers

  @Test(arguments: ["_", "P", "_j", "Pj", "P>j", "P>>", "_\r"]) mutating func keysAreKeys(letters: String) throws {
    var events = decoder.feed(("\u{1B}" + letters).utf8, at: 0)
    if let deadline = decoder.deadline { events += decoder.expire(at: deadline) }
    let keys: [Event] = letters.map { $0 == "\r" ? .key(.enter) : .key(.char($0)) }
    #expect(events == [.key(.escape)] + keys)
    #expect(decoder.takeAnswers() == [] && decoder.deadline == nil)
  }

  /// Typed after an Escape that was reported, a letter is shown when the next comes, or within a second.
  @Test mutating func aLetterAfterEscape() throws {
    #expect(decoder.feed([0x1B], at: 0) == [])
    #expect(decoder.expire(at: 50) == [.key(.escape)])
    #expect(decoder.feed("P".utf8, at: 400) == [])
    #expect(try #require(decoder.deadline) <= 1400)
    #expect(decoder.expire(at: 1400) == [.key(.char("P"))])
    #expect(decoder.feed("_".utf8, at: 1500) == [.key(.char("_"))])
  }

  @Test mutating func whatIsNotExpectedIsNotLookedFor() {
    decoder.expect(.graphics, until: nil)
    decoder.expect(.version, until: nil)
    #expect(decoder.feed("\u{1B}P".utf8, at: 0) == [.key(.escape), .key(.char("P"))])
    // This one waits for a moment.
    #expect(decoder.feed("\u{1B}_".utf8, at: 0) == [])
    #expect(decoder.expire(at: 1000) == [.key(.escape), .key(.char("_"))])
    #expect(decoder.feed("\u{1B}\\".utf8, at: 0) == [.key(.escape), .key(.char("\\"))])
    decoder.expect(.version, until: 100)
    #expect(decoder.feed("\u{1B}P".utf8, at: 101) == [.key(.escape), .key(.char("P"))])
  }

  /// Late, or to another program: their letters are no commands, however they are cut.
  @Test(arguments: [
    ["\u{1B}_Gi=31;OK\u{1B}\\"], ["\u{1B}_Gi=31;", "DK\u{1B}\\"], ["\u{1B}_", "GDi=31;OK\u{1B}\\"],
    ["\u{1B}P1+r5463=44\u{1B}\\"], ["\u{1B}P>|D(1)\u{1B}\\"], ["\u{1B}P1$rD", "D\u{1B}\\"],
    ["\u{1B}]4;" + String(repeating: "D", count: 9000), "D\u{7}"],
  ])
  mutating func unexpectedOnesAreNoKeys(pieces: [String]) {
    for kind in [ExpectedAnswer.graphics, .version, .ground] { decoder.expect(kind, until: nil) }
    for (place, piece) in pieces.enumerated() { #expect(decoder.feed(piece.utf8, at: place * 900) == []) }
    #expect(decoder.deadline == nil)
    #expect(decoder.feed("x".utf8, at: 2000) == [.key(.char("x"))])
  }

  // MARK: What comes otherwise

  @Test mutating func anAnswerThatLosesItsEnd() throws {
    #expect(decoder.feed("\u{1B}_Gi=31;O".utf8, at: 0) == [])
    let deadline = try #require(decoder.deadline)
    #expect(decoder.expire(at: deadline) == [] && decoder.deadline == nil)
    #expect(decoder.feed("j".utf8, at: deadline + 1) == [.key(.char("j"))])
    // And where a key comes first that no answer holds, at once.
    #expect(decoder.feed("\u{1B}_Gi=31;O\u{3}j".utf8, at: 20_000) == [.key(.ctrl("c")), .key(.char("j"))])
    #expect(decoder.feed("\u{1B}P>|x\u{1B}[A".utf8, at: 20_000) == [.key(.up)])
    #expect(decoder.takeAnswers() == [])
  }

  @Test mutating func anEndThatComesTooLate() {
    #expect(decoder.feed("\u{1B}_Gi=31;OK".utf8, at: 0) == [])
    #expect(decoder.expire(at: 12_000) == [])
    #expect(decoder.feed("\u{1B}\\x".utf8, at: 30_000) == [.key(.char("x"))])
  }

  @Test(arguments: [
    "\u{1B}[?1;2;3;4;5$y", "\u{1B}[>41;390;0c", "\u{1B}[=0c", "\u{1B}[?1;0c\u{1B}[>c", "\u{1B}[?1;3;0S",
    "\u{1B}[6;0;10t",
    "\u{1B}[6;20;10000t", "\u{1B}[8;24;80t", "\u{1B}_Gfoo\u{1B}\\", "\u{1B}_G;OK\u{1B}\\",
    "\u{1B}[?99999999999999999999c",
  ])
  mutating func othersAreNoKeys(bytes: String) {
    #expect(decoder.feed((bytes + "x").utf8, at: 0) == [.key(.char("x"))])
    #expect(decoder.takeAnswers().allSatisfy { if case .attributes = $0 { true } else { false } })
  }

  @Test mutating func aLongAnswerIsCut() {
    #expect(decoder.feed(("\u{1B}P>|" + String(repeating: "x", count: 100_000) + "\u{1B}\\j").utf8, at: 0).count == 1)
    guard case .version(let text)? = decoder.takeAnswers().first else {
      Issue.record("no answer")
      return
    }
    #expect(text.count == 256)
  }
}
