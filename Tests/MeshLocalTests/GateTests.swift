import MeshLocal
import Synchronization
import Testing

/// What bounds how many images are decoded at one time.
@Suite struct GateTests {
  /// How many are through now, and how many were at most.
  private final class Count: Sendable {
    private let numbers = Mutex((now: 0, most: 0))

    var now: Int { numbers.withLock { $0.now } }
    var most: Int { numbers.withLock { $0.most } }

    func enter() {
      numbers.withLock { numbers in
        numbers.now += 1
        numbers.most = max(numbers.most, numbers.now)
      }
    }

    func leave() { numbers.withLock { $0.now -= 1 } }
  }

  @Test func onlySoManyAreThrough() async throws {
    let (gate, count) = (Gate(4), Count())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          try await gate.pass {
            count.enter()
            for _ in 0..<5 { await Task.yield() }
            count.leave()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(count.now == 0 && (1...4).contains(count.most))
  }

  /// Who waits and is cancelled leaves the line, and its place is nobody's loss.
  @Test func whoWaitsCanBeCancelled() async throws {
    let gate = Gate(1)
    let (entered, entry) = AsyncStream.makeStream(of: Void.self)
    let (freed, exit) = AsyncStream.makeStream(of: Void.self)
    let holder = Task {
      try await gate.pass {
        entry.finish()
        for await _ in freed {}
      }
    }
    for await _ in entered {}
    let waiting = Task { try await gate.pass {} }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    let next = Task { try await gate.pass { 7 } }
    exit.finish()
    try await holder.value
    #expect(try await next.value == 7)
  }

  /// Work that fails gives its place back.
  @Test func aFailureGivesItsPlaceBack() async throws {
    struct Fault: Error {}
    let gate = Gate(1)
    for _ in 0..<3 {
      await #expect(throws: Fault.self) { try await gate.pass { throw Fault() } }
    }
    #expect(try await gate.pass { 1 } == 1)
  }
}
