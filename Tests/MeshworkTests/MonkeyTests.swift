import Canvas
import Foundation
import Glibc
import MeshCore
import Synchronization
import TestSupport
import Testing

/// Keys, resizes and broken bytes without sense, over a server that fails in every way: the editor never ends by itself,
/// never stops answering, and gives the terminal back.
///
/// `MONKEY_KEYS` is how many (400 otherwise), `MONKEY_SEED` the first seed; `make monkey` gives it 100,000.
@Suite struct MonkeyTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let keys = environment["MONKEY_KEYS"].flatMap(Int.init) ?? 400
  private static let first = environment["MONKEY_SEED"].flatMap(UInt64.init) ?? 2026
  /// After so many it is looked whether the editor still answers.
  private static let round = 50

  @Test @TerminalThread func overTheEmbeddedBackend() throws {
    let home = try Home()
    try Self.run(home, [], [:], keys: Self.keys / 2, seed: Self.first)
  }

  @Test func overAServerThatFails() async throws {
    let home = try Home()
    let serving = try Serving(home: try Home())
    let port = try serving.port
    let random = Mutex(SeededGenerator(seed: Self.first))
    try await LoopbackServer.serving({ request in
      let fault = random.withLock { Int.random(in: 0..<12, using: &$0) }
      var answer = Self.faults.indices.contains(fault) ? Self.faults[fault] : LoopbackServer.Answer("", .keepOpen)
      if answer.bytes.isEmpty, fault >= Self.faults.count { answer.bytes = WatchingProxy.exchange(port, request) }
      return answer
    }) { server in
      try await Self.run(
        home, ["--app", "gallery"], ["CLARIFAI_PAT": "k", "CLARIFAI_API_BASE": server.base], keys: Self.keys / 2,
        seed: Self.first &+ 1)
    }
    serving.stop()
  }

  /// The rest is answered by `meshwork serve`.
  private static let faults: [LoopbackServer.Answer] = [
    .reset, .junk, .cut(.close), .status(503, "busy"), .service(11007, http: 429, headers: ["Retry-After": "0"]),
    .status(
      200,
      "{\"status\":{\"code\":10000,\"description\":\"\u{1B}[2J\u{7}\u{1B}]0;x\u{7}\"},\"workflows\":[{\"id\":\"a\u{1B}[31m\\u0007\"}]}"
    ),
  ]

  @TerminalThread private static func run(
    _ home: Home, _ arguments: [String], _ environment: [String: String], keys: Int, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    // The palette leads to the user's editor too: this one leaves at once.
    let environment = environment.merging(["VISUAL": "true"]) { $1 }
    var editor = try home.editor(arguments, environment: environment)
    try editor.waitFor("the first frame") { $0.lines[0].contains("gallery") }
    for number in 0..<keys {
      editor.send(input(&random))
      if Int.random(in: 0..<40, using: &random) == 0 { resize(editor, &random) }
      guard (number + 1).isMultiple(of: round) else { continue }
      // It may have been quit, which is a way of leaving like any other.
      do {
        let when = "seed \(seed), key \(number)"
        // A size is answered whatever the keys have led to.
        editor.resize(to: Size(rows: 9, columns: 39))
        try editor.waitFor("that it is too small, \(when)") { $0.text.contains("meshwork needs 40 x 10") }
        editor.resize(to: Size(rows: 24, columns: 80))
        try editor.waitFor("the screen again, \(when)") {
          !$0.text.contains("meshwork needs") && $0.lines[0].contains("g")
        }
        #expect(editor.screen.unknown == [], "\(when)")
      } catch let timeout as PseudoTerminal.Timeout where timeout.isClosed {
        try left(editor, "seed \(seed), key \(number)")
        editor = try home.editor(arguments, environment: environment)
        try editor.waitFor("the next start") { $0.lines[0].contains("gallery") }
      }
    }
    editor.kill(SIGTERM)
    try left(editor, "seed \(seed), at the end")
  }

  @TerminalThread private static func left(_ editor: PseudoTerminal, _ when: String) throws {
    let ending = try editor.waitExit()
    #expect([.code(0), .code(128 + SIGTERM)].contains(ending), "\(when): \(ending)\n\(editor.screen.text)")
    #expect(editor.leftovers == [], "\(when)")
  }

  @TerminalThread private static func resize(_ editor: PseudoTerminal, _ random: inout SeededGenerator) {
    let sizes = [(24, 80), (40, 120), (10, 40), (9, 39), (1, 1), (60, 200), (24, 80)]
    let (rows, columns) = sizes.randomElement(using: &random) ?? (24, 80)
    editor.resize(to: Size(rows: rows, columns: columns))
  }

  /// A key, a letter, or bytes that are none. What suspends, or opens another program, is left out.
  private static func input(_ random: inout SeededGenerator) -> [UInt8] {
    let named = [
      "\r", "\t", "\u{1B}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[Z", " ",
      "\u{7F}",
      "\u{15}", "\u{4}", "\u{10}", "\u{1B}OP", "\u{1B}OQ", "\u{1B}[2~", "\u{1B}[24~",
    ]
    let broken: [[UInt8]] = [
      [0x1B, 0x5B], [0xFF, 0xFE], [0xC3], [0xE2, 0x82], [0x1B, 0x5D, 0x31], Array("\u{1B}[200~".utf8),
      Array("\u{1B}[201~".utf8),
      Array("\u{1B}]11;rgb:12".utf8), Array("\u{1B}P1$r".utf8), [0x00], Array("\u{1B}[999999999999;9999Z".utf8),
      [0x9B, 0x41],
    ]
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<8: return Array((named.randomElement(using: &random) ?? "").utf8)
    case 8: return broken.randomElement(using: &random) ?? []
    default:
      let letters = Array("abcdefghijklmnopqrstuvwxyzACDGHJKMPRSTUVXYy0123456789/?*+_<>=().,:%@!".utf8)
      return [letters.randomElement(using: &random) ?? 0x6A]
    }
  }
}
