import Synchronization

/// Who is told of the pauses before calls are sent again; nobody at first.
///
/// A task-local value would do, but the optimiser of Swift 6.3 makes code of it that crashes where the value is a function.
public final class RetryPauses: Sendable {
  private let listener = Mutex<(@Sendable (RetryPause) -> Void)?>(nil)

  public init() {}

  /// From now on `listener` is told, and no other.
  public func tell(_ listener: @escaping @Sendable (RetryPause) -> Void) { self.listener.withLock { $0 = listener } }

  func note(_ pause: RetryPause) { listener.withLock(\.self)?(pause) }
}
