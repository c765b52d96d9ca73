import MeshCore
import Testing

@Suite struct PauseTests {
  @Test func itTakesItsTime() async throws {
    let start = ContinuousClock.now
    try await pause(for: .milliseconds(20))
    #expect(ContinuousClock.now - start >= .milliseconds(19))
  }

  @Test func itEndsAsSoonAsItsTaskIsCancelled() async {
    let (begun, sleeping) = (
      Task { try await pause(for: .seconds(86_400)) }, Task { try await pause(for: .seconds(1 << 62)) }
    )
    for task in [begun, sleeping] {
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }
}
