import Glibc
import MeshCore
import Synchronization

/// The temporary workflows that this process has at work: whoever leaves in the middle of one waits until it is deleted.
final class TemporaryRuns: Sendable {
  private struct State {
    var count = 0
    var waiting: [AsyncStream<Void>.Continuation] = []
  }

  private let state = Mutex(State())

  /// Runs nodes by `base`, and is counted while it does.
  func counting(_ base: TemporaryWorkflows) -> any NodeRunner { Counted(base: base, runs: self) }

  /// Returns once all are deleted, or after the longest time that anybody should wait: what is there then stays noted,
  /// and the next start deletes it. `late`: told where it takes more than a moment.
  @inline(never)
  func end(late: @escaping @Sendable () -> Void) async {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let isAtWork = state.withLock { state in
      if state.count > 0 { state.waiting.append(end) }
      return state.count > 0
    }
    guard isAtWork else { return }
    // A shell that ends too sends it once more, and without a screen nobody else takes it.
    signal(SIGHUP, SIG_IGN)
    let bound = Task {
      if (try? await pause(for: Self.moment)) != nil { late() }
      if (try? await pause(for: Self.longest)) != nil { end.finish() }
    }
    for await _ in ends {}
    bound.cancel()
  }

  private func begin() { state.withLock { $0.count += 1 } }

  private func finish() {
    let waiting = state.withLock { state in
      state.count -= 1
      return state.count == 0 ? state.waiting : []
    }
    for end in waiting { end.finish() }
  }

  private struct Counted: NodeRunner {
    let base: TemporaryWorkflows
    let runs: TemporaryRuns

    var callsPerRun: Int { base.callsPerRun }

    func results(of nodes: [WorkflowNode], on inputs: [ImageInput]) async throws(APIError) -> [WorkflowResult] {
      runs.begin()
      defer { runs.finish() }
      return try await base.results(of: nodes, on: inputs)
    }
  }

  private static let moment = Duration.seconds(1)
  private static let longest = Duration.seconds(20)
}
