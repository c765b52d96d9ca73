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

  /// Takes all messages out.
  package func drain() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
