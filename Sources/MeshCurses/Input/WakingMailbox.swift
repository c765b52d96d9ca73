internal import Synchronization

/// Messages from any thread to the one that waits on the terminal, in the order they were posted.
///
/// The first message after a `drain` wakes that thread; further ones travel with it.
package final class WakingMailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let pipe: WakePipe

  package init(waking pipe: WakePipe) {
    self.pipe = pipe
  }

  package func post(_ message: Message) {
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if isFirst { pipe.wake() }
  }

  /// Takes messages out, the oldest first. Where some are left, that thread is woken again.
  package func drain(atMost count: Int = .max) -> [Message] {
    let (taken, isLeft) = messages.withLock { messages in
      // As with nearly every key.
      if messages.isEmpty { return ([Message](), false) }
      let taken = Array(messages.prefix(count))
      messages.removeFirst(taken.count)
      return (taken, !messages.isEmpty)
    }
    if isLeft { pipe.wake() }
    return taken
  }
}
