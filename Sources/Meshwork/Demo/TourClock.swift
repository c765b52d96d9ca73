import Canvas
import Dispatch
import Glibc
import Synchronization

/// Wakes who waits, at a time: the last one that was asked for.
final class TourClock {
  private let timer: any DispatchSourceTimer

  init(ring: @escaping @Sendable () -> Void) {
    timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .distantFuture)
    timer.setEventHandler(handler: ring)
    timer.activate()
  }

  deinit { timer.cancel() }

  /// In seconds of `now`.
  func ring(at time: Double) {
    timer.schedule(deadline: .now() + .milliseconds(Int(max(0, time - Self.now) * 1000) + 1), leeway: .milliseconds(5))
  }

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Notices when a visitor has gone: nothing was pressed for a while.
final class IdleWatch {
  private let seconds: Double
  private let clock: TourClock
  private let flag: SharedFlag
  private var isVisited = false

  /// - Parameter tell: called once after each visit, from any thread.
  init(seconds: Double, tell: @escaping @Sendable () -> Void) {
    self.seconds = seconds
    let flag = SharedFlag()
    self.flag = flag
    clock = TourClock {
      flag.raise()
      tell()
    }
  }

  /// Takes note of what a person does; true once when nobody has done anything for long.
  func hear(_ events: [Event]) -> Bool {
    let isActive = events.contains { event in
      switch event {
      case .key, .mouse, .paste: true
      case .pasteCut, .resize, .resumed, .hangup, .terminate, .ground, .measured, .woken: false
      }
    }
    if isActive {
      isVisited = true
      flag.lower()
      clock.ring(at: TourClock.now + seconds)
      return false
    }
    guard isVisited, flag.isRaised else { return false }
    isVisited = false
    flag.lower()
    return true
  }
}

/// Set on one thread, read on another.
private final class SharedFlag: Sendable {
  private let value = Mutex(false)

  var isRaised: Bool { value.withLock(\.self) }
  func raise() { value.withLock { $0 = true } }
  func lower() { value.withLock { $0 = false } }
}
