/// How long the terminal takes to read what it is sent, and whether another frame should wait until it has.
///
/// On a slow line frames that are sent for every key pile up, and the screen goes on moving long after the last one. So the
/// terminal is asked now and then whether it has read a frame, and where that takes long, after every frame.
///
/// Time is given, in milliseconds of any clock that only goes forward.
package struct Pace: Sendable {
  /// What was measured.
  package struct Measure: Hashable, Sendable {
    package let bytes: Int
    package let milliseconds: Int
  }

  private struct Question {
    let bytes: Int
    let sentAt: Int
    let isReported: Bool
  }

  /// Whether the last frame that was asked after was read at once, as those near by do.
  package private(set) var isNear = false

  private enum Line { case unknown, swift, slow, silent }

  private var line = Line.unknown
  private var asked: [Question] = []
  private var framesSince = 0
  /// The next answer is reported.
  private var reports = false

  /// Few lines that are slow answer within this time.
  private static let near = 50
  /// What is read within this time needs no waiting.
  private static let swift = 100
  /// From this time on frames wait.
  private static let slow = 250
  /// Frames from one question to the next, on a line that is swift.
  private static let interval = 64
  /// How long an answer is waited for: 9,600 baud bring a screen of 240 columns in that time.
  private static let patience = 15_000

  package init() {}

  /// Has the next frame measured, and its measure told.
  package mutating func report() { reports = true }

  /// A frame of so many bytes is sent: whether to ask after it.
  package mutating func sends(_ bytes: Int, at now: Int) -> Bool {
    guard bytes > 0 else { return false }
    framesSince += 1
    let isDue =
      switch line {
      case .unknown: asked.isEmpty
      case .swift: asked.isEmpty && framesSince >= Self.interval
      case .slow: true
      case .silent: false
      }
    guard isDue || reports else { return false }
    asked.append(Question(bytes: bytes, sentAt: now, isReported: reports))
    (framesSince, reports) = (0, false)
    return true
  }

  /// The terminal has read what was asked after first. The measure, where it was to be told.
  package mutating func acknowledge(at now: Int) -> Measure? {
    guard !asked.isEmpty else { return nil }
    let question = asked.removeFirst()
    let milliseconds = now - question.sentAt
    isNear = milliseconds <= Self.near
    if milliseconds >= Self.slow {
      line = .slow
    } else if line != .slow || milliseconds <= Self.swift {
      line = .swift
    }
    return question.isReported ? Measure(bytes: question.bytes, milliseconds: milliseconds) : nil
  }

  /// Whether what is drawn now would be on the screen long after other keys were pressed.
  package var holds: Bool { line == .slow && !asked.isEmpty }

  package var awaitsAnswer: Bool { !asked.isEmpty }

  /// When `expire` should be called; nil while nothing waits.
  package var deadline: Int? { asked.first.map { $0.sentAt + Self.patience } }

  /// Gives up on a terminal that does not answer.
  package mutating func expire(at now: Int) {
    guard let deadline, now >= deadline else { return }
    asked = []
    line = .silent
  }

  /// Answers to what was sent so far may have gone to others.
  package mutating func giveUpAnswers() { asked = [] }
}
