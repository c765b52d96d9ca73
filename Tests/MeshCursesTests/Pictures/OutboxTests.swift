import MeshCurses
import Testing

@Suite struct OutboxTests {
  private var outbox = Outbox()

  private func piece(_ number: UInt32, _ count: Int) -> Outbox.Piece {
    Outbox.Piece(.placement(number), Array(repeating: 0, count: count))
  }

  private mutating func sent(at now: Int) -> [UInt32] {
    outbox.next(at: now).map { if case .placement(let number) = $0.tag { number } else { 0 } }
  }

  @Test mutating func noMoreIsUnderWayThanTheWindowHolds() {
    outbox.append((0..<6).map { piece($0, 4000) })
    #expect(sent(at: 0) == [0, 1])
    #expect(sent(at: 1) == [])
    outbox.acknowledge(at: 500)
    #expect(sent(at: 500) == [2])
    #expect(sent(at: 501) == [])
  }

  @Test mutating func alonePiecesOfAnySizeGo() {
    outbox.append([piece(1, 100_000), piece(2, 1)])
    #expect(sent(at: 0) == [1])
    #expect(sent(at: 0) == [])
    outbox.acknowledge(at: 900)
    #expect(sent(at: 900) == [2])
  }

  @Test mutating func aSwiftLineIsSentMoreAtOnce() {
    outbox.append((0..<100).map { piece($0, 4000) })
    var now = 0
    var rounds = 0
    while !outbox.isEmpty, rounds < 100 {
      let count = sent(at: now).count
      now += 5
      for _ in 0..<count {
        outbox.acknowledge(at: now)
      }
      rounds += 1
    }
    #expect(outbox.isEmpty && rounds < 12 && !outbox.isSlow)
  }

  /// Sends all of it over a line: what comes of the window does not depend on how long the way is.
  private mutating func sendAll(way: Int, bytesPerMillisecond rate: Int) -> (rounds: Int, longest: Int) {
    outbox.append((0..<100).map { piece($0, 4000) })
    var (now, free, rounds, longest) = (0, 0, 0, 0)
    var due: [Int] = []
    while !outbox.isEmpty || !due.isEmpty, rounds < 1000 {
      rounds += 1
      for piece in outbox.next(at: now) {
        free = max(free, now) + piece.bytes.count / rate
        due.append(free + way)
        longest = max(longest, free - now)
      }
      guard !due.isEmpty else { break }
      now = due.removeFirst()
      outbox.acknowledge(at: now)
    }
    return (rounds, longest)
  }

  @Test mutating func aLongWayIsNotASlowOne() {
    _ = sendAll(way: 400, bytesPerMillisecond: 1000)
    #expect(outbox.isFast(hint: false) && !outbox.isSlow)
  }

  /// Keys are answered before what is under way: it may take a moment only.
  @Test(arguments: [0, 400]) mutating func ofALineThatTakesLittleNotMuchIsAsked(way: Int) {
    let (_, longest) = sendAll(way: way, bytesPerMillisecond: 20)
    #expect(longest <= 1000 && !outbox.isFast(hint: true) && !outbox.isSlow)
  }

  @Test mutating func whatIsBelievedOfALineAtFirst() {
    #expect(outbox.isFast(hint: true) && !outbox.isFast(hint: false))
    outbox.append([piece(1, 4000)])
    _ = outbox.next(at: 0)
    outbox.acknowledge(at: 300)
    #expect(!outbox.isFast(hint: true))
  }

  @Test mutating func aSlowLineIsKnownByItsFirstBytes() {
    outbox.append([piece(1, 4000)])
    #expect(sent(at: 0) == [1])
    outbox.acknowledge(at: 4200)
    #expect(outbox.isSlow)
  }

  @Test mutating func oneStallMakesNoSlowLine() {
    outbox.append((0..<8).map { piece($0, 2000) })
    #expect(sent(at: 0).count == 4)
    outbox.acknowledge(at: 20)
    outbox.acknowledge(at: 4000)
    #expect(!outbox.isSlow)
  }

  @Test mutating func aTerminalThatNeverSaysWhatItRead() throws {
    outbox.append((0..<4).map { piece($0, 8000) })
    #expect(sent(at: 0) == [0])
    let deadline = try #require(outbox.deadline)
    outbox.expire(at: deadline - 1)
    #expect(!outbox.isSlow && outbox.awaitsAnswers)
    outbox.expire(at: deadline)
    #expect(outbox.isSlow && !outbox.awaitsAnswers && outbox.deadline == nil)
    // If the user wants pictures all the same, it is not asked again.
    #expect(sent(at: deadline) == [1, 2, 3])
    #expect(outbox.question.isEmpty)
  }

  @Test mutating func whatIsNotWantedIsDropped() {
    outbox.append([piece(1, 9000), piece(2, 9000), piece(3, 10)])
    #expect(sent(at: 0) == [1])
    outbox.drop { $0 == .placement(2) }
    #expect(outbox.count(of: .placement(2)) == 0 && outbox.count(of: .placement(3)) == 1)
    outbox.acknowledge(at: 1)
    #expect(sent(at: 1) == [3])
  }

  @Test mutating func answersToNothing() {
    outbox.acknowledge(at: 9)
    outbox.append([piece(1, 1)])
    #expect(sent(at: 10) == [1])
    outbox.giveUpAnswers()
    outbox.expire(at: 100_000)
    #expect(!outbox.isSlow && outbox.deadline == nil)
  }

  @Test mutating func timeBetweenPieces() {
    outbox.interval = 10
    outbox.append((0..<3).map { piece($0, 10) })
    #expect(sent(at: 100) == [0])
    #expect(sent(at: 105) == [])
    outbox.acknowledge(at: 105)
    #expect(outbox.deadline == 110)
    #expect(sent(at: 110) == [1])
  }
}
