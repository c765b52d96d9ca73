import MeshLocal
import Synchronization

/// How many bytes of requests are held at one time, by all connections together.
final class BodyRoom: Sendable {
  private let free: Mutex<Int>

  init(bytes: Int) { free = Mutex(bytes) }

  /// Takes so many.
  func take(_ bytes: Int) throws(Refusal) {
    let isTaken = free.withLock { free in
      guard bytes <= free else { return false }
      free -= bytes
      return true
    }
    guard isTaken else {
      throw Refusal(
        .busy, "Other requests are so large that there is no room for this one. Send it again in some seconds.")
    }
  }

  func giveBack(_ bytes: Int) { free.withLock { $0 += bytes } }
}
