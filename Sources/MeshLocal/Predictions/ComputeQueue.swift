import Dispatch
import FoundationEssentials

/// Threads of their own for pixel work, which would keep other tasks waiting on Swift's. No more works at one time than
/// there are processors for, nor than four: a picture that is decoded may take a quarter of a gigabyte.
struct ComputeQueue: Sendable {
  private let gate = Gate(min(4, max(1, ProcessInfo.processInfo.activeProcessorCount)))

  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await gate.pass {
      try await withCheckedThrowingContinuation { continuation in
        // A queue each: those that take several works at a time wake an idle process (Sources/CTasks).
        DispatchQueue(label: "meshwork.compute").async { continuation.resume(with: Result(catching: work)) }
      }
    }
  }
}
