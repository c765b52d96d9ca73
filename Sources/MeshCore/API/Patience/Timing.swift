/// How the core reads and spends time, and where it takes chance from: the system, or a test that waits for nothing.
public struct Timing: Sendable {
  /// The time since a moment that does not change.
  let now: @Sendable () -> Duration
  /// Returns after that time, or throws as soon as the task is cancelled.
  let sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to 1.
  let chance: @Sendable () -> Double

  public init(
    now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
    chance: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
  }

  public static let system: Timing = {
    let start = ContinuousClock.now
    return Timing(
      now: { ContinuousClock.now - start }, sleep: { try await pause(for: $0) },
      chance: { Double.random(in: 0..<1) })
  }()
}
