import NIOCore
import Synchronization

/// The place that one connection has in the register, and how many of its requests are being answered: by HTTP/2 there are
/// several at a time.
final class ConnectionPlace: Sendable {
  private let place: ConnectionRegister.Place
  private let register: ConnectionRegister
  private let answered = Mutex(0)

  /// Nil where the connection has to go; else it leaves the register by itself when it is closed.
  init?(of channel: any Channel, in register: ConnectionRegister) {
    guard let place = register.enter(channel) else { return nil }
    self.place = place
    self.register = register
    channel.closeFuture.whenComplete { _ in register.leave(place) }
  }

  /// A whole request has arrived.
  func beginAnswer() {
    let isFirst = answered.withLock { count in
      count += 1
      return count == 1
    }
    if isFirst { register.set(place, isAnswered: true) }
  }

  /// The answer to one is written, or nobody waits for it any more.
  func endAnswer() {
    let isLast = answered.withLock { count in
      count -= 1
      return count == 0
    }
    if isLast { register.set(place, isAnswered: false) }
  }
}
