import Dispatch

/// Threads of their own for pixel work, which would keep other tasks waiting on Swift's.
struct ComputeQueue: Sendable {
  private let queue = DispatchQueue(label: "meshwork.compute", attributes: .concurrent)

  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }
}
