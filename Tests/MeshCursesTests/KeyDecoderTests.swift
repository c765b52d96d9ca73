import Canvas
import MeshCurses
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
  private var decoder = KeyDecoder(escapeDelay: 50)

  private mutating func feed(_ text: String, at now: Int = 0) -> [Event] {
    decoder.feed(text.utf8, at: now)
  }

  @Test mutating func charactersAndControls() {
    #expect(feed("aZ?é日🎉").map(\.self) == "aZ?é日🎉".map { .key(.char($0)) })
    #expect(
      feed("\r\t\u{7F}\u{08}\u{01}\u{1A}\u{00}\u{1C}\u{1F}\n")
        == keys(
          .enter, .tab, .backspace, .backspace, .ctrl("a"), .ctrl("z"), .ctrl("@"), .ctrl("\\"), .ctrl("_"), .ctrl("j"))
    )
  }

  @Test(arguments: [
    // xterm, normal and application mode
    ("\u{1B}[A", Key.up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left), ("\u{1B}OA", .up),
    ("\u{1B}OD", .left), ("\u{1B}[H", .home), ("\u{1B}[F", .end), ("\u{1B}OH", .home), ("\u{1B}OF", .end),
    ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp),
    ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter), ("\u{1B}OP", .function(1)),
    ("\u{1B}OS", .function(4)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
    ("\u{1B}[21~", .function(10)), ("\u{1B}[23~", .function(11)), ("\u{1B}[24~", .function(12)),
    // modifiers move as the plain key does
    ("\u{1B}[1;2A", .up), ("\u{1B}[1;5C", .right), ("\u{1B}[5;5~", .pageUp), ("\u{1B}[1;2H", .home),
    // the Linux console
    ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)),
    // rxvt
    ("\u{1B}[7~", .home), ("\u{1B}[8~", .end), ("\u{1B}[11~", .function(1)), ("\u{1B}[a", .up), ("\u{1B}Od", .left),
    ("\u{1B}[5^", .pageUp), ("\u{1B}[6$", .pageDown),
  ])
  mutating func sequences(bytes: String, key: Key) {
    #expect(feed(bytes + "x") == keys(key, .char("x")))
    #expect(decoder.deadline == nil)
    // However the line splits it, as long as the parts come in time.
    for byte in bytes.utf8.dropLast() {
      #expect(decoder.feed([byte], at: 0).isEmpty)
    }
    #expect(decoder.feed(bytes.utf8.suffix(1), at: 40) == keys(key))
  }

  @Test(arguments: [
    "\u{1B}[99~", "\u{1B}[?2026;1$y", "\u{1B}[I", "\u{1B}[O", "\u{1B}[97;5u", "\u{1B}[1;2P",
    "\u{1B}[3;5~", "\u{1B}]11;rgb:1b1b/1e1e/2626\u{07}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}[201~",
    "\u{1B}OZ", "\u{1B}[0n", "\u{1B}[[Z",
  ])
  mutating func unknownSequencesAreSwallowed(bytes: String) {
    #expect(feed(bytes + "x") == keys(.char("x")))
  }

  @Test mutating func escapeWaitsForItsDelay() {
    #expect(feed("\u{1B}", at: 100) == [])
    #expect(decoder.deadline == 150)
    #expect(decoder.expire(at: 149) == [])
    #expect(decoder.expire(at: 150) == keys(.escape))
    #expect(decoder.deadline == nil)
  }

  @Test mutating func escapeAndAKeyTypedQuickly() {
    #expect(feed("\u{1B}j") == keys(.escape, .char("j")))
    #expect(feed("\u{1B}\u{1B}[A") == keys(.escape, .up))
    #expect(feed("\u{1B}\r") == keys(.escape, .enter))
  }

  /// No answer begins so: what is typed after it is not swallowed.
  @Test mutating func altBracketIsEscapeAndABracket() {
    #expect(feed("\u{1B}]j") == keys(.escape, .char("]"), .char("j")))
    #expect(feed("\u{1B}]1j") == keys(.escape, .char("]"), .char("1"), .char("j")))
    #expect(feed("\u{1B}]10;rgb:ffff/ffff/ffff\u{07}x") == keys(.char("x")))
  }

  @Test(arguments: ["[A", "OA", "[1;5A", "[3~", "[[A"]) mutating func restOfASplitKeyIsNoCommand(rest: String) {
    _ = feed("\u{1B}", at: 0)
    #expect(decoder.expire(at: 50) == keys(.escape))
    #expect(feed(rest, at: 400) == [])
    #expect(feed("x", at: 401) == keys(.char("x")))
  }

  @Test(arguments: ["[A", "OA", "OD", "[D", "[1;5A", "[3~", "[[A"], [1, 900, 1100, 1_000_000])
  mutating func restOfAKeyIsNoCommandHoweverLate(rest: String, stall: Int) {
    let bytes = Array(rest.utf8)
    for cut in bytes.indices {
      var now = 0
      _ = decoder.feed([0x1B] + bytes[..<cut], at: now)
      // Whatever else the stall brings, the last letter is no key of its own.
      while let deadline = decoder.deadline, deadline <= now + stall { _ = decoder.expire(at: deadline) }
      now += stall
      let events = decoder.feed(bytes[cut...], at: now)
      let typed = events.filter { $0 == .key(.char("A")) || $0 == .key(.char("D")) || $0 == .key(.char("~")) }
      #expect(typed == [], "\(rest) cut at \(cut)")
      #expect(decoder.feed([UInt8(ascii: "x")], at: now + 1) == keys(.char("x")), "\(rest) cut at \(cut)")
    }
  }

  @Test mutating func whatIsTypedLongAfterEscapeIsShown() {
    _ = feed("\u{1B}", at: 1000)
    #expect(decoder.expire(at: 1050) == keys(.escape))
    #expect(feed("[", at: 3000) == keys(.char("[")))
    #expect(decoder.deadline == nil)
    #expect(feed("Dx", at: 9000) == keys(.char("x")))
    #expect(feed("[O", at: 9001) == keys(.char("["), .char("O")))
  }

  @Test(arguments: [Int.min, -1, 0, 50, 10_000, .max])
  func aDelayOfAnySizeIsTaken(delay: Int) throws {
    var decoder = KeyDecoder(escapeDelay: delay)
    _ = decoder.feed([0x1B], at: .max / 2)
    let deadline = try #require(decoder.deadline)
    #expect((0...10_000).contains(deadline - .max / 2))
    #expect(decoder.expire(at: deadline) == keys(.escape))
  }

  @Test mutating func anotherKeyEndsThatWait() {
    _ = feed("\u{1B}", at: 0)
    _ = decoder.expire(at: 50)
    #expect(feed("j[", at: 60) == keys(.char("j"), .char("[")))
  }

  @Test mutating func aSequenceThatNeverEndsIsDropped() throws {
    #expect(feed("\u{1B}[1;", at: 0) == [])
    #expect(decoder.expire(at: try #require(decoder.deadline)) == [])
    #expect(decoder.deadline == nil)
    #expect(feed("jk", at: 2000) == keys(.char("k")))
    #expect(feed("\u{1B}[\rj") == keys(.enter, .char("j")))
    #expect(feed("\u{1B}[1\u{1B}[B") == keys(.down))
  }

  @Test mutating func invalidBytesAreIgnored() {
    #expect(decoder.feed([0xFF, 0x80, 0xC0, 0xC3, 0x28, 0xE2, 0x82, 0x41], at: 0) == keys(.char("("), .char("A")))
    #expect(decoder.feed([0xED, 0xA0, 0x80, 0x62], at: 0) == keys(.char("b")))
    #expect(decoder.feed([0xC2, 0x9B, 0x41], at: 0) == keys(.char("A")))
    #expect(decoder.feed([0xC3], at: 0) == [] && decoder.feed([0xA9], at: 9) == keys(.char("é")))
  }

  @Test mutating func aPasteIsOneEvent() {
    #expect(
      feed("a\u{1B}[200~one\r\ntwo\rthree\n\u{1B}[A q\u{1B}[201~b")
        == keys(.char("a")) + [.paste("one\ntwo\nthree\n\u{1B}[A q")] + keys(.char("b")))
  }

  @Test mutating func aPasteInPieces() {
    var events: [Event] = []
    for byte in "\u{1B}[200~x\u{1B}[20\u{1B}[201é\u{1B}[201~".utf8 {
      events += decoder.feed([byte], at: 0)
    }
    #expect(events == [.paste("x\u{1B}[20\u{1B}[201é")])
  }

  @Test mutating func aPasteThatLosesItsEnd() throws {
    #expect(feed("\u{1B}[200~half", at: 0) == [])
    #expect(feed(" of it", at: 2000) == [])
    #expect(decoder.expire(at: 4000) == [])
    #expect(decoder.expire(at: try #require(decoder.deadline)) == [.paste("half of it")])
    #expect(feed("j", at: 9000) == keys(.char("j")))
  }

  @Test mutating func aPasteIsBounded() {
    _ = feed("\u{1B}[200~")
    _ = decoder.feed(repeatElement(UInt8(ascii: "x"), count: 3 << 20), at: 0)
    let events = feed("\u{1B}[201~y")
    guard case .paste(let text) = events.first else {
      Issue.record("no paste: \(events)")
      return
    }
    #expect(text.utf8.count == 1 << 20)
    #expect(events.dropFirst() == [.pasteCut(limit: 1 << 20), .key(.char("y"))])
  }

  @Test mutating func aPasteThatJustFitsIsNotCut() {
    _ = feed("\u{1B}[200~")
    _ = decoder.feed(repeatElement(UInt8(ascii: "x"), count: 1 << 20), at: 0)
    #expect(feed("\u{1B}[201~").count == 1)
  }

  /// However bytes are cut into reads, the events are the same.
  @Test(arguments: 0..<50 as Range<UInt64>) mutating func splittingChangesNothing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "j", "é", "日", "\u{1B}[A", "\u{1B}OP", "\u{1B}[[B", "\u{1B}[1;5D", "\r", "\u{1B}[200~p\ra\u{1B}[201~", "\u{1B}x",
    ]
    let bytes = (0..<30).flatMap { _ in Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8) }
    let whole = decoder.feed(bytes, at: 0)
    var cut = KeyDecoder(escapeDelay: 50)
    let events = cut.feed(bytes, inPieces: &random)
    #expect(events == whole)
  }

  private func keys(_ keys: Key...) -> [Event] {
    keys.map { .key($0) }
  }
}

extension KeyDecoder {
  /// Feeds bytes in pieces of 1 to 7, as reads may cut them.
  mutating func feed(_ bytes: [UInt8], inPieces random: inout SeededGenerator) -> [Event] {
    var events: [Event] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...7, using: &random)
      events += feed(rest.prefix(count), at: 0)
      rest = rest.dropFirst(count)
    }
    return events
  }
}
