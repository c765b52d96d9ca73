import Dispatch
import Glibc

/// Ctrl-C while a command runs: cancels it, so that it can say what became of a write; a second one ends the program.
enum Interruption {
  static func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
    let task = Task { await body() }
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      task.cancel()
      signal(SIGINT, SIG_DFL)
    }
    source.activate()
    defer { source.cancel() }
    return await task.value
  }
}
