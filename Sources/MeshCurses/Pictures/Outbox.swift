/// What is to be sent of pictures, a piece at a time, so that keys are answered in between: more is only sent when the
/// terminal says that it has read what came before.
///
/// Time is given, in milliseconds of any clock that only goes forward.
package struct Outbox: Sendable {
  /// What a piece is for, so that it can be dropped when it is not wanted any more.
  package enum Tag: Hashable, Sendable {
    case transmission(UInt32)
    case placement(UInt32)
    case deletion(UInt32)
    case part(PaintedPart)
  }

  package struct Piece: Hashable, Sendable {
    package let tag: Tag
    package let bytes: [UInt8]

    package init(_ tag: Tag, _ bytes: [UInt8]) {
      self.tag = tag
      self.bytes = bytes
    }
  }

  /// The least time between two pieces, in milliseconds: for who cannot say what has been read.
  package var interval = 0
  private var pieces: [Piece] = []
  private var lastSent: Int?
  private var unread: [(count: Int, sentAt: Int)] = []
  /// The most bytes that may be under way; one piece may always be.
  private var window = Self.leastWindow
  /// False once the terminal does not say what it has read.
  private var isPaced = true
  /// Whether the line has shown that pictures take too long on it.
  package private(set) var isSlow = false

  private static let leastWindow = 8 << 10
  private static let mostWindow = 1 << 20
  /// What is read within this time, beyond what the way there and back takes, lets more be sent at once, in milliseconds.
  private static let swift = 100
  /// What a fast line takes within that time.
  private static let fast = 64 << 10
  /// No way there and back is believed to take longer.
  private static let longestWay = 500
  /// The first bytes that take longer are the last.
  private static let slow = 2500
  /// How long nothing is heard until nothing will be.
  private static let patience = 6000

  /// The least time in which a piece was read.
  private var way: Int?
  /// Whether the last piece was read as soon as the way allows; nil before the first.
  private var isSwift: Bool?

  package init() {}

  /// Whether the line takes hundreds of kilobytes in a moment.
  /// - Parameter hint: what is believed before pieces have shown it.
  package func isFast(hint: Bool) -> Bool {
    let way = min(way ?? 0, Self.longestWay)
    let hasShown = window * Self.swift >= Self.fast * (Self.swift + way)
    return !isSlow && (hasShown || hint && isSwift != false)
  }

  package var isEmpty: Bool { pieces.isEmpty }

  package mutating func append(_ new: [Piece]) {
    pieces += new
  }

  /// Drops the pieces that are not wanted any more.
  package mutating func drop(where isUnwanted: (Tag) -> Bool) {
    pieces.removeAll { isUnwanted($0.tag) }
  }

  package func count(of tag: Tag) -> Int { pieces.count { $0.tag == tag } }

  /// What may be sent now.
  package mutating func next(at now: Int) -> [Piece] {
    var sent: [Piece] = []
    while let piece = pieces.first {
      let underWay = unread.reduce(0) { $0 + $1.count }
      if interval > 0, !sent.isEmpty || lastSent.map({ now < $0 + interval }) ?? false { break }
      guard !isPaced || underWay == 0 || underWay + piece.bytes.count <= window else { break }
      sent.append(pieces.removeFirst())
      lastSent = now
      if isPaced { unread.append((piece.bytes.count, now)) }
    }
    return sent
  }

  /// Asks whether a piece has been read; sent after each.
  package var question: [UInt8] { isPaced ? Array("\u{1B}[5n".utf8) : [] }

  package mutating func acknowledge(at now: Int) {
    guard !unread.isEmpty else { return }
    let piece = unread.removeFirst()
    let elapsed = now - piece.sentAt
    // What waits in the line delays the keys, what is on its way does not.
    let isSwift = elapsed <= Self.swift + min(way ?? 0, Self.longestWay)
    self.isSwift = isSwift
    way = min(way ?? elapsed, elapsed)
    if isSwift {
      window = min(window + piece.count, Self.mostWindow)
    } else if elapsed > Self.slow {
      isSlow = isSlow || window == Self.leastWindow
      window = Self.leastWindow
    }
  }

  /// Whether the terminal is still to say what it has read.
  package var awaitsAnswers: Bool { !unread.isEmpty }

  /// How often it was asked and has not said so yet.
  var unreadPieces: Int { unread.count }

  /// When `expire` and `next` should be called unless an answer comes before; nil while nothing is to be done.
  package var deadline: Int? {
    let next = interval > 0 && !pieces.isEmpty && unread.isEmpty ? lastSent.map { $0 + interval } : nil
    return [unread.first.map { $0.sentAt + Self.patience }, next].compactMap(\.self).min()
  }

  /// Gives an answer up that was awaited too long.
  package mutating func expire(at now: Int) {
    guard let first = unread.first, now >= first.sentAt + Self.patience else { return }
    isSlow = true
    isPaced = false
    unread = []
  }

  /// Expects no more answers to what has been sent, without drawing conclusions.
  package mutating func giveUpAnswers() {
    unread = []
  }

  /// Forgets all that is to be sent. What is under way is still answered.
  package mutating func clear() {
    pieces = []
  }
}
