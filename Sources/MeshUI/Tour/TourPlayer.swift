package import Canvas

/// Plays a tour: says what is pressed when. No clock of its own: time is given, in seconds.
package struct TourPlayer: Sendable {
  package enum Deed: Hashable, Sendable {
    case press(Key)
    /// There is nothing to do before that time.
    case wait(until: Double)
    /// There is nothing to do before the screen shows that.
    case await(String)
    /// It is paused, until a key.
    case pause
    /// It is through.
    case end
  }

  private enum Phase: Hashable, Sendable {
    /// The caption is read.
    case reading(until: Double)
    case pressing(next: Int, at: Double)
    case awaiting
    case ended
  }

  /// What is said with a screen.
  package struct Standing: Hashable, Sendable {
    let step: Int
    let isPaused: Bool
    let speed: Double
  }

  package var standing: Standing { Standing(step: past ?? index, isPaused: isPaused || past != nil, speed: speed) }

  private let tour: Tour
  private(set) var index = 0
  private var phase: Phase?
  private(set) var speed: Double
  private(set) var isPaused = false
  /// The step that is shown is played without a rest, as somebody asked for the next one.
  private var isHurried = false
  /// It was paused when somebody asked for the next step, and is again once that is shown.
  private var pausesNext = false
  /// What the screen showed when the caption of each step came.
  private var seen: [Frame] = []
  /// The step before that is looked at again.
  private(set) var past: Int?

  package init(_ tour: Tour, speed: Double) {
    self.tour = tour
    self.speed = min(max(speed, Self.slowest), Self.fastest)
  }

  package static let slowest = 0.25
  package static let fastest = 16.0
  package var isOver: Bool { phase == .ended }
  /// The step that is shown.
  var step: Tour.Step? {
    let shown = past ?? index
    return isOver || !tour.steps.indices.contains(shown) ? nil : tour.steps[shown]
  }
  var count: Int { tour.steps.count }

  /// What is to be done now, where the screen shows that text.
  package mutating func next(at now: Double, on screen: String) -> Deed {
    guard let step, !isPaused, past == nil else { return isOver ? .end : .pause }
    switch phase ?? .reading(until: now + reading(step)) {
    case .reading(let end) where now < end:
      phase = .reading(until: end)
      return .wait(until: end)
    case .reading: phase = .pressing(next: 0, at: now)
    case .pressing(_, let time) where now < time: return .wait(until: time)
    case .pressing(let next, _) where next < step.keys.count:
      phase = .pressing(next: next + 1, at: isHurried ? now : now + Self.keyPause / speed)
      return .press(step.keys[next])
    case .pressing: phase = .awaiting
    case .awaiting where screen.contains(step.answer): skipAnswer()
    case .awaiting: return .await(step.answer)
    case .ended: return .end
    }
    return self.next(at: now, on: screen)
  }

  /// A key of the tour's own; false where it is another, which takes over.
  package mutating func heed(_ key: Key, at now: Double) -> Bool {
    switch key {
    case " ":
      isPaused = past == nil && !isPaused
      (past, pausesNext) = (nil, false)
      if !isPaused, case .reading = phase { phase = nil }
    case .left: past = max(0, min((past ?? index) - 1, seen.count - 1))
    case .right:
      if let step = past {
        past = step + 1 < index ? step + 1 : nil
      } else {
        hurry(at: now)
      }
    case "+": speed = min(speed * 2, Self.fastest)
    case "-": speed = max(speed / 2, Self.slowest)
    case "q": end()
    default: return false
    }
    return true
  }

  /// Plays what is left of the step at once, and stops at the next one where it was paused.
  private mutating func hurry(at now: Double) {
    switch phase {
    case nil, .reading: phase = .pressing(next: 0, at: now)
    case .pressing(let next, _): phase = .pressing(next: next, at: now)
    case .awaiting, .ended: break
    }
    (isPaused, isHurried, pausesNext) = (false, true, pausesNext || isPaused)
  }

  /// Goes on to the next step as if the answer had come.
  package mutating func skipAnswer() {
    index += 1
    phase = index < tour.steps.count ? nil : .ended
    (isPaused, isHurried, pausesNext) = (pausesNext, false, false)
  }

  package mutating func end() { phase = .ended }

  /// The screen shows this: what a step begins with can be looked at again.
  package mutating func see(_ frame: Frame) {
    guard past == nil, !isOver else { return }
    switch phase {
    case nil, .reading:
      seen = Array(seen.prefix(index))
      if seen.count == index { seen.append(frame) }
    case .pressing, .awaiting, .ended: break
    }
  }

  /// What was on the screen when the step began that is looked at again.
  var pastFrame: Frame? { past.flatMap { seen.indices.contains($0) ? seen[$0] : nil } }

  /// Every caption of the tour, for the room they take.
  var captions: [String] { tour.steps.map(\.caption) }

  package mutating func begin() {
    index = 0
    past = nil
    seen = []
    phase = nil
    (isPaused, isHurried, pausesNext) = (false, false, false)
  }

  /// A second to look, and as long as one reads.
  private func reading(_ step: Tour.Step) -> Double { (1.2 + Double(step.caption.count) / 22) / speed }

  private static let keyPause = 0.22
}
