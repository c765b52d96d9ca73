import Dispatch
import Glibc

/// Ctrl-C while a command runs: cancels it, so that it can say what became of a write; a second one ends the program.
enum Interruption {
  static func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    let (opening, gate) = AsyncStream.makeStream(of: Void.self)
    // A Ctrl-C that comes before the source listens would be lost, so nothing is done, or asked, before.
    let task = Task {
      for await _ in opening {}
      return await body()
    }
    source.setRegistrationHandler { gate.finish() }
    source.setEventHandler {
      task.cancel()
      signal(SIGINT, SIG_DFL)
    }
    source.activate()
    defer { source.cancel() }
    return await task.value
  }
}
