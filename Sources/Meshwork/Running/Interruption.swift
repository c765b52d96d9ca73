import Dispatch
import Glibc
import Synchronization

/// Ctrl-C while a command runs, or a signal that asks it to end: cancels it, so that it can say what became of a write
/// and leave nothing behind; a second one ends the program.
enum Interruption {
  /// What `body` gives, and which signal came before it was done, if one did.
  static func cancelling<Value: Sendable>(
    _ body: @escaping @Sendable () async -> Value
  ) async -> (value: Value, signal: CInt?) {
    // `nohup` has its programs go on without a terminal.
    let numbers = [SIGINT, SIGTERM] + (isIgnored(SIGHUP) ? [] : [SIGHUP])
    for number in numbers { signal(number, SIG_IGN) }
    let sources = numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) }
    let (registered, gate) = AsyncStream.makeStream(of: Void.self)
    let caught = Caught()
    // A signal that comes before its source listens would be lost, so nothing is done, or asked, before.
    let task = Task {
      var waiting = numbers.count
      for await _ in registered {
        waiting -= 1
        if waiting == 0 { break }
      }
      return await body()
    }
    for (number, source) in zip(numbers, sources) {
      source.setRegistrationHandler { gate.yield() }
      source.setEventHandler {
        caught.first.withLock { $0 = $0 ?? number }
        task.cancel()
        for number in numbers { signal(number, SIG_DFL) }
      }
      source.activate()
    }
    defer { for source in sources { source.cancel() } }
    return (await task.value, caught.first.withLock(\.self))
  }

  private final class Caught: Sendable {
    let first = Mutex<CInt?>(nil)
  }

  private static func isIgnored(_ number: CInt) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
