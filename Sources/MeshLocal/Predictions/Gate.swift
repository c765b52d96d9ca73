import Synchronization

/// Lets so many through at one time; the others wait for their turn, or until they are cancelled.
package final class Gate: Sendable {
  private struct Line {
    var free: Int
    var next = 0
    /// Who waits, by number: the smallest came first.
    var waiting: [(number: Int, turn: CheckedContinuation<Void, any Error>)] = []
  }

  private let line: Mutex<Line>

  package init(_ count: Int) { line = Mutex(Line(free: count)) }

  package func pass<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
    try await enter()
    defer { leave() }
    return try await work()
  }

  private func enter() async throws {
    try Task.checkCancellation()
    let number = line.withLock { line in
      line.next += 1
      return line.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { turn in
        let result: Result<Void, any Error>? = line.withLock { line in
          // Cancelled before it could be found in the line.
          if Task.isCancelled { return .failure(CancellationError()) }
          guard line.free == 0 else {
            line.free -= 1
            return .success(())
          }
          line.waiting.append((number, turn))
          return nil
        }
        if let result { turn.resume(with: result) }
      }
    } onCancel: {
      let turn = line.withLock { line in
        line.waiting.firstIndex { $0.number == number }.map { line.waiting.remove(at: $0).turn }
      }
      turn?.resume(throwing: CancellationError())
    }
  }

  private func leave() {
    let turn = line.withLock { line -> CheckedContinuation<Void, any Error>? in
      guard line.waiting.isEmpty else { return line.waiting.removeFirst().turn }
      line.free += 1
      return nil
    }
    turn?.resume()
  }
}
