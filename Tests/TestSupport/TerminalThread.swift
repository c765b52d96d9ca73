import Dispatch

/// Where tests wait for a program in a terminal: on a thread of their own, one after another.
///
/// Such a wait blocks. On the few threads that everything asynchronous shares it would hold up all other tests, until
/// the servers of some take their silence for a client that is gone.
@globalActor package actor TerminalThread {
  package static let shared = TerminalThread()

  private let thread = Thread()

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  private final class Thread: SerialExecutor {
    private let queue = DispatchQueue(label: "terminals")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
  }
}
