import Synchronization

/// How many bytes of requests are held at one time, by all connections together.
final class BodyRoom: Sendable {
  private let free: Mutex<Int>

  init(bytes: Int) { free = Mutex(bytes) }

  /// Takes so many; false where they are not free.
  func take(_ bytes: Int) -> Bool {
    free.withLock { free in
      guard bytes <= free else { return false }
      free -= bytes
      return true
    }
  }

  func giveBack(_ bytes: Int) { free.withLock { $0 += bytes } }
}
