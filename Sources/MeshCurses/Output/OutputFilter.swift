/// Makes what ncurses sends shorter, and shows the same: ncurses names both colours where one of them changes, turns bold
/// off by naming everything anew, and colours blanks, on which no ink is seen.
///
/// What is not known here is sent on as it came, after all that was held back.
struct OutputFilter {
  /// What the terminal paints with; nil where that is not known.
  private var shown: Look?
  /// What was asked for.
  private var wanted = Look.plain
  /// The set of characters that was asked for last; nil where that is not known.
  private var characters: UInt8?
  /// Whether something unknown is in force: all goes on as it comes until everything is named anew.
  private var isBlind = false
  private var output: [UInt8] = []
  /// Whether the cursor was sent to the top left and has not left it since.
  private var isHome = false

  private static let escape: UInt8 = 0x1B
  private static let home = Array("\u{1B}[H".utf8)
  private static let eraseAll = Array("\u{1B}[2J".utf8)
  private static let eraseRest = Array("\u{1B}[J".utf8)

  init() {}

  /// What to send for `bytes`, which are whole sequences. At the end the terminal paints with what was asked for.
  mutating func filtered(_ bytes: [UInt8]) -> [UInt8] {
    output = []
    output.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte != Self.escape else {
        at = takeSequence(bytes, from: at)
        continue
      }
      switch byte {
      // A line feed may bring new ground to light.
      case 0x20, 0x09, 0x0A: settleGround()
      case 0x00..<0x20: break
      case _: settle()
      }
      isHome = false
      output.append(byte)
      at += 1
    }
    settle()
    return output
  }

  private mutating func settle() {
    guard shown != wanted, !isBlind else { return }
    output += wanted.sequence(after: shown)
    shown = wanted
  }

  /// For what is only ground. The ink that was asked for is left for later.
  private mutating func settleGround() {
    guard !isBlind, let shown, (shown.attributes | wanted.attributes) & Look.seenOnBlanks == 0 else { return settle() }
    guard shown.ground != wanted.ground else { return }
    var look = shown
    look.ground = wanted.ground
    output += look.sequence(after: shown)
    self.shown = look
  }

  /// Where it ends.
  private mutating func takeSequence(_ bytes: [UInt8], from start: Int) -> Int {
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "["): return takeControl(bytes, from: start)
    case UInt8(ascii: "(") where start + 2 < bytes.count:
      if bytes[start + 2] != characters { output += bytes[start...start + 2] }
      characters = bytes[start + 2]
      return start + 3
    case _:
      settle()
      isHome = false
      output.append(bytes[start])
      return start + 1
    }
  }

  /// Takes what is to be painted with; false where it has to be sent on.
  private mutating func adopt(_ parameters: [UInt8]) -> Bool {
    guard isBlind else {
      if wanted.apply(parameters) { return true }
      settle()
      isBlind = true
      return false
    }
    let isAnew = parameters.isEmpty || parameters == [0x30] || parameters.starts(with: [0x30, UInt8(ascii: ";")])
    if isAnew, wanted.apply(parameters) {
      isBlind = false
      shown = wanted
    }
    return false
  }

  /// `CSI`, parameters, and a letter that says what it is.
  private mutating func takeControl(_ bytes: [UInt8], from start: Int) -> Int {
    guard let end = bytes[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      settle()
      output += bytes[start...]
      return bytes.count
    }
    let wasHome = isHome
    isHome = bytes[start...end].elementsEqual(Self.home) || wasHome && bytes[end] == UInt8(ascii: "m")
    switch bytes[end] {
    case UInt8(ascii: "m"):
      if adopt(Array(bytes[start + 2..<end])) { return end + 1 }
    // Moves and modes paint nothing; the last character again is painted as it was.
    case UInt8(ascii: "A")...UInt8(ascii: "H"), UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "h"),
      UInt8(ascii: "l"), UInt8(ascii: "r"), UInt8(ascii: "`"), UInt8(ascii: "b"):
      break
    // Erasing, inserting, deleting and scrolling show ground.
    case UInt8(ascii: "J")...UInt8(ascii: "M"), UInt8(ascii: "P"), UInt8(ascii: "S"), UInt8(ascii: "T"),
      UInt8(ascii: "X"), UInt8(ascii: "@"):
      settleGround()
      // With all erased at once kitty forgets its pictures; from the top left on it is the same screen.
      if wasHome, bytes[start...end].elementsEqual(Self.eraseAll) {
        output += Self.eraseRest
        return end + 1
      }
    case _: settle()
    }
    output += bytes[start...end]
    return end + 1
  }
}
